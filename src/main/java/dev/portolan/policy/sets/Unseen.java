package dev.portolan.policy.sets;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import java.util.ArrayList;
import java.util.List;

/// Where policies may be that cannot be seen.
///
/// @param everywhere true when policies of the whole cluster are hidden
/// @param apart how those of namespaces stand
record Unseen(boolean everywhere, List<Coverage> apart) {
  static final Unseen NOTHING = new Unseen(false, List.of());

  Unseen {
    apart = List.copyOf(apart);
  }

  static Unseen of(ClusterSnapshot snapshot) {
    boolean everywhere = false;
    List<Coverage> apart = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      Coverage coverage = snapshot.coverage(kind);
      if (!kind.isPolicy() || coverage.complete()) {
        continue;
      }
      if (kind.namespaced()) {
        apart.add(coverage);
      } else {
        everywhere |= coverage.in("").hidden();
      }
    }
    return new Unseen(everywhere, apart);
  }

  /// Whether hidden policies may select pods of a namespace.
  boolean in(String namespace) {
    return everywhere || apart.stream().anyMatch(c -> c.in(namespace).hidden());
  }
}
