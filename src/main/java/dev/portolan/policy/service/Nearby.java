package dev.portolan.policy.service;

import dev.portolan.model.NodeTraffic;
import dev.portolan.model.NodeTraffic.Place;
import dev.portolan.model.Pod;
import dev.portolan.policy.Party;
import dev.portolan.policy.Party.PodParty;
import dev.portolan.policy.service.Backends.Spot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The backends that a caller is led to by a service: all, or those on one node.
///
/// @param spots empty when all are on other nodes
/// @param certain false when of none it is known to be on that node, or those elsewhere may be met
///   in vain
/// @param note what to say of it, or empty
record Nearby(List<Spot> spots, boolean certain, String note) {
  static Nearby all(List<Spot> spots) {
    return new Nearby(spots, true, "");
  }

  /// @param kept what keeps the traffic on one node, or empty
  static Nearby of(Optional<NodeTraffic> kept, List<Spot> all) {
    return kept.map(t -> of(t, all)).orElseGet(() -> all(all));
  }

  private static Nearby of(NodeTraffic traffic, List<Spot> all) {
    Map<Place, List<Spot>> places =
        all.stream().collect(Collectors.groupingBy(s -> traffic.place(pod(s.party()))));
    List<Spot> here = places.getOrDefault(Place.HERE, List.of());
    List<Spot> unknown = places.getOrDefault(Place.UNKNOWN, List.of());
    if (!here.isEmpty()) {
      boolean luck = traffic.loose() && here.size() < all.size();
      return luck
          ? new Nearby(here, false, traffic.byLuck(pods(here), pods(all)))
          : new Nearby(here, true, traffic.kept(pods(here), pods(all)));
    }
    return unknown.isEmpty()
        ? new Nearby(List.of(), true, traffic.nowhere(pods(all)))
        : new Nearby(unknown, false, traffic.unsure());
  }

  /// A pod of two families is one endpoint to a person.
  private static int pods(List<Spot> spots) {
    return (int)
        spots.stream()
            .map(s -> s.party() instanceof PodParty p ? p.pod().ref() : s.party())
            .distinct()
            .count();
  }

  static @Nullable Pod pod(Party party) {
    return party instanceof PodParty p ? p.pod() : null;
  }
}
