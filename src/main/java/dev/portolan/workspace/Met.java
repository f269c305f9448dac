package dev.portolan.workspace;

import dev.portolan.model.NodeTraffic;
import dev.portolan.model.NodeTraffic.Place;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.policy.Connections;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Which pods callers meet at an object: all that it stands for; at a service that keeps traffic on
/// a node, those on each caller's own.
///
/// @param lots callers that meet the same pods
/// @param stranded how many callers meet none
/// @param note what is to be said of it, or empty
record Met(List<Lot> lots, int stranded, String note) {
  private static final String KEPT =
      "internalTrafficPolicy is Local: each caller meets the endpoints on its own node alone";

  Met {
    lots = List.copyOf(lots);
  }

  /// Callers, and the pods that each of them may meet.
  record Lot(List<Pod> sources, List<Pod> targets) {}

  static Met of(SnapshotIndex index, List<Pod> sources, ObjectRef to, List<Pod> targets) {
    Map<String, List<Pod>> nodes =
        sources.stream()
            .collect(Collectors.groupingBy(Pod::nodeName, TreeMap::new, Collectors.toList()));
    List<Lot> lots = new ArrayList<>();
    int stranded = 0;
    String note = "";
    for (List<Pod> callers : nodes.values()) {
      Optional<NodeTraffic> kept =
          index.snapshot().service(to).flatMap(s -> NodeTraffic.of(s, callers.getFirst()));
      if (kept.isEmpty()) {
        return new Met(List.of(new Lot(sources, targets)), 0, "");
      }
      List<Pod> near =
          targets.stream().filter(t -> kept.get().place(t) != Place.ELSEWHERE).toList();
      note =
          near.isEmpty()
              ? kept.get().nowhere(targets.size())
              : kept.get().kept(near.size(), targets.size());
      if (near.isEmpty()) {
        stranded += callers.size();
      } else {
        lots.add(new Lot(callers, near));
      }
    }
    return new Met(lots, stranded, nodes.size() > 1 ? note(stranded, sources.size()) : note);
  }

  /// What is to be said of an object whatever its callers; empty for one that keeps no traffic.
  static String rule(SnapshotIndex index, ObjectRef to, Pod caller) {
    return index.snapshot().service(to).flatMap(s -> NodeTraffic.of(s, caller)).isPresent()
        ? KEPT
        : "";
  }

  private static String note(int stranded, int callers) {
    return stranded == 0
        ? KEPT
        : KEPT + "; " + stranded + " of " + callers + " callers have none there";
  }

  /// What the policies say of every pair. A caller that meets nobody is allowed nothing, unless
  /// that is so of all: then there is nothing to judge.
  Spread spread(Reachability reachability) {
    Spread all = Spread.NOTHING;
    for (Lot lot : lots) {
      all = all.and(Pods.spread(reachability, lot.sources(), lot.targets()));
    }
    return stranded == 0 || all.pairs() == 0
        ? all
        : all.and(new Spread(Connections.NONE, Connections.NONE, Connections.NONE, stranded));
  }
}
