package dev.portolan.policy.diff;

import dev.portolan.policy.AddressRange;
import dev.portolan.policy.subject.AddressOrder;
import dev.portolan.policy.subject.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Address ranges of two sets of predictions, cut alike; and neighbours of equal changes joined
/// again.
final class Ranges {
  private Ranges() {}

  /// The pieces that both sides leave whole. Both cover all addresses, in order.
  static List<AddressRange> refined(List<AddressRange> before, List<AddressRange> after) {
    List<AddressRange> pieces = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() && j < after.size()) {
      AddressRange a = before.get(i);
      AddressRange b = after.get(j);
      AddressOrder.overlap(a, b).ifPresent(pieces::add);
      int ends = AddressOrder.compare(a.last(), b.last());
      i += ends <= 0 ? 1 : 0;
      j += ends >= 0 ? 1 : 0;
    }
    return pieces;
  }

  /// Joins changes of neighbouring ranges that are the same.
  static List<Change> joined(List<Change> changes) {
    List<Change> joined = new ArrayList<>();
    for (Change change : changes) {
      Optional<Change> both = joined.isEmpty() ? Optional.empty() : join(joined.getLast(), change);
      if (both.isPresent()) {
        joined.set(joined.size() - 1, both.get());
      } else {
        joined.add(change);
      }
    }
    return joined;
  }

  private static Optional<Change> join(Change a, Change b) {
    if (!a.shift().equals(b.shift())) {
      return Optional.empty();
    }
    return group(a.from(), b.from())
        .flatMap(
            from -> group(a.to(), b.to()).map(to -> new Change(from, to, a.shift(), a.samples())));
  }

  /// The same group, or the range that two neighbours make together.
  private static Optional<Group> group(Group a, Group b) {
    if (a.id().equals(b.id())) {
      return Optional.of(a);
    }
    AddressRange first = a.range();
    AddressRange second = b.range();
    return first != null && second != null && AddressOrder.adjacent(first, second)
        ? Optional.of(Group.of(new AddressRange(first.first(), second.last())))
        : Optional.empty();
  }
}
