package dev.portolan.probe.target;

import dev.portolan.model.ObjectRef;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.Addresses;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.Target;
import dev.portolan.probe.Target.HostTarget;
import dev.portolan.probe.Target.IngressTarget;
import dev.portolan.probe.Target.PodTarget;
import dev.portolan.probe.Target.ServiceTarget;

/// What a target is called when it is spoken to: in `Host`, in SNI, in certificates.
public final class Spoken {
  private Spoken() {}

  /// Empty where the address must do, or where nothing is spoken.
  static String name(CheckRequest request, SnapshotIndex index) {
    boolean speaks =
        switch (request.kind()) {
          case HTTP, TLS, GRPC -> true;
          default -> false;
        };
    return speaks ? name(request.to(), index) : "";
  }

  private static String name(Target to, SnapshotIndex index) {
    return switch (to) {
      case PodTarget t -> "";
      case ServiceTarget t -> service(t.service(), index);
      case IngressTarget t -> t.host().startsWith("*") ? "" : t.host();
      case HostTarget t -> named(Addresses.ascii(t.host()));
    };
  }

  /// By `NAME.NS.svc`, as certificates of the cluster have it: by that name the API server calls
  /// webhooks. An ExternalName service by the name that it stands for.
  private static String service(ObjectRef service, SnapshotIndex index) {
    return index
        .snapshot()
        .service(service)
        .map(s -> s.exposure().externalName())
        .filter(n -> !n.isEmpty())
        .orElse(service.name() + "." + service.namespace() + ".svc");
  }

  private static String named(String host) {
    return Addresses.isLiteral(host) ? "" : host;
  }
}
