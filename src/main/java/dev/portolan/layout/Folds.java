package dev.portolan.layout;

import dev.portolan.model.ObjectRef;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// What the user opened or closed on the map. A namespace is open unless it was closed; a workload
/// keeps its replicas folded unless it was opened.
///
/// @param opened workloads whose pods are shown
/// @param closed namespaces that are shown as one tile
public record Folds(Set<ObjectRef> opened, Set<ObjectRef> closed) {
  public static final Folds NONE = new Folds(Set.of(), Set.of());

  public Folds {
    opened = Collections.unmodifiableSet(new TreeSet<>(opened));
    closed = Collections.unmodifiableSet(new TreeSet<>(closed));
  }
}
