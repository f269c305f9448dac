package dev.portolan.policy.sets;

import dev.portolan.policy.Reach;
import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/// What one end's policies say of every class at the other end.
///
/// @param terms the terms that the answer depends on
/// @param byName true when it depends on the names of the peers' ports
/// @param rest the answer for every class that is in no cell
record Side(RoaringBitmap terms, boolean byName, List<Cell> cells, Reach rest) {
  /// No policy says anything.
  static final Side OPEN = new Side(new RoaringBitmap(), false, List.of(), Reach.ALLOWED);

  Side {
    cells = List.copyOf(cells);
  }

  /// The classes with one answer.
  record Cell(Reach reach, RoaringBitmap classes) {}

  Reach at(int number) {
    for (Cell cell : cells) {
      if (cell.classes().contains(number)) {
        return cell.reach();
      }
    }
    return rest;
  }

  /// This side with the answers for new classes, which another side gives.
  Side plus(Side news) {
    List<Cell> result = new ArrayList<>(cells);
    for (Cell added : news.cells()) {
      int at = 0;
      while (at < result.size() && !result.get(at).reach().equals(added.reach())) {
        at++;
      }
      if (at == result.size()) {
        result.add(added);
      } else {
        RoaringBitmap both = RoaringBitmap.or(result.get(at).classes(), added.classes());
        result.set(at, new Cell(added.reach(), both));
      }
    }
    return new Side(terms, byName, result, rest);
  }
}
