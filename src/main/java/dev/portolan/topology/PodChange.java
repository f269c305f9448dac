package dev.portolan.topology;

import dev.portolan.model.KubeObject;
import dev.portolan.model.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A pod that came, went or is no longer what it was.
///
/// @param was null for one that came
/// @param is null for one that went
record PodChange(@Nullable Pod was, @Nullable Pod is) {
  /// Every difference between two lists of pods in the order of their names.
  static List<PodChange> between(List<KubeObject> before, List<KubeObject> now) {
    List<PodChange> changes = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < now.size()) {
      Pod was = i < before.size() ? (Pod) before.get(i) : null;
      Pod is = j < now.size() ? (Pod) now.get(j) : null;
      int order = order(was, is);
      if (!Same.one(was, is)) {
        changes.add(new PodChange(order <= 0 ? was : null, order >= 0 ? is : null));
      }
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return changes;
  }

  private static int order(@Nullable Pod was, @Nullable Pod is) {
    if (was == null || is == null) {
      return was == null ? 1 : -1;
    }
    return Same.one(was, is) ? 0 : was.name().compareTo(is.name());
  }

  Stream<Pod> both() {
    return Stream.concat(Stream.ofNullable(was), Stream.ofNullable(is));
  }

  /// True when it is a change in what services look at, or in who owns the pod.
  boolean matters(Known known) {
    return was == null
        || is == null
        || was.ended() != is.ended()
        || was.planned() != is.planned()
        || (!known.slices() && was.ready() != is.ready())
        || !Objects.equals(was.meta().owner(), is.meta().owner())
        || !was.labels().equals(is.labels());
  }
}
