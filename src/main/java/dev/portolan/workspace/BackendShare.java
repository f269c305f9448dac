package dev.portolan.workspace;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.EndpointSlice;
import dev.portolan.model.EndpointSlice.Endpoint;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.Target;

/// How many of a service's connections each of its ready endpoints gets.
final class BackendShare {
  private BackendShare() {}

  /// ` to 1 of 3`, ` to the only one`, or empty where it is not known.
  static String of(CheckRequest request, ClusterSnapshot snapshot) {
    if (!(request.to() instanceof Target.ServiceTarget t)) {
      return "";
    }
    long ready =
        snapshot.endpointSlices().stream()
            .filter(s -> s.ref().namespace().equals(t.service().namespace()))
            .filter(s -> s.serviceName().equals(t.service().name()))
            .flatMap((EndpointSlice s) -> s.endpoints().stream())
            .filter(Endpoint::ready)
            .map(Endpoint::addresses)
            .distinct()
            .count();
    return ready == 0 ? "" : ready == 1 ? " to the only one" : " to 1 of " + ready;
  }
}
