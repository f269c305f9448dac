package dev.portolan.diagnosis;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.GatewayRoute;
import dev.portolan.model.Ingress;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.Target;
import dev.portolan.probe.TargetParser;
import dev.portolan.probe.target.Fronts;
import java.util.List;
import java.util.Optional;

/// The ingress or route that serves a host, and where clients meet it.
///
/// @param addresses IP addresses, and names where a cloud gives those
record Served(ObjectRef by, List<String> addresses) {
  static Optional<Served> of(ClusterSnapshot snapshot, Target target) {
    return target instanceof Target.IngressTarget t
        ? snapshot
            .find(t.ingress())
            .map(
                object ->
                    switch (object) {
                      case Ingress i -> new Served(i.ref(), i.addresses());
                      case GatewayRoute r -> new Served(r.ref(), new Fronts(snapshot).addresses(r));
                      default -> throw new IllegalStateException(object.ref() + " serves no host");
                    })
        : Optional.empty();
  }

  /// The one that serves a host which was asked by its name.
  static Optional<Served> of(ClusterSnapshot snapshot, String host) {
    return new TargetParser(snapshot).parse(host).flatMap(t -> of(snapshot, t));
  }

  /// Such as `shop/site at 192.0.2.9`.
  String words() {
    return by.path() + (addresses.isEmpty() ? "" : " at " + String.join(", ", addresses));
  }
}
