package dev.portolan.policy.sets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/// All addresses, cut wherever a term tells neighbours apart: each piece with the terms it lies in.
record AddressSpace(List<Piece> pieces, Signature planned) {
  AddressSpace {
    pieces = List.copyOf(pieces);
  }

  /// A range of addresses that lie in the same terms.
  record Piece(Range range, Signature signature) {}

  /// @param terms the address terms by number
  static AddressSpace of(Map<Integer, Term.Addresses> terms) {
    TreeMap<Ip, Border> borders = new TreeMap<>();
    borders.put(Ip.FIRST4, new Border());
    borders.put(Ip.FIRST6, new Border());
    RoaringBitmap planned = new RoaringBitmap();
    terms.forEach(
        (number, term) -> {
          term.ranges().forEach(r -> mark(borders, r, number));
          if (term.planned()) {
            planned.add(number);
          }
        });
    return new AddressSpace(sweep(borders), new Signature(planned));
  }

  /// Where terms begin and end.
  private record Border(List<Integer> begin, List<Integer> end) {
    Border() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  private static void mark(TreeMap<Ip, Border> borders, Range range, int number) {
    borders.computeIfAbsent(range.first(), k -> new Border()).begin().add(number);
    if (!range.last().isLast()) {
      borders.computeIfAbsent(range.last().next(), k -> new Border()).end().add(number);
    }
  }

  private static List<Piece> sweep(TreeMap<Ip, Border> borders) {
    List<Piece> pieces = new ArrayList<>();
    Map<RoaringBitmap, Signature> known = new HashMap<>();
    RoaringBitmap inside = new RoaringBitmap();
    for (Map.Entry<Ip, Border> at : borders.entrySet()) {
      if (at.getKey().equals(Ip.FIRST6)) {
        inside = new RoaringBitmap();
      }
      for (int term : at.getValue().end()) {
        inside.remove(term);
      }
      for (int term : at.getValue().begin()) {
        inside.add(term);
      }
      Signature signature = known.get(inside);
      if (signature == null) {
        signature = new Signature(inside.clone());
        known.put(signature.terms(), signature);
      }
      Ip next = borders.higherKey(at.getKey());
      boolean lastOfFamily = next == null || next.six() != at.getKey().six();
      Ip last = lastOfFamily ? (at.getKey().six() ? Ip.LAST6 : Ip.LAST4) : next.previous();
      append(pieces, new Range(at.getKey(), last), signature);
    }
    return pieces;
  }

  /// Joins neighbours that nothing tells apart.
  private static void append(List<Piece> pieces, Range range, Signature signature) {
    if (!pieces.isEmpty()) {
      Piece before = pieces.getLast();
      boolean sameFamily = before.range().last().six() == range.first().six();
      if (sameFamily && before.signature().equals(signature)) {
        pieces.set(
            pieces.size() - 1,
            new Piece(new Range(before.range().first(), range.last()), signature));
        return;
      }
    }
    pieces.add(new Piece(range, signature));
  }

  Signature at(Ip ip) {
    int low = 0;
    int high = pieces.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (pieces.get(middle).range().first().compareTo(ip) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return pieces.get(low).signature();
  }
}
