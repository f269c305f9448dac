package dev.portolan.workspace;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Changes to a snapshot's policies that exist in the mind only.
public final class Edits {
  private Edits() {}

  /// A policy to add or to put in another's place.
  ///
  /// @param policy null to take the policy away
  /// @param yaml as the user wrote it, or empty
  public record Edit(ObjectRef ref, @Nullable KubeObject policy, String yaml) {}

  /// The snapshot as it would be.
  public static ClusterSnapshot apply(ClusterSnapshot snapshot, List<Edit> edits) {
    Map<Kind, Map<ObjectRef, KubeObject>> objects = new EnumMap<>(Kind.class);
    objects.putAll(snapshot.objects());
    for (Edit edit : edits) {
      Map<ObjectRef, KubeObject> kind =
          new TreeMap<>(objects.getOrDefault(edit.ref().kind(), Map.of()));
      if (edit.policy() == null) {
        kind.remove(edit.ref());
      } else {
        kind.put(edit.ref(), edit.policy());
      }
      objects.put(edit.ref().kind(), kind);
    }
    return new ClusterSnapshot(
        snapshot.origin(), snapshot.generation(), snapshot.time(), snapshot.coverage(), objects);
  }
}
