package dev.portolan.probe;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.GatewayRoute;
import dev.portolan.model.Ingress;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import java.util.Locale;
import java.util.Optional;

/// Reads what a person writes for a target: `NS/NAME` (a pod, else a service), `pod/NS/NAME`,
/// `service/NS/NAME` or `svc/NS/NAME`, `ingress/NS/NAME`, `httproute/NS/NAME` (and so on), the host
/// of an ingress or a route, a host name or an address.
public final class TargetParser {
  private final ClusterSnapshot snapshot;

  public TargetParser(ClusterSnapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// The target, or empty when the text names a pod or a service that the snapshot does not hold.
  /// What else is not a host name or an address is left for the check itself to refuse.
  public Optional<Target> parse(String text) {
    String[] parts = text.strip().split("/", -1);
    return switch (parts.length) {
      case 1 -> Optional.of(host(parts[0]));
      case 2 -> pod(parts[0], parts[1]).or(() -> service(parts[0], parts[1]));
      case 3 ->
          switch (parts[0]) {
            case "pod", "pods" -> pod(parts[1], parts[2]);
            case "service", "services", "svc" -> service(parts[1], parts[2]);
            case "ingress", "ing" -> ingress(parts[1], parts[2]);
            case "httproute", "grpcroute", "tcproute", "tlsroute" ->
                route(parts[0], parts[1], parts[2]);
            default -> Optional.empty();
          };
      default -> Optional.empty();
    };
  }

  private Optional<Target> pod(String namespace, String name) {
    return snapshot.pod(ObjectRef.pod(namespace, name)).map(p -> new Target.PodTarget(p.ref()));
  }

  private Optional<Target> service(String namespace, String name) {
    return snapshot
        .service(ObjectRef.service(namespace, name))
        .map(s -> new Target.ServiceTarget(s.ref()));
  }

  /// An ingress by its first host.
  private Optional<Target> ingress(String namespace, String name) {
    return snapshot
        .find(new ObjectRef(Kind.INGRESS, namespace, name))
        .map(Ingress.class::cast)
        .map(i -> new Target.IngressTarget(i.ref(), firstHost(i)));
  }

  private static String firstHost(Ingress ingress) {
    return ingress.rules().stream().map(Ingress.Rule::host).findFirst().orElse("");
  }

  private Optional<Target> route(String kind, String namespace, String name) {
    return snapshot.routes().stream()
        .filter(r -> r.ref().kind().title().toLowerCase(Locale.ROOT).equals(kind))
        .filter(r -> r.namespace().equals(namespace) && r.ref().name().equals(name))
        .map(r -> new Target.IngressTarget(r.ref(), r.hosts().stream().findFirst().orElse("")))
        .map(Target.class::cast)
        .findFirst();
  }

  private Target host(String host) {
    for (Ingress ingress : snapshot.ingresses()) {
      if (ingress.rules().stream().anyMatch(r -> !host.isEmpty() && r.host().equals(host))) {
        return new Target.IngressTarget(
            new ObjectRef(Kind.INGRESS, ingress.namespace(), ingress.name()), host);
      }
    }
    for (GatewayRoute route : snapshot.routes()) {
      if (route.hosts().contains(host)) {
        return new Target.IngressTarget(route.ref(), host);
      }
    }
    return new Target.HostTarget(host);
  }
}
