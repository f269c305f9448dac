package dev.portolan.diagnosis;

import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.model.SnapshotIndex;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// Guesses whom a selector means that matches nobody: the pod of the namespace whose label is most
/// like the one that is asked for.
final class Likeness {
  private static final int LEAST = 3;

  private Likeness() {}

  static Optional<Pod> pod(SnapshotIndex index, Service service) {
    return index.podsIn(service.namespace()).stream()
        .filter(p -> !p.ended())
        .filter(p -> of(service, p) >= LEAST)
        .max(Comparator.comparingInt(p -> of(service, p)));
  }

  /// How many letters the labels that are asked for have in common with the pod's, from the start.
  private static int of(Service service, Pod pod) {
    int most = 0;
    for (Map.Entry<String, String> wanted : service.selector().entrySet()) {
      String has = pod.labels().getOrDefault(wanted.getKey(), "");
      most = Math.max(most, common(has, wanted.getValue()));
      most = Math.max(most, common(has, service.name()));
    }
    return most;
  }

  private static int common(String a, String b) {
    int n = 0;
    while (n < a.length() && n < b.length() && a.charAt(n) == b.charAt(n)) {
      n++;
    }
    return n;
  }
}
