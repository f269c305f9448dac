package dev.portolan.topology;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;

/// Of which kinds a namespace is fully known: silence about an object of them means that there is
/// none.
record Known(boolean pods, boolean services, boolean slices) {
  static Known in(ClusterSnapshot snapshot, String namespace) {
    return new Known(
        complete(snapshot, Kind.POD, namespace),
        complete(snapshot, Kind.SERVICE, namespace),
        complete(snapshot, Kind.ENDPOINT_SLICE, namespace));
  }

  private static boolean complete(ClusterSnapshot snapshot, Kind kind, String namespace) {
    return snapshot.coverage(kind).in(namespace).complete();
  }
}
