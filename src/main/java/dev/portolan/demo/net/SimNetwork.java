package dev.portolan.demo.net;

import dev.portolan.demo.net.Balancer.Backend;
import dev.portolan.demo.net.Balancer.Choice;
import dev.portolan.demo.store.ObjectStore;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.policy.Traffic;
import dev.portolan.probe.ContainerRef;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The network between the simulated pods: every answer is made from the cluster's objects as they
/// are at that moment. Safe for many threads.
public final class SimNetwork {
  /// What nodes listen on themselves: the kubelet, and the API server.
  private static final Set<Integer> NODE_PORTS = Set.of(10250, 6443);

  private static final int DNS_PORT = 53;
  private static final Duration COSTLY = Duration.ofMillis(200);

  /// The ports that Linux takes for connections of its own.
  private static final int FIRST_PORT = 32_768;

  private static final int PORTS = 28_000;

  private final ObjectStore store;
  private final Tap tap = new Tap();
  private final Chatter chatter = new Chatter(this);
  private final AtomicInteger ports = new AtomicInteger();
  private final AtomicReference<@Nullable Seen> latest = new AtomicReference<>();

  public SimNetwork(ObjectStore store) {
    this.store = store;
  }

  /// A view is used until the cluster changes; of a large one, which takes long to read, ten times
  /// as long as that took.
  private View view() {
    Seen known = latest.get();
    long began = System.nanoTime();
    long eras = store.eras();
    boolean sameCluster = known != null && known.eras == eras;
    if (known != null
        && sameCluster
        && (known.view.revision() == store.revision() || began - known.until < 0)) {
      return known.view;
    }
    View fresh =
        View.of(store, Optional.ofNullable(known).filter(k -> sameCluster).map(Seen::view));
    long now = System.nanoTime();
    long rest = now - began > COSTLY.toNanos() ? (now - began) * 10 : 0;
    latest.set(new Seen(fresh, eras, now + rest));
    return fresh;
  }

  /// @param until when it may be used though the cluster has changed
  private record Seen(View view, long eras, long until) {}

  /// The image of a container; empty when there is no such one.
  public String image(ContainerRef ref) {
    Optional<String> known = imageNow(ref);
    if (known.isPresent()) {
      return known.get();
    }
    latest.set(null); // a debug container may be younger than the view
    return imageNow(ref).orElse("");
  }

  private Optional<String> imageNow(ContainerRef ref) {
    return Optional.ofNullable(view().pods().get(ref.podRef()))
        .flatMap(f -> f.pod().container(ref.container()))
        .map(c -> c.image());
  }

  /// True for a container that runs without capabilities.
  public boolean restricted(ContainerRef ref) {
    PodFacts facts = view().pods().get(ref.podRef());
    return facts != null && facts.restricted(ref.container());
  }

  /// What `hostname` prints: the pod's name, or its node's.
  public String hostname(ObjectRef pod) {
    PodFacts facts = view().pods().get(pod);
    return facts != null && facts.pod().hostNetwork() ? facts.pod().nodeName() : pod.name();
  }

  public String resolvConf(ObjectRef pod) {
    return "search %s.svc.cluster.local svc.cluster.local cluster.local\nnameserver %s\noptions ndots:5\n"
        .formatted(pod.namespace(), new Dns(view()).serverAddress());
  }

  public String dnsServer() {
    return new Dns(view()).serverAddress();
  }

  public Lookup lookup(ObjectRef from, String name) {
    View view = view();
    PodFacts source = view.pods().get(from);
    if (source == null) {
      return new Lookup.NoAnswer();
    }
    Lookup lookup = new Dns(view).lookup(source, name);
    tellLookup(source, name, lookup);
    return lookup;
  }

  /// What a name server answers to one question.
  ///
  /// @param server its address; empty for the one of resolv.conf
  public DnsAnswer ask(ObjectRef from, String server, String type, String name) {
    View view = view();
    PodFacts source = view.pods().get(from);
    Dns dns = new Dns(view);
    boolean known =
        server.isEmpty()
            || server.equals(dns.serverAddress())
            || view.index().endpoints(Dns.SERVICE).stream()
                .anyMatch(e -> e.ready() && e.addresses().contains(server));
    return source == null || !known ? DnsAnswer.SILENCE : dns.ask(source, type, name);
  }

  /// Sends a datagram: answered by name servers, swallowed where a pod declares the port, refused
  /// by "port unreachable" where the way is open and nobody listens.
  public Reply datagram(ObjectRef from, String ip, int port) {
    View view = view();
    PodFacts source = view.pods().get(from);
    if (source == null || source.blackHole()) {
      return Reply.SILENCE;
    }
    if (port == DNS_PORT && !ask(from, ip, "A", "kubernetes.default.svc.cluster.local.").silent()) {
      return new Reply(Fate.ANSWERED, ip, 0.4, 64);
    }
    if (view.index().serviceByIp(ip).isPresent()) {
      return Reply.SILENCE;
    }
    Traffic traffic = new Traffic.ToPort(Protocol.UDP, port);
    Reply end = new Router(view).route(source, ip, traffic, false).end();
    boolean open =
        view.index().podsWithIp(ip).stream()
            .flatMap(p -> p.containers().stream())
            .flatMap(c -> c.ports().stream())
            .anyMatch(p -> p.protocol() == Protocol.UDP && p.port() == port);
    boolean outside = Outside.byIp(ip).isPresent();
    if (end.fate() != Fate.ANSWERED || open || outside) {
      return end.fate() == Fate.ANSWERED ? Reply.SILENCE : end;
    }
    return new Reply(Fate.REFUSED, end.from(), end.millis(), end.ttl());
  }

  /// What reverse lookup says of an address.
  public Optional<String> nameOf(String ip) {
    return new Dns(view()).nameOf(ip);
  }

  public Reply ping(ObjectRef from, String ip) {
    Route route = trace(from, ip, new Traffic.Icmp());
    boolean mute = Outside.byIp(ip).filter(h -> !h.pings()).isPresent();
    Reply reply = mute ? Reply.SILENCE : route.end();
    address(from).ifPresent(f -> tap.tell(Flow.ping(f, ip, reply.fate())));
    return reply;
  }

  /// The largest packet that gets from a pod to an address whole, in bytes.
  public int mtu(ObjectRef from, String ip) {
    View view = view();
    PodFacts source = view.pods().get(from);
    int own = source == null ? PodFacts.USUAL_MTU : source.mtu();
    return view.index().podsWithIp(ip).stream()
        .map(p -> view.pods().get(p.ref()))
        .filter(Objects::nonNull)
        .mapToInt(PodFacts::mtu)
        .reduce(own, Math::min);
  }

  /// What becomes of a connection that was opened, once something is said over it.
  public Talk talk(ObjectRef from, String ip, int port) {
    View view = view();
    PodFacts source = view.pods().get(from);
    List<Backend> ends =
        new Balancer(view).choose(ip, port, node(source))
                instanceof Choice.Backends(var all, boolean _)
            ? all
            : List.of(new Backend(ip, port));
    for (Backend end : ends) {
      for (Pod pod : view.index().podsWithIp(end.ip())) {
        PodFacts facts = view.pods().get(pod.ref());
        if (facts != null && facts.strict() && source != null && !source.meshed()) {
          return Talk.RESET;
        }
        if (facts != null && facts.mtu() < PodFacts.USUAL_MTU) {
          return Talk.SWALLOWED;
        }
      }
    }
    return Talk.ANSWERED;
  }

  /// What stands at the addresses of ingresses and gateways.
  public Doorman doorman() {
    return new Doorman(store, view());
  }

  /// Where what is sent can be heard.
  public Tap tap() {
    return tap;
  }

  /// What the pods do by themselves.
  public Chatter chatter() {
    return chatter;
  }

  /// The address of a pod that has a network of its own; empty for others.
  public Optional<String> address(ObjectRef pod) {
    return Optional.ofNullable(view().pods().get(pod))
        .flatMap(f -> f.pod().ips().stream().findFirst());
  }

  /// The pods with this address.
  public List<Pod> podsAt(String ip) {
    return view().index().podsWithIp(ip);
  }

  /// The running pods of the cluster's own namespace with this label, by name.
  public List<Pod> systemPods(String label, String value) {
    return view().index().podsIn("kube-system").stream()
        .filter(p -> value.equals(p.labels().get(label)) && !p.ended())
        .sorted(Comparator.comparing(Pod::name))
        .toList();
  }

  /// The one of them on this node.
  public Optional<Pod> systemPod(String label, String value, String node) {
    return systemPods(label, value).stream().filter(p -> p.nodeName().equals(node)).findFirst();
  }

  /// A service's address, by its name; otherwise the address itself.
  public String nameAt(String ip) {
    return view().index().serviceByIp(ip).map(s -> s.ref().path()).orElse(ip);
  }

  List<Pod> talkers() {
    return view().pods().values().stream()
        .filter(f -> !f.blackHole() && f.pod().ready() && !f.pod().hostNetwork())
        .map(PodFacts::pod)
        .toList();
  }

  List<Service> services() {
    return view().index().snapshot().services().stream()
        .filter(s -> s.ports().stream().anyMatch(p -> p.protocol() == Protocol.TCP))
        .toList();
  }

  private void tellLookup(PodFacts source, String name, Lookup lookup) {
    String found = lookup instanceof Lookup.Found f ? f.name() : name;
    List<String> answer = lookup instanceof Lookup.Found f ? f.addresses() : List.of();
    boolean literal = answer.equals(List.of(name));
    if (!source.pod().ips().isEmpty() && !literal) {
      Fate fate = lookup instanceof Lookup.NoAnswer ? Fate.SILENT : Fate.ANSWERED;
      String from = source.pod().ips().getFirst();
      String server = dnsServer();
      tap.tell(
          new Flow(Flow.Type.LOOKUP, from, server, 53, port(), fate, server, 53, found, answer));
    }
  }

  private int port() {
    return FIRST_PORT + ports.getAndUpdate(p -> (p + 7) % PORTS);
  }

  /// The hops on the way; a service's address has none behind the gateway, except for TCP, which
  /// its proxy sends on to a backend that answers under the service's address.
  public Route trace(ObjectRef from, String ip, Traffic traffic) {
    View view = view();
    PodFacts source = view.pods().get(from);
    if (source == null || source.blackHole()) {
      return new Route(List.of(), false);
    }
    Router router = new Router(view);
    if (traffic instanceof Traffic.ToPort(var protocol, int port)
        && protocol == Protocol.TCP
        && new Balancer(view).choose(ip, port, node(source))
            instanceof Choice.Backends(var all, boolean hidden)) {
      Backend backend = all.getFirst();
      Route way = router.route(source, backend.ip(), Traffic.tcp(backend.port()), hidden);
      return way.under(ip);
    }
    if (view.index().serviceByIp(ip).isPresent()) {
      return new Route(router.gateway(source), false);
    }
    return router.route(source, ip, traffic, false);
  }

  /// Opens a TCP connection.
  public Reply connect(ObjectRef from, String ip, int port, Random random) {
    View view = view();
    PodFacts source = view.pods().get(from);
    if (source == null || source.blackHole()) {
      return Reply.SILENCE;
    }
    return switch (new Balancer(view).choose(ip, port, node(source))) {
      case Choice.NotAService ignored -> {
        Reply reply = direct(view, source, ip, port, false);
        yield told(source, ip, port, new Backend(ip, port), reply);
      }
      case Choice.NoSuchPort ignored ->
          told(source, ip, port, new Backend("", port), Reply.SILENCE);
      case Choice.Dropped ignored -> told(source, ip, port, new Backend("", port), Reply.SILENCE);
      case Choice.NoEndpoint ignored ->
          told(source, ip, port, new Backend("", port), new Reply(Fate.REFUSED, ip, 0.05, 64));
      case Choice.Backends(List<Backend> all, boolean hidden) -> {
        Backend chosen = all.get(random.nextInt(all.size()));
        Reply reply = direct(view, source, chosen.ip(), chosen.port(), hidden);
        yield told(source, ip, port, chosen, reply);
      }
    };
  }

  private static String node(@Nullable PodFacts source) {
    return source == null ? "" : source.pod().nodeName();
  }

  private Reply told(PodFacts source, String ip, int port, Backend to, Reply reply) {
    if (!source.pod().ips().isEmpty()) {
      String from = source.pod().ips().getFirst();
      tap.tell(
          new Flow(
              Flow.Type.TCP,
              from,
              ip,
              port,
              port(),
              reply.fate(),
              to.ip(),
              to.port(),
              "",
              List.of()));
    }
    return reply;
  }

  private static Reply direct(
      View view, PodFacts source, String ip, int port, boolean masqueraded) {
    Route route = new Router(view).route(source, ip, Traffic.tcp(port), masqueraded);
    Reply end = route.end();
    if (end.fate() != Fate.ANSWERED || listens(view, ip, port)) {
      return end;
    }
    Optional<Outside> outside = Outside.byIp(ip);
    return outside.isPresent()
        ? Reply.SILENCE
        : new Reply(Fate.REFUSED, end.from(), end.millis(), end.ttl());
  }

  private static boolean listens(View view, String ip, int port) {
    Optional<Node> node = view.index().nodeByIp(ip);
    if (node.isPresent() && NODE_PORTS.contains(port)) {
      return true;
    }
    for (Pod pod : view.index().podsWithIp(ip)) {
      PodFacts facts = view.pods().get(pod.ref());
      if (facts != null && facts.tcp().contains(port)) {
        return true;
      }
    }
    return Outside.byIp(ip).map(h -> h.ports().contains(port)).orElse(false);
  }
}
