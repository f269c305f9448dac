package dev.portolan.policy.diff;

import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.policy.Party.PodParty;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Traffic;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.Reason;
import dev.portolan.policy.Verdict.State;
import dev.portolan.policy.diff.PairShift.Ends;
import dev.portolan.policy.diff.PairShift.Found;
import dev.portolan.policy.diff.PairShift.Pair;
import dev.portolan.policy.subject.AllPairs;
import dev.portolan.policy.subject.Group;
import dev.portolan.policy.subject.Groups;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Walks over all pairs of groups that a change may concern.
final class DifferenceWalk {
  private final Reachability before;
  private final Reachability after;
  private final PairShift shifts;
  private final Touched touched;

  DifferenceWalk(Reachability before, Reachability after) {
    this.before = before;
    this.after = after;
    this.shifts = new PairShift(before, after);
    this.touched = Touched.between(before, after);
  }

  /// A group before and after, null on the side where it is not.
  ///
  /// @param pods its pods of both sides; empty for a range outside
  private record Both(@Nullable Group old, @Nullable Group now, Set<ObjectRef> pods) {
    Group any() {
      return Objects.requireNonNull(now == null ? old : now);
    }
  }

  Difference difference() {
    Map<String, Group> old = byId(before);
    Map<String, Group> now = byId(after);
    Set<String> ids = new HashSet<>(old.keySet());
    ids.addAll(now.keySet());
    List<Both> inside = ids.stream().sorted().map(id -> both(old.get(id), now.get(id))).toList();
    List<Both> outside =
        Groups.outside(Ranges.refined(before.outside(), after.outside())).stream()
            .map(g -> new Both(g, g, Set.of()))
            .toList();
    List<Change> changes = new ArrayList<>();
    for (Both from : inside) {
      inside.forEach(to -> change(from, to).ifPresent(changes::add));
      changes.addAll(
          Ranges.joined(outside.stream().flatMap(to -> change(from, to).stream()).toList()));
    }
    for (Both to : inside) {
      changes.addAll(
          Ranges.joined(outside.stream().flatMap(from -> change(from, to).stream()).toList()));
    }
    return new Difference(changes, only(now, old), only(old, now));
  }

  private static Map<String, Group> byId(Reachability side) {
    return Groups.workloads(new SnapshotIndex(side.snapshot())).stream()
        .collect(Collectors.toMap(Group::id, Function.identity(), (a, b) -> a, TreeMap::new));
  }

  private static Both both(@Nullable Group old, @Nullable Group now) {
    Set<ObjectRef> pods =
        Stream.of(old, now)
            .filter(Objects::nonNull)
            .flatMap(g -> g.parties().stream())
            .filter(PodParty.class::isInstance)
            .map(p -> ((PodParty) p).pod())
            .map(Pod::ref)
            .collect(Collectors.toSet());
    return new Both(old, now, pods);
  }

  private static List<Group> only(Map<String, Group> here, Map<String, Group> there) {
    return here.values().stream().filter(g -> !there.containsKey(g.id())).toList();
  }

  private Optional<Change> change(Both from, Both to) {
    if (!touched.concerns(from.pods(), to.pods())) {
      return Optional.empty();
    }
    Found found = shifts.of(new Ends(from.old(), to.old()), new Ends(from.now(), to.now()));
    return found.shift().isEmpty()
        ? Optional.empty()
        : Optional.of(new Change(from.any(), to.any(), found.shift(), samples(found)));
  }

  /// The first connection that is gained, the first that is lost, unclear, cleared.
  private List<Change.Sample> samples(Found found) {
    Shift s = found.shift();
    return Stream.of(s.gained(), s.lost(), s.unclear(), s.cleared())
        .flatMap(c -> AllPairs.samples(c).stream().limit(1))
        .map(port -> sample(found, port))
        .toList();
  }

  private Change.Sample sample(Found found, Traffic.ToPort port) {
    return new Change.Sample(
        port.protocol(),
        port.port(),
        verdict(before, found.before(), port),
        verdict(after, found.after(), port));
  }

  private static Verdict verdict(Reachability side, Optional<Pair> pair, Traffic.ToPort port) {
    return pair.map(p -> side.explain(p.source(), p.target(), port))
        .orElseGet(
            () ->
                new Verdict(
                    State.NOT_APPLICABLE,
                    List.of(Reason.general("one of the two has no running pod"))));
  }
}
