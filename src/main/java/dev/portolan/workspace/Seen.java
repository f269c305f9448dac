package dev.portolan.workspace;

import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A changed connection as seen from one of its ends: of the two, the one that more of the changes
/// have in common.
///
/// @param peer the other end; null for the outside
/// @param out true when the subject is the source
record Seen(ObjectRef subject, @Nullable ObjectRef peer, boolean out, Delta delta) {
  static List<Seen> of(Changes changes) {
    Map<ObjectRef, Integer> counts = new HashMap<>();
    for (Delta d : changes.deltas()) {
      count(counts, d.from());
      count(counts, d.to());
    }
    return changes.deltas().stream().map(d -> of(d, counts)).toList();
  }

  private static void count(Map<ObjectRef, Integer> counts, @Nullable ObjectRef end) {
    if (end != null) {
      counts.merge(end, 1, Integer::sum);
    }
  }

  private static Seen of(Delta d, Map<ObjectRef, Integer> counts) {
    ObjectRef from = d.from();
    ObjectRef to = d.to();
    boolean out =
        to == null || (from != null && counts.getOrDefault(from, 0) > counts.getOrDefault(to, 0));
    return out
        ? new Seen(Objects.requireNonNull(from), to, true, d)
        : new Seen(Objects.requireNonNull(to), from, false, d);
  }

  /// The same between the namespaces of its ends.
  Seen byNamespace() {
    return new Seen(namespace(subject), peer == null ? null : namespace(peer), out, delta);
  }

  private static ObjectRef namespace(ObjectRef ref) {
    return ref.kind() == Kind.NAMESPACE ? ref : ObjectRef.namespace(ref.namespace());
  }
}
