package dev.portolan.topology;

import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The pods of one namespace sorted by the workload that owns them.
///
/// @param lone those that nobody owns, by reference
record Muster(Map<ObjectRef, Crew> crews, Map<ObjectRef, Pod> lone) {
  /// Sorts all pods.
  static Muster of(Holdings here, Surroundings around) {
    return sorted(here.of(Kind.POD), around);
  }

  private static Muster sorted(List<? extends KubeObject> pods, Surroundings around) {
    Map<ObjectRef, List<Pod>> owned = new HashMap<>();
    Map<ObjectRef, Pod> lone = new HashMap<>();
    for (KubeObject object : pods) {
      Pod pod = (Pod) object;
      ObjectRef owner = around.standing(pod);
      if (Same.one(owner, pod.ref())) {
        lone.put(owner, pod);
      } else {
        owned.computeIfAbsent(owner, k -> new ArrayList<>()).add(pod);
      }
    }
    Map<ObjectRef, Crew> crews = new HashMap<>();
    owned.forEach((owner, crew) -> crews.put(owner, Crew.of(crew)));
    return new Muster(crews, lone);
  }

  /// The muster after changes, while every owner is who it was: only crews that a change concerns
  /// are looked at.
  Muster after(List<PodChange> changes, Surroundings around) {
    Map<ObjectRef, Crew> nextCrews = new HashMap<>(crews);
    Map<ObjectRef, Pod> nextLone = new HashMap<>(lone);
    Map<ObjectRef, List<Pod>> gone = new HashMap<>();
    Map<ObjectRef, List<Pod>> come = new HashMap<>();
    for (PodChange change : changes) {
      Pod was = change.was();
      if (was != null && nextLone.remove(was.ref()) == null) {
        gone.computeIfAbsent(around.standing(was), k -> new ArrayList<>()).add(was);
      }
      Pod is = change.is();
      if (is != null) {
        ObjectRef owner = around.standing(is);
        if (Same.one(owner, is.ref())) {
          nextLone.put(owner, is);
        } else {
          come.computeIfAbsent(owner, k -> new ArrayList<>()).add(is);
        }
      }
    }
    Set<ObjectRef> concerned = new HashSet<>(gone.keySet());
    concerned.addAll(come.keySet());
    for (ObjectRef owner : concerned) {
      List<Pod> crew = new ArrayList<>(nextCrews.getOrDefault(owner, Crew.NONE).pods());
      Set<ObjectRef> leave = new HashSet<>();
      gone.getOrDefault(owner, List.of()).forEach(p -> leave.add(p.ref()));
      crew.removeIf(p -> leave.contains(p.ref()));
      crew.addAll(come.getOrDefault(owner, List.of()));
      crew.sort(Comparator.comparing(Pod::name));
      nextCrews.put(owner, Crew.of(crew));
      nextCrews.computeIfPresent(owner, (k, c) -> c.pods().isEmpty() ? null : c);
    }
    return new Muster(nextCrews, nextLone);
  }

  Tally tally() {
    Tally all = Tally.NONE;
    for (Crew crew : crews.values()) {
      all = all.plus(crew.tally());
    }
    for (Pod pod : lone.values()) {
      all = all.plus(Conditions.of(pod));
    }
    return all;
  }
}
