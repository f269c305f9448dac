package dev.portolan.workspace;

import dev.portolan.model.GatewayRoute;
import dev.portolan.model.Ingress;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.Target;
import dev.portolan.probe.target.Fronts;
import java.util.Optional;

/// What an object of the map is when something is aimed at it.
public final class Aims {
  private Aims() {}

  /// A pod, a service, an ingress or a route by its first host; nothing else.
  public static Optional<Target> target(ObjectRef ref, Workspace workspace) {
    return switch (ref.kind()) {
      case POD -> Optional.of(new Target.PodTarget(ref));
      case SERVICE -> Optional.of(new Target.ServiceTarget(ref));
      case INGRESS, HTTP_ROUTE, GRPC_ROUTE, TCP_ROUTE, TLS_ROUTE ->
          Optional.ofNullable(workspace.open())
              .flatMap(o -> o.snapshot().find(ref))
              .flatMap(Aims::front);
      default -> Optional.empty();
    };
  }

  private static Optional<Target> front(KubeObject object) {
    return object instanceof Ingress ingress
        ? ingress.rules().stream()
            .map(Ingress.Rule::host)
            .filter(host -> !host.isEmpty())
            .findFirst()
            .map(host -> new Target.IngressTarget(ingress.ref(), host))
        : Optional.of(Fronts.target((GatewayRoute) object));
  }
}
