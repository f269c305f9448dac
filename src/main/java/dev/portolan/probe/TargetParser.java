package dev.portolan.probe;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Ingress;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import java.util.Optional;

/// Reads what a person writes for a target: `NS/NAME` (a pod, else a service), `pod/NS/NAME`,
/// `service/NS/NAME` or `svc/NS/NAME`, the host of an ingress, a host name or an address.
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

  private Target host(String host) {
    for (Ingress ingress : snapshot.ingresses()) {
      if (ingress.rules().stream().anyMatch(r -> !host.isEmpty() && r.host().equals(host))) {
        return new Target.IngressTarget(
            new ObjectRef(Kind.INGRESS, ingress.namespace(), ingress.name()), host);
      }
    }
    return new Target.HostTarget(host);
  }
}
