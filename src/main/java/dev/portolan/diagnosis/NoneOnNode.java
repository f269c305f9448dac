package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.model.EndpointSlice.Endpoint;
import dev.portolan.model.Node;
import dev.portolan.model.NodeTraffic;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.probe.Kubectl;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A service that keeps traffic on the caller's node (`internalTrafficPolicy: Local`), and has no
/// endpoint there.
final class NoneOnNode {
  private NoneOnNode() {}

  static Optional<Cause> of(Ground ground, Service service, @Nullable Pod caller) {
    return of(ground, service, NodeTraffic.of(service, caller));
  }

  /// Of a connection that was tried, which may have been one to a node port.
  static Optional<Cause> of(Edge edge, Ground ground, Service service) {
    Optional<String> node = ground.index().nodeByIp(edge.finding().address()).map(Node::name);
    return node.isPresent()
        ? of(ground, service, NodeTraffic.at(node.get(), service, edge.source()))
        : of(ground, service, edge.source());
  }

  private static Optional<Cause> of(Ground ground, Service service, Optional<NodeTraffic> traffic) {
    return traffic
        .flatMap(t -> t.blocked(ground.index()))
        .map(
            why ->
                new Cause(
                    Kind.NONE_ON_NODE,
                    service.ref().path() + ": " + why + ".",
                    List.of("its endpoints are on " + nodes(ground, service)),
                    Next.command(
                        "Read the service", Kubectl.get(ground.context(), service.ref()))));
  }

  static Optional<Step> step(Chain chain, Service service) {
    return of(chain.ground(), service, chain.source())
        .map(c -> Step.broken(Stage.ENDPOINTS, c, Fixes.everyNode(chain, service)));
  }

  private static String nodes(Ground ground, Service service) {
    return ground.index().endpoints(service.ref()).stream()
        .filter(Endpoint::ready)
        .flatMap(e -> Optional.ofNullable(e.target()).flatMap(ground.snapshot()::pod).stream())
        .map(Pod::nodeName)
        .distinct()
        .sorted()
        .limit(4)
        .collect(Collectors.joining(", "));
  }
}
