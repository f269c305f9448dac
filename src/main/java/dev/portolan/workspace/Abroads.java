package dev.portolan.workspace;

import dev.portolan.model.Pod;
import dev.portolan.policy.AddressRange;
import dev.portolan.policy.Party;
import dev.portolan.policy.Reach;
import dev.portolan.policy.Reachability;
import dev.portolan.workspace.Neighbourhood.Abroad;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
