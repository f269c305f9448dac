package dev.portolan.policy.service;

import dev.portolan.model.Ingress;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.policy.Party;
import dev.portolan.policy.Party.PodParty;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Judges an ingress: whoever calls its host meets the controller, and the controller's pods call
/// the backend service's.
public final class IngressJudge {
  private final SnapshotIndex index;
  private final ServiceJudge services;
  private final Controllers controllers;

  public IngressJudge(SnapshotIndex index, ServiceJudge services) {
    this.index = index;
    this.services = services;
    this.controllers = new Controllers(index);
  }

  /// What the policies say of one path of an ingress.
  ///
  /// @param path such as `/cart -> svc/shop/cart 80`
  public record Route(String path, Verdict verdict) {}

  /// From the controller's pods to the backends of every path of a host (of all hosts when that is
  /// empty).
  public List<Route> routes(Ingress ingress, String host) {
    List<Pod> pods = controllers.of(ingress);
    List<Route> routes = new ArrayList<>();
    ingress.rules().stream()
        .filter(r -> host.isEmpty() || r.host().equals(host))
        .flatMap(r -> r.paths().stream())
        .forEach(p -> routes.add(route(ingress, p.path(), p.backend(), pods)));
    Ingress.Backend otherwise = ingress.defaultBackend();
    if (otherwise != null) {
      routes.add(route(ingress, "default", otherwise, pods));
    }
    return routes;
  }

  /// What the policies say of the source's way to the controller itself, on the ports where clients
  /// meet it. Not applicable when no service leads to it.
  public Verdict toController(Party source, Ingress ingress) {
    List<Pod> pods = controllers.of(ingress);
    List<Tally.Part> parts = new ArrayList<>();
    for (Service service : index.snapshot().services()) {
      boolean leads =
          service.type() != Service.Type.EXTERNAL_NAME
              && index.podsSelectedBy(service).stream().anyMatch(pods::contains);
      if (!leads) {
        continue;
      }
      for (ServicePort port : service.ports()) {
        if (port.protocol() == Protocol.TCP && (port.port() == 80 || port.port() == 443)) {
          Verdict verdict = services.judge(source, service, Protocol.TCP, port.port()).verdict();
          parts.add(new Tally.Part(service.ref().path() + " " + port.port(), verdict));
        }
      }
    }
    return Tally.of("controller ports", parts);
  }

  private Route route(Ingress ingress, String path, Ingress.Backend backend, List<Pod> pods) {
    ObjectRef ref = ObjectRef.service(ingress.namespace(), backend.serviceName());
    String label = path + " -> svc/" + ref.path() + " " + backend.port();
    Optional<Service> service = index.snapshot().service(ref);
    if (service.isEmpty()) {
      return new Route(label, Tally.one(State.NOT_APPLICABLE, "there is no service " + ref.path()));
    }
    if (pods.isEmpty()) {
      return new Route(label, Tally.one(State.UNDECIDED, Controllers.UNKNOWN));
    }
    Optional<Integer> port = number(service.get(), backend.port());
    if (port.isEmpty()) {
      return new Route(
          label,
          Tally.one(
              State.NOT_APPLICABLE,
              "the service " + ref.path() + " has no port " + backend.port()));
    }
    List<Tally.Part> parts =
        pods.stream()
            .flatMap(IngressJudge::parties)
            .map(
                p ->
                    new Tally.Part(
                        ServiceJudge.name(p),
                        services.judge(p, service.get(), Protocol.TCP, port.get()).verdict()))
            .toList();
    return new Route(label, Tally.of("controller pods", parts));
  }

  private static Stream<Party> parties(Pod pod) {
    return pod.ips().isEmpty()
        ? Stream.of(Party.of(pod))
        : pod.ips().stream().map(a -> new PodParty(pod, a));
  }

  private static Optional<Integer> number(Service service, PortRef port) {
    if (!port.isNamed()) {
      return Optional.of(port.number());
    }
    return service.ports().stream()
        .filter(p -> p.name().equals(port.name()))
        .map(ServicePort::port)
        .findFirst();
  }
}
