package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.model.EndpointSlice.Endpoint;
import dev.portolan.model.NodeTraffic;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.probe.Kubectl;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A service that keeps traffic on a node, and has no endpoint there.
final class NoneOnNode {
  private NoneOnNode() {}

  /// Of a connection that was tried.
  static Optional<Cause> of(Edge edge, Ground ground, Service service) {
    String address = edge.finding().address();
    boolean down = ground.index().nodeByIp(address).filter(n -> !n.ready()).isPresent();
    return down
        ? Optional.empty()
        : of(ground, service, NodeTraffic.to(address, service, edge.source(), ground.index()));
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
    // of a node that is down no more is to be said
    Optional<NodeTraffic> traffic =
        chain.doorDown().isPresent() ? Optional.empty() : chain.traffic();
    return of(chain.ground(), service, traffic)
        .map(
            c ->
                Step.broken(
                    Stage.ENDPOINTS, c, Fixes.everyNode(chain, service, traffic.get().rule())));
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
