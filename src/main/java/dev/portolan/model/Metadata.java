package dev.portolan.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What every object has: its name, identity, labels, controlling owner and age.
///
/// @param uid the server's identity of this very object; empty where the source has none
///   (manifests)
/// @param resourceVersion the server's number of this state, in a watch's events alone: a snapshot
///   keeps none
/// @param owner the controlling owner (`ownerReferences` with `controller: true`), or null
/// @param created `creationTimestamp`, or null
/// @param terminating true when `deletionTimestamp` is set
public record Metadata(
    ObjectRef ref,
    String uid,
    String resourceVersion,
    Map<String, String> labels,
    @Nullable OwnerRef owner,
    @Nullable Instant created,
    boolean terminating) {
  public Metadata {
    labels = Map.copyOf(labels);
  }

  /// A controlling owner. The kind is text: it may be one that Portolan does not read.
  public record OwnerRef(String kind, String name, String uid) {}

  /// Metadata of an object of which only name and labels are known.
  public static Metadata of(ObjectRef ref, Map<String, String> labels) {
    return new Metadata(ref, "", "", labels, null, null, false);
  }

  public Metadata ownedBy(OwnerRef controller) {
    return new Metadata(ref, uid, resourceVersion, labels, controller, created, terminating);
  }
}
