package dev.portolan.probe;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.GatewayRoute;
import dev.portolan.model.Ingress;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectNames;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Prefixes;
import java.util.List;
import java.util.Optional;

/// Reads what a person writes for a target: `NS/NAME` (a pod, else a service), `pod/NS/NAME`,
/// `service/NS/NAME` or `svc/NS/NAME`, `ingress/NS/NAME`, `httproute/NS/NAME` (and so on), the host
/// of an ingress or a route, a host name or an address.
public final class TargetParser {
  /// The order in which `NS/NAME` is tried.
  private static final List<Kind> ORDER = List.of(Kind.POD, Kind.SERVICE);

  private final ClusterSnapshot snapshot;
  private final ObjectNames names;

  public TargetParser(ClusterSnapshot snapshot) {
    this.snapshot = snapshot;
    this.names = new ObjectNames(snapshot);
  }

  /// The target, or empty when the text names something that the snapshot does not hold. What else
  /// is not a host name or an address is left for the check itself to refuse.
  public Optional<Target> parse(String text) {
    String[] parts = text.strip().split("/", -1);
    return switch (parts.length) {
      case 1 -> Optional.of(host(parts[0]));
      case 2 -> target(ORDER, parts[0], parts[1]);
      case 3 -> kind(parts[0]).flatMap(k -> target(List.of(k), parts[1], parts[2]));
      default -> Optional.empty();
    };
  }

  /// Why a text is no target; a sentence without a full stop.
  public String missing(String text) {
    String[] parts = text.strip().split("/", -1);
    return switch (parts.length) {
      case 2 -> names.missing(ORDER, parts[0], parts[1]);
      case 3 ->
          kind(parts[0])
              .map(k -> names.missing(List.of(k), parts[1], parts[2]))
              .orElse("unknown kind " + parts[0] + "; there are pod, svc, ingress and the routes");
      default -> text + " is no name: use NS/NAME or KIND/NS/NAME";
    };
  }

  private static Optional<Kind> kind(String prefix) {
    return Prefixes.kind(prefix).filter(k -> !k.isWorkload());
  }

  private Optional<Target> target(List<Kind> kinds, String namespace, String name) {
    return names.find(kinds, namespace, name).stream().map(TargetParser::target).findFirst();
  }

  /// An ingress and a route by the first host.
  private static Target target(KubeObject object) {
    return switch (object) {
      case Pod pod -> new Target.PodTarget(pod.ref());
      case Ingress i ->
          new Target.IngressTarget(
              i.ref(), i.rules().stream().map(Ingress.Rule::host).findFirst().orElse(""));
      case GatewayRoute r ->
          new Target.IngressTarget(r.ref(), r.hosts().stream().findFirst().orElse(""));
      default -> new Target.ServiceTarget(object.ref());
    };
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
