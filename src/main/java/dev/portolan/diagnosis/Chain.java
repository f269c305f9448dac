package dev.portolan.diagnosis;

import dev.portolan.model.GatewayRoute;
import dev.portolan.model.Ingress;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Node;
import dev.portolan.model.NodeTraffic;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.policy.service.Controllers;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Question;
import dev.portolan.probe.Target;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The chain from a caller to its target, as far as the snapshot tells: what each stage looks at.
///
/// @param source the caller, or null where the snapshot does not hold it (or it is this computer)
/// @param ingress the target, where it is a host of an ingress; `route` where it is one of a route
/// @param pod the target, where it is a pod or a pod's address
/// @param service the target, where it is a service, its name or its address, or a node's with a
///   node port of it
/// @param port the service's port that is followed, or null
/// @param backings what is behind that port
record Chain(
    Ground ground,
    Case asked,
    Asker asker,
    @Nullable Pod source,
    @Nullable Pod pod,
    @Nullable Ingress ingress,
    @Nullable GatewayRoute route,
    @Nullable Service service,
    @Nullable ServicePort port,
    List<Backing> backings) {
  /// Long enough for a tool to see its own timeout.
  private static final Duration LIMIT = Duration.ofSeconds(12);

  static Chain of(Ground ground, Case asked, Asker asker) {
    Pod source = ground.snapshot().pod(asked.from().podRef()).orElse(null);
    Pod pod = pod(ground, asked.to()).orElse(null);
    KubeObject entry = entry(ground, asked.to()).orElse(null);
    Ingress ingress = entry instanceof Ingress i ? i : null;
    GatewayRoute route = entry instanceof GatewayRoute r ? r : null;
    Service service = pod == null && entry == null ? service(ground, asked).orElse(null) : null;
    boolean atNode = service != null && node(ground, asked.to()).isPresent();
    ServicePort port = service == null ? null : port(service, asked, atNode).orElse(null);
    List<Backing> backings =
        service == null || port == null
            ? List.of()
            : met(
                traffic(ground, asked, service, source), Backing.of(ground.index(), service, port));
    return new Chain(ground, asked, asker, source, pod, ingress, route, service, port, backings);
  }

  /// The backends that the caller is led to.
  private static List<Backing> met(Optional<NodeTraffic> traffic, List<Backing> all) {
    return traffic
        .map(t -> all.stream().filter(b -> t.place(b.pod()) != NodeTraffic.Place.ELSEWHERE))
        .map(Stream::toList)
        .orElse(all);
  }

  private static Optional<NodeTraffic> traffic(
      Ground ground, Case asked, Service service, @Nullable Pod source) {
    return NodeTraffic.to(address(asked.to()), service, source, ground.index());
  }

  /// What keeps the traffic on one node, where something does.
  Optional<NodeTraffic> traffic() {
    return service == null ? Optional.empty() : traffic(ground, asked, service, source);
  }

  /// The address or the name that was asked; empty for an object.
  String address() {
    return address(asked.to());
  }

  private static String address(Target to) {
    return to instanceof Target.HostTarget t ? t.host() : "";
  }

  private static Optional<Pod> pod(Ground ground, Target to) {
    return switch (to) {
      case Target.PodTarget t -> ground.snapshot().pod(t.pod());
      case Target.HostTarget t -> ground.index().podByIp(t.host());
      default -> Optional.empty();
    };
  }

  private static Optional<KubeObject> entry(Ground ground, Target to) {
    return to instanceof Target.IngressTarget t
        ? ground.snapshot().find(t.ingress())
        : Optional.empty();
  }

  /// The ingress or the route that is asked, or null.
  @Nullable KubeObject entry() {
    return ingress != null ? ingress : route;
  }

  /// The ways through the ingress or the route.
  List<Lead> leads() {
    if (route != null) {
      return Lead.of(route);
    }
    return ingress != null && asked.to() instanceof Target.IngressTarget t
        ? Lead.of(ingress, t.host())
        : List.of();
  }

  /// The pods that serve the ingress or the route, as far as they are known: those of a gateway
  /// bear its name in a label (Gateway API, GEP-1762).
  List<Pod> controllers() {
    if (ingress != null) {
      return new Controllers(ground.index()).of(ingress);
    }
    GatewayRoute attached = route;
    return attached == null
        ? List.of()
        : ground.snapshot().pods().stream().filter(p -> !p.ended() && serves(p, attached)).toList();
  }

  private static boolean serves(Pod pod, GatewayRoute route) {
    String name = pod.labels().getOrDefault("gateway.networking.k8s.io/gateway-name", "");
    return !name.isEmpty() && route.parents().stream().anyMatch(p -> p.ref().name().equals(name));
  }

  boolean fromLaptop() {
    return asked.from().namespace().isEmpty();
  }

  private static Optional<Service> service(Ground ground, Case asked) {
    return switch (asked.to()) {
      case Target.ServiceTarget t -> ground.snapshot().service(t.service());
      case Target.HostTarget t ->
          ground
              .index()
              .serviceByIp(t.host())
              .or(() -> nodePort(ground, asked))
              .or(() -> Names.service(ground.snapshot(), t.host(), asked.from().namespace()));
      default -> Optional.empty();
    };
  }

  private static Optional<Service> nodePort(Ground ground, Case asked) {
    boolean node = asked.port() > 0 && node(ground, asked.to()).isPresent();
    return ground.snapshot().services().stream()
        .filter(s -> node && s.ports().stream().anyMatch(p -> p.nodePort() == asked.port()))
        .findFirst();
  }

  private static Optional<Node> node(Ground ground, Target to) {
    return to instanceof Target.HostTarget t && ground.index().serviceByIp(t.host()).isEmpty()
        ? ground.index().nodeByIp(t.host())
        : Optional.empty();
  }

  /// The node whose node port is asked, where one is.
  Optional<Node> door() {
    return service == null ? Optional.empty() : node(ground, asked.to());
  }

  /// That node, where it is down.
  Optional<Node> doorDown() {
    return door().filter(n -> !n.ready());
  }

  /// The port that is meant; without one, the first of TCP, else the first.
  private static Optional<ServicePort> port(Service service, Case asked, boolean atNode) {
    return service.ports().stream()
        .filter(p -> asked.port() == 0 || (atNode ? p.nodePort() : p.port()) == asked.port())
        .filter(p -> asked.protocol() == null || asked.protocol() == p.protocol())
        .min(Comparator.comparing(p -> p.protocol() != Protocol.TCP));
  }

  /// The port of the target that is asked for, or 0 where none is known.
  int number() {
    if (port != null) {
      return door().isPresent() ? port.nodePort() : port.port();
    }
    if (asked.port() > 0 || pod == null) {
      return asked.port();
    }
    return pod.servingContainers().stream()
        .flatMap(c -> c.ports().stream())
        .filter(p -> p.protocol() == Objects.requireNonNullElse(asked.protocol(), Protocol.TCP))
        .map(p -> p.port())
        .findFirst()
        .orElse(0);
  }

  /// What was asked for; else of a pod's port the one that it declares; TCP first where both are.
  Protocol protocol() {
    if (port != null) {
      return port.protocol();
    }
    if (asked.protocol() != null) {
      return asked.protocol();
    }
    return pod == null
        ? Protocol.TCP
        : pod.servingContainers().stream()
            .flatMap(c -> c.ports().stream())
            .filter(p -> p.port() == number())
            .map(p -> p.protocol())
            .min(Comparator.comparing(p -> p != Protocol.TCP))
            .orElse(Protocol.TCP);
  }

  String to() {
    return asked.to().label();
  }

  CheckRequest request(Question question, Target to) {
    return new CheckRequest(question, asked.from(), to, LIMIT);
  }

  CheckResult ask(Question question, Target to) {
    return asker.ask(request(question, to));
  }

  /// A connect, or a datagram where the port is of UDP.
  CheckResult connect(Target to, int number) {
    Question question =
        protocol() == Protocol.UDP ? new Question.Udp(number, "") : new Question.Reach(number);
    return ask(question, to);
  }

  Target target(Backing backing) {
    Pod behind = backing.pod();
    return behind == null
        ? new Target.HostTarget(backing.address())
        : new Target.PodTarget(behind.ref());
  }

  Target podTarget(ObjectRef ref) {
    return new Target.PodTarget(ref);
  }
}
