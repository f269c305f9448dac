package dev.portolan.workspace;

import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.policy.AddressRange;
import dev.portolan.policy.Party;
import dev.portolan.policy.Reach;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Spread;
import dev.portolan.workspace.Neighbourhood.Abroad;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a pod may reach outside the cluster, and what outside may reach it: ranges of which the
/// policies say the same stand together.
final class Abroads {
  /// Beyond as many, the ranges are counted instead of named.
  private static final int NAMED = 3;

  private final Reachability reachability;
  private final List<AddressRange> ranges;

  Abroads(Reachability reachability) {
    this.reachability = reachability;
    ranges = reachability.outside();
  }

  private record Both(Reach out, Reach in) {}

  /// By one of the pods: those of one object mostly have the same labels.
  List<Abroad> of(List<Pod> own) {
    Map<Both, List<AddressRange>> same = new LinkedHashMap<>();
    Party pod = Party.of(own.getFirst());
    for (AddressRange range : ranges) {
      if (family(pod, range)) {
        Party abroad = Party.outside(range.first());
        Both both = new Both(reachability.reach(pod, abroad), reachability.reach(abroad, pod));
        same.computeIfAbsent(both, k -> new ArrayList<>()).add(range);
      }
    }
    List<Abroad> all = new ArrayList<>();
    same.forEach(
        (both, group) ->
            all.add(
                new Abroad(
                    same.size() == 1 ? "everywhere" : name(group), group, both.out(), both.in())));
    return all;
  }

  /// What another set of policies makes of a workload's connections outside.
  static List<Delta> changes(
      ObjectRef workload, List<Pod> own, Reachability before, Reachability after) {
    Set<AddressRange> ranges = new LinkedHashSet<>(after.outside());
    if (before.outside().size() > after.outside().size()) {
      ranges = new LinkedHashSet<>(before.outside());
    }
    Party pod = Party.of(own.getFirst());
    Map<List<Reach>, List<AddressRange>> out = new LinkedHashMap<>();
    Map<List<Reach>, List<AddressRange>> in = new LinkedHashMap<>();
    for (AddressRange range : ranges) {
      if (family(pod, range)) {
        Party there = Party.outside(range.first());
        out.computeIfAbsent(
                List.of(before.reach(pod, there), after.reach(pod, there)), k -> new ArrayList<>())
            .add(range);
        in.computeIfAbsent(
                List.of(before.reach(there, pod), after.reach(there, pod)), k -> new ArrayList<>())
            .add(range);
      }
    }
    List<Delta> deltas = new ArrayList<>();
    add(deltas, out, workload, null);
    add(deltas, in, null, workload);
    return deltas;
  }

  private static void add(
      List<Delta> deltas,
      Map<List<Reach>, List<AddressRange>> groups,
      @Nullable ObjectRef from,
      @Nullable ObjectRef to) {
    groups.forEach(
        (reach, ranges) -> {
          String name = groups.size() == 1 ? "everywhere" : name(ranges);
          Spread was = Spread.of(reach.getFirst());
          Delta delta = new Delta(from, to, name, was, Spread.of(reach.getLast()));
          if (!delta.none()) {
            deltas.add(delta);
          }
        });
  }

  /// A pod meets addresses of its own families only; one without an address may have either.
  private static boolean family(Party pod, AddressRange range) {
    if (!(pod instanceof Party.PodParty p) || p.pod().ips().isEmpty()) {
      return true;
    }
    boolean v6 = range.first().contains(":");
    return p.pod().ips().stream().anyMatch(ip -> ip.contains(":") == v6);
  }

  private static String name(List<AddressRange> group) {
    String named =
        group.stream().limit(NAMED).map(AddressRange::toString).collect(Collectors.joining(", "));
    int more = group.size() - NAMED;
    return more > 0 ? named + " and " + more + " more ranges" : named;
  }
}
