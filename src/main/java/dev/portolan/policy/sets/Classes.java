package dev.portolan.policy.sets;

import dev.portolan.policy.Connections;
import dev.portolan.policy.sets.Term.Match;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;

/// The classes of equal members, numbered, and who of them matches which term. It only grows; a
/// copy shares every bit set that it does not change.
final class Classes {
  private static final RoaringBitmap NOBODY = new RoaringBitmap();

  private final List<Member> members;
  private final Map<Member, Integer> numbers;
  private final List<RoaringBitmap> yes;
  private final List<RoaringBitmap> maybe;
  private final Map<String, Map<Connections, RoaringBitmap>> names;

  /// What this copy may write to.
  private final Set<RoaringBitmap> own = Collections.newSetFromMap(new IdentityHashMap<>());

  Classes() {
    members = new ArrayList<>();
    numbers = new HashMap<>();
    yes = new ArrayList<>();
    maybe = new ArrayList<>();
    names = new HashMap<>();
  }

  Classes(Classes from) {
    members = new ArrayList<>(from.members);
    numbers = new HashMap<>(from.numbers);
    yes = new ArrayList<>(from.yes);
    maybe = new ArrayList<>(from.maybe);
    names = new HashMap<>(from.names);
  }

  int size() {
    return members.size();
  }

  Member get(int number) {
    return members.get(number);
  }

  /// The member's class, or -1.
  int find(Member member) {
    return numbers.getOrDefault(member, -1);
  }

  /// A new class. Who matches what is added by `match`.
  int add(Member member) {
    int number = members.size();
    members.add(member);
    numbers.put(member, number);
    member
        .names()
        .forEach(
            (name, ports) -> {
              Map<Connections, RoaringBitmap> byPorts =
                  new HashMap<>(names.getOrDefault(name, Map.of()));
              byPorts.put(ports, with(byPorts.getOrDefault(ports, NOBODY), number));
              names.put(name, byPorts);
            });
    return number;
  }

  /// Notes a term's answer for a class.
  void match(int term, Match answer, int number) {
    grow(term + 1);
    if (answer == Match.YES) {
      yes.set(term, with(yes.get(term), number));
    } else if (answer == Match.MAYBE) {
      maybe.set(term, with(maybe.get(term), number));
    }
  }

  void grow(int terms) {
    while (yes.size() < terms) {
      yes.add(NOBODY);
      maybe.add(NOBODY);
    }
  }

  private RoaringBitmap with(RoaringBitmap bits, int number) {
    RoaringBitmap mine = bits;
    if (!own.contains(bits)) {
      mine = bits.clone();
      own.add(mine);
    }
    mine.add(number);
    return mine;
  }

  RoaringBitmap yes(int term) {
    return yes.get(term);
  }

  RoaringBitmap maybe(int term) {
    return maybe.get(term);
  }

  /// The classes whose containers have a port of that name, by what it stands for.
  Map<Connections, RoaringBitmap> named(String name) {
    return names.getOrDefault(name, Map.of());
  }
}
