package dev.portolan.probe.target;

import dev.portolan.model.EndpointSlice;
import dev.portolan.model.EndpointSlice.Endpoint;
import dev.portolan.model.EndpointSlice.EndpointPort;
import dev.portolan.model.GatewayRoute;
import dev.portolan.model.Ingress;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.NodeTraffic;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.Addresses;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.Kubectl;
import dev.portolan.probe.Lines;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import dev.portolan.probe.Question.Reach;
import dev.portolan.probe.QuestionRules;
import dev.portolan.probe.Target.HostTarget;
import dev.portolan.probe.Target.IngressTarget;
import dev.portolan.probe.Target.PodTarget;
import dev.portolan.probe.Target.ServiceTarget;
import dev.portolan.probe.target.Aim.Method;
import dev.portolan.probe.target.Aim.Point;
import dev.portolan.probe.target.Aim.Points;
import dev.portolan.probe.target.Ports.Port;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Resolves targets to addresses and ports by the snapshot alone.
public final class Targets {
  /// Points tried in one check at most; a headless service can have thousands of pods.
  static final int MAX_POINTS = 32;

  public static final String NAT_NOTE =
      "A ClusterIP exists only in NAT rules and does not answer ping; connected instead.";
  private static final String TRACE_NOTE =
      "A ClusterIP exists only in NAT rules: hops show what the node answers for it, and may repeat"
          + " it or stay silent. Trace one of its pods to see the way.";

  private final SnapshotIndex index;
  private final EndpointCause causes;

  public Targets(SnapshotIndex index) {
    this.index = index;
    this.causes = new EndpointCause(index);
  }

  public Aim resolve(CheckRequest request) {
    String problem = QuestionRules.problem(request.question());
    if (!problem.isEmpty()) {
      return Aim.failed(problem, "");
    }
    Aim aim =
        request.question() instanceof Question.Dns dns
            ? new DnsTargets(index).resolve(request, dns)
            : resolved(request);
    return aim instanceof Points p
        ? Families.meant(request, Families.apart(request, index, bounded(request, p)))
        : aim;
  }

  private Aim resolved(CheckRequest request) {
    return switch (request.to()) {
      case PodTarget t -> pod(request, t.pod());
      case ServiceTarget t -> service(request, t.service());
      case IngressTarget t -> ingress(request, t);
      case HostTarget t -> host(request, t.host());
    };
  }

  private Aim pod(CheckRequest request, ObjectRef ref) {
    Optional<Pod> found = index.snapshot().pod(ref);
    if (found.isEmpty()) {
      return missing(ref);
    }
    Pod pod = found.get();
    if (pod.ended()) {
      return Aim.failed(ref.path() + " has ended (" + pod.statusText() + ").", "");
    }
    if (pod.ips().isEmpty()) {
      return Aim.failed(
          ref.path() + " has no IP address yet (" + pod.statusText() + ").",
          "Wait until it runs, or see its events: " + Kubectl.describe(null, ref));
    }
    Set<Port> ports = new LinkedHashSet<>();
    pod.servingContainers().stream()
        .flatMap(c -> c.ports().stream())
        .filter(p -> p.protocol() == Ports.protocol(request))
        .forEach(p -> ports.add(new Port(p.port(), p.name())));
    String cause = pod.ready() ? "" : ref.path() + " is not ready (" + pod.statusText() + ").";
    return points(request, reachable(request, pod.ips()), ports, cause, false);
  }

  private Aim service(CheckRequest request, ObjectRef ref) {
    Optional<Service> found = index.snapshot().service(ref);
    if (found.isEmpty()) {
      return missing(ref);
    }
    Service service = found.get();
    if (service.type() == Service.Type.EXTERNAL_NAME) {
      String name = service.exposure().externalName();
      return valid(name)
          ? points(request, List.of(name), declared(request, service), "", false)
          : Aim.failed(ref.path() + " names no valid host.", "");
    }
    if (service.headless()) {
      return headless(request, service);
    }
    if (request.kind() == CheckKind.MTU) {
      return new Behind(index).mtu(request, service, causes.sentence(service));
    }
    List<String> addresses = reachable(request, service.clusterIps());
    Aim front =
        points(request, addresses, declared(request, service), cause(request, service), true);
    boolean behind = request.question() instanceof Reach r && r.backends();
    return behind && front instanceof Points p
        ? new Behind(index).with(request, service, p)
        : front;
  }

  private String cause(CheckRequest request, Service service) {
    String sentence = causes.sentence(service);
    return sentence.isEmpty()
        ? index
            .snapshot()
            .pod(request.from().podRef())
            .flatMap(p -> NodeTraffic.of(service, p))
            .flatMap(t -> t.blocked(index))
            .map(why -> service.ref().path() + ": " + why + ".")
            .orElse("")
        : sentence;
  }

  private Aim headless(CheckRequest request, Service service) {
    List<Point> points = new ArrayList<>();
    for (EndpointSlice slice : index.slices(service.ref())) {
      for (Endpoint endpoint : slice.endpoints()) {
        boolean usable = endpoint.ready() || service.publishNotReadyAddresses();
        endpoint.addresses().stream()
            .filter(a -> usable)
            .forEach(a -> points.addAll(at(request, a, slice.ports())));
      }
    }
    if (points.isEmpty()) {
      String cause = causes.sentence(service);
      String why = cause.isEmpty() ? service.ref().path() + " has no TCP endpoint." : cause;
      return Aim.failed(why, "A headless service is nothing but its endpoints.");
    }
    List<Point> distinct =
        Families.reachable(request, index, List.copyOf(new LinkedHashSet<>(points)));
    return new Points(method(request, false), distinct, "", "", false);
  }

  private List<Point> at(CheckRequest request, String address, List<EndpointPort> ports) {
    if (!Ports.needed(method(request, false))) {
      return List.of(new Point(address, 0, ""));
    }
    String name = Spoken.name(request, index);
    if (request.port() > 0) {
      return List.of(new Point(address, request.port(), "", name));
    }
    Set<Port> declared = new LinkedHashSet<>();
    ports.stream()
        .filter(p -> p.protocol() == Ports.protocol(request) && p.port() > 0)
        .forEach(p -> declared.add(new Port(p.port(), p.name())));
    return Ports.meant(request.question(), declared).stream()
        .map(p -> new Point(address, p.number(), p.name(), name))
        .toList();
  }

  private Aim ingress(CheckRequest request, IngressTarget target) {
    Optional<KubeObject> found = index.snapshot().find(target.ingress());
    if (found.isEmpty()) {
      return missing(target.ingress());
    }
    if (found.get() instanceof GatewayRoute route) {
      return route(request, route);
    }
    Ingress ingress = (Ingress) found.get();
    List<String> addresses = ingress.addresses().stream().filter(Targets::valid).toList();
    if (addresses.isEmpty()) {
      return Aim.failed(
          "The ingress " + target.ingress().path() + " has no address.",
          "No ingress controller has taken it up (class "
              + (ingress.className().isEmpty() ? "not set" : ingress.className())
              + "), or its controller does not report one.");
    }
    Set<Port> ports = new LinkedHashSet<>(List.of(new Port(80, "http")));
    if (ingress.tlsHosts().contains(target.host())) {
      ports.add(new Port(443, "https"));
    }
    return points(request, reachable(request, addresses), ports, "", false);
  }

  private Aim route(CheckRequest request, GatewayRoute route) {
    Fronts fronts = new Fronts(index.snapshot());
    List<String> addresses = fronts.addresses(route).stream().filter(Targets::valid).toList();
    if (addresses.isEmpty()) {
      return Aim.failed(
          "The route " + route.ref().path() + " is at no address.",
          "No gateway takes it, or its gateway has no address (status.addresses).");
    }
    Set<Port> ports = new LinkedHashSet<>();
    fronts.listeners(route).stream()
        .filter(l -> !l.protocol().equals("UDP"))
        .forEach(l -> ports.add(new Port(l.port(), l.protocol().toLowerCase(Locale.ROOT))));
    return points(request, reachable(request, addresses), ports, "", false);
  }

  private Aim host(CheckRequest request, String typed) {
    String host = Addresses.canonical(Addresses.ascii(typed));
    if (!valid(host)) {
      return new Aim.Nothing(
          Outcome.UNRESOLVED,
          "Not a host name or an IP address: " + Lines.shown(typed, 80),
          "A host name has letters, digits, hyphens and dots, 253 at most.");
    }
    Optional<Pod> pod = index.podByIp(host);
    if (pod.isPresent()) {
      return pod(request, pod.get().ref());
    }
    Optional<Service> service = serviceCalled(host, request.from().namespace());
    if (service.isPresent()) {
      boolean proxied = !service.get().clusterIps().isEmpty();
      String cause = causes.sentence(service.get());
      return points(request, List.of(host), declared(request, service.get()), cause, proxied);
    }
    return points(request, List.of(host), Ports.usual(request.question()), "", false);
  }

  /// The service that an address belongs to, or that cluster DNS knows by this name: `web`,
  /// `web.shop`, `web.shop.svc` and so on.
  private Optional<Service> serviceCalled(String host, String namespace) {
    String[] labels = host.toLowerCase(Locale.ROOT).split("\\.", -1);
    boolean dns = labels.length <= 2 || labels[2].equals("svc");
    if (Addresses.isLiteral(host) || !dns) {
      return index.serviceByIp(host);
    }
    String in = labels.length > 1 ? labels[1] : namespace;
    return index.snapshot().service(ObjectRef.service(in, labels[0]));
  }

  private Aim points(
      CheckRequest request,
      List<String> addresses,
      Set<Port> declared,
      String cause,
      boolean viaService) {
    Method method = method(request, viaService);
    Set<Port> ports =
        request.port() > 0
            ? Set.of(named(request.port(), declared))
            : Ports.meant(request.question(), declared);
    if (Ports.needed(method) && ports.isEmpty()) {
      return Aim.failed(
          request.to().label() + " declares no " + Ports.protocol(request) + " port; give one.",
          "A declared port is only information: give the port that the program listens on.");
    }
    boolean needsPort =
        Ports.needed(method) || (method == Method.TRACE && Ports.tracedByTcp(request, viaService));
    String name = Spoken.name(request, index);
    List<Port> tried = needsPort ? tried(method, ports) : List.of(new Port(0, ""));
    if (tried.getFirst().number() == 0 && Ports.tracedByTcpAlone(request)) {
      return Aim.failed(
          request.to().label() + " declares no TCP port; give one.",
          "A trace by TCP opens connections, so it needs the port that the program listens on.");
    }
    List<Point> points = new ArrayList<>();
    for (String address : addresses) {
      tried.forEach(p -> points.add(new Point(address, p.number(), p.name(), name)));
    }
    String note = viaService ? note(request.kind()) : "";
    return new Points(method, points, cause, note, viaService);
  }

  private static String note(CheckKind kind) {
    return switch (kind) {
      case REACH -> "";
      case PING -> NAT_NOTE;
      case TRACEROUTE -> TRACE_NOTE;
      default -> "";
    };
  }

  /// A trace takes one way: the first port's.
  private static List<Port> tried(Method method, Set<Port> ports) {
    if (ports.isEmpty()) {
      return List.of(new Port(0, ""));
    }
    return method == Method.TRACE ? List.of(ports.iterator().next()) : List.copyOf(ports);
  }

  private static Method method(CheckRequest request, boolean viaService) {
    return switch (request.kind()) {
      case REACH -> Method.CONNECT;
      case PING -> viaService ? Method.CONNECT : Method.PING;
      case TRACEROUTE -> Method.TRACE;
      case DNS -> Method.DNS;
      case HTTP -> Method.HTTP;
      case TLS -> Method.TLS;
      case UDP -> Method.UDP;
      case GRPC -> Method.GRPC;
      case MTU -> Method.MTU;
    };
  }

  private static Port named(int number, Set<Port> declared) {
    return declared.stream()
        .filter(p -> p.number() == number)
        .findFirst()
        .orElse(new Port(number, ""));
  }

  private static Set<Port> declared(CheckRequest request, Service service) {
    Set<Port> ports = new LinkedHashSet<>();
    service.ports().stream()
        .filter(p -> p.protocol() == Ports.protocol(request))
        .forEach(p -> ports.add(new Port(p.port(), p.name())));
    return ports;
  }

  /// The addresses of a family that the caller has too; all of them when none is.
  private List<String> reachable(CheckRequest request, List<String> addresses) {
    return Families.shared(request, index, addresses);
  }

  private Aim missing(ObjectRef ref) {
    Kind kind = ref.kind();
    boolean certain = index.snapshot().coverage(kind).complete();
    return certain
        ? Aim.failed("There is no " + ref + ".", "")
        : Aim.failed(ref + " is not known.", "Not all " + kind.plural() + " are visible.");
  }

  private static Points bounded(CheckRequest request, Points all) {
    if (all.points().size() <= MAX_POINTS) {
      return all;
    }
    String note =
        request.to().label()
            + " comes down to "
            + all.points().size()
            + " points; the first "
            + MAX_POINTS
            + " were tried.";
    List<Point> first = all.points().subList(0, MAX_POINTS);
    return new Points(all.method(), first, all.cause(), note, all.viaService());
  }

  private static boolean valid(String host) {
    return Addresses.isLiteral(host) || Addresses.isHostName(host);
  }
}
