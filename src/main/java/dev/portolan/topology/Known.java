package dev.portolan.topology;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import java.util.ArrayList;
import java.util.List;

/// Of which kinds a namespace is fully known: silence about an object of them means that there is
/// none.
///
/// @param forbidden the kinds that may not be seen, as kubectl names them
/// @param stale the kinds that could not be read (again): what is shown of them may be old
record Known(
    boolean pods, boolean services, boolean slices, List<String> forbidden, List<String> stale) {
  private static final List<Kind> ASKED =
      List.of(Kind.POD, Kind.SERVICE, Kind.ENDPOINT_SLICE, Kind.INGRESS, Kind.NETWORK_POLICY);

  static final Known NOTHING = new Known(false, false, false, List.of(), List.of());

  static Known in(ClusterSnapshot snapshot, String namespace) {
    List<String> forbidden = new ArrayList<>();
    List<String> stale = new ArrayList<>();
    for (Kind kind : ASKED) {
      switch (snapshot.coverage(kind).in(namespace)) {
        case Coverage.Forbidden f -> forbidden.add(kind.plural());
        case Coverage.Failed f -> stale.add(kind.plural());
        default -> {}
      }
    }
    return new Known(
        complete(snapshot, Kind.POD, namespace),
        complete(snapshot, Kind.SERVICE, namespace),
        complete(snapshot, Kind.ENDPOINT_SLICE, namespace),
        List.copyOf(forbidden),
        List.copyOf(stale));
  }

  private static boolean complete(ClusterSnapshot snapshot, Kind kind, String namespace) {
    return snapshot.coverage(kind).in(namespace).complete();
  }
}
