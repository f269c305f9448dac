package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Kubectl;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import dev.portolan.probe.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Explains what did not come about although no policy denies it.
final class ClosedCauses {
  private final Ground ground;
  private final PodCauses pods;

  ClosedCauses(Ground ground) {
    this.ground = ground;
    this.pods = new PodCauses(ground);
  }

  /// The likeliest first; never empty.
  List<Cause> of(Edge edge) {
    List<Cause> causes = new ArrayList<>();
    if (edge.finding().outcome() == Outcome.UNRESOLVED
        || edge.finding() instanceof Finding.Lookup) {
      return List.of(dns(edge));
    }
    Service service = edge.service();
    if (service != null && edge.target() == null) {
      causes.addAll(service(edge, service));
    }
    Pod target = edge.target();
    if (target != null) {
      causes.addAll(pods.of(edge, target));
    }
    down(edge).ifPresent(causes::add);
    Freshness.of(edge).ifPresent(causes::add);
    if (edge.finding().outcome() != Outcome.REFUSED) {
      tooLarge(edge).ifPresent(causes::add);
      if (causes.isEmpty()) {
        causes.add(firewall(edge));
      }
    } else if (causes.isEmpty()) {
      causes.add(refused(edge));
    }
    return causes;
  }

  private Cause dns(Edge edge) {
    CheckRequest request = edge.request();
    Question lookup = new Question.Dns(Question.RecordType.A, true);
    return new Cause(
        Kind.DNS,
        "The name " + edge.finding().address() + " does not resolve in the caller's container.",
        edge.finding().detail().isEmpty() ? List.of() : List.of(edge.finding().detail()),
        Next.check(
            "Look it up, at each DNS server too",
            new CheckRequest(lookup, request.from(), request.to(), request.timeLimit())));
  }

  private List<Cause> service(Edge edge, Service service) {
    Optional<ServicePort> port =
        service.ports().stream()
            .filter(p -> p.port() == edge.port() || p.nodePort() == edge.port())
            .findFirst();
    if (port.isEmpty() && !service.headless()) {
      String declared =
          String.join(
              ", ", service.ports().stream().map(p -> p.protocol() + " " + p.port()).toList());
      return List.of(
          new Cause(
              Kind.NO_SUCH_PORT,
              service.ref().path() + " has no port " + edge.port() + ".",
              List.of("Its ports: " + declared),
              get("Read the service", service.ref())));
    }
    return ground
        .endpoints()
        .of(service, port.map(ServicePort::port).orElse(0))
        .map(
            f ->
                new Cause(
                    EndpointKinds.of(f.why()),
                    service.ref().path() + ": " + f.text(),
                    List.of(),
                    get("Read the service", service.ref())))
        .or(() -> NoneOnNode.of(edge, ground, service))
        .or(() -> Luck.of(edge, ground, service))
        .or(() -> behind(edge, service))
        .map(List::of)
        .orElse(List.of());
  }

  /// Nothing is wrong with the service itself, so one of its pods is asked next.
  private Optional<Cause> behind(Edge edge, Service service) {
    Optional<Pod> pod =
        ground.index().podsSelectedBy(service).stream().filter(Pod::ready).findFirst();
    if (pod.isEmpty()) {
      return Optional.empty();
    }
    int target = Backing.port(ground.index(), service, edge.port());
    CheckRequest request = edge.request();
    CheckRequest direct =
        new CheckRequest(
            new Question.Reach(target),
            request.from(),
            new Target.PodTarget(pod.get().ref()),
            request.timeLimit());
    boolean refused = edge.finding().outcome() == Outcome.REFUSED;
    return Optional.of(
        new Cause(
            refused ? Kind.NOBODY_LISTENS : Kind.SILENT_POD,
            refused
                ? "Nothing listens on the target port "
                    + target
                    + " of a pod behind "
                    + service.ref().path()
                    + ", or only on 127.0.0.1."
                : "A pod behind "
                    + service.ref().path()
                    + " does not answer on port "
                    + target
                    + ".",
            List.of(
                "ready endpoints: "
                    + ground.index().endpoints(service.ref()).stream()
                        .filter(e -> e.ready())
                        .count()),
            Next.check("Ask a pod behind it itself: " + pod.get().name(), direct)));
  }

  private Optional<Cause> down(Edge edge) {
    List<Pod> ends = new ArrayList<>();
    if (edge.source() != null) {
      ends.add(edge.source());
    }
    if (edge.target() != null) {
      ends.add(edge.target());
    } else if (edge.service() != null) {
      ends.addAll(ground.index().podsSelectedBy(edge.service()));
    }
    for (Pod end : ends) {
      Optional<Node> node = ground.down(end);
      if (node.isPresent()) {
        return node.map(n -> down(n, " of " + end.ref().path()));
      }
    }
    return ground
        .index()
        .nodeByIp(edge.finding().address())
        .filter(n -> !n.ready())
        .map(n -> down(n, ""));
  }

  private Cause down(Node node, String whose) {
    return new Cause(
        Kind.NODE_DOWN,
        "The node " + node.name() + whose + " is not ready.",
        List.of("its kubelet does not report"),
        Next.command("See the node's conditions", Kubectl.describe(ground.context(), node.ref())));
  }

  /// A connection that opens, and then hangs, is the sign of packets too large for the path.
  private static Optional<Cause> tooLarge(Edge edge) {
    CheckKind kind = edge.request().kind();
    boolean large = kind == CheckKind.TLS || kind == CheckKind.HTTP || kind == CheckKind.GRPC;
    CheckRequest request = edge.request();
    return large && edge.finding().outcome() == Outcome.TIMED_OUT
        ? Optional.of(
            new Cause(
                Kind.MTU,
                "If a connect answers and this hangs, packets may be too large for the path.",
                List.of(),
                Next.check(
                    "Find the largest packet that passes",
                    new CheckRequest(
                        new Question.Mtu(Question.Family.ANY),
                        request.from(),
                        request.to(),
                        request.timeLimit()))))
        : Optional.empty();
  }

  private Cause firewall(Edge edge) {
    CheckRequest request = edge.request();
    CheckRequest trace =
        new CheckRequest(
            Question.Traceroute.PLAIN.at(edge.port()),
            request.from(),
            request.to(),
            request.timeLimit());
    return new Cause(
        Kind.NODE_FIREWALL,
        "No policy denies it, so something below drops it: a firewall, a cloud's security group, a"
            + " route that is missing, or the host is down.",
        List.of(),
        Next.check("Trace the way to see how far it gets", trace));
  }

  private Cause refused(Edge edge) {
    return new Cause(
        Kind.NOBODY_LISTENS,
        "The way is open, and nothing listens on port " + edge.port() + " of " + edge.to() + ".",
        List.of(),
        Next.check("Ask again", edge.request()));
  }

  private Next get(String words, ObjectRef ref) {
    return Next.command(words, Kubectl.get(ground.context(), ref));
  }

  /// The container to look into, as a caller of commands.
  static ContainerRef container(Pod pod) {
    return new ContainerRef(pod.namespace(), pod.name(), pod.servingContainers().getFirst().name());
  }
}
