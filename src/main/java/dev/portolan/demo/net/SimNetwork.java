package dev.portolan.demo.net;

import dev.portolan.demo.net.Balancer.Backend;
import dev.portolan.demo.net.Balancer.Choice;
import dev.portolan.demo.store.ObjectStore;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Protocol;
import dev.portolan.policy.Traffic;
import dev.portolan.probe.ContainerRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The network between the simulated pods: every answer is made from the cluster's objects as they
/// are at that moment. Safe for many threads.
public final class SimNetwork {
  /// What nodes listen on themselves: the kubelet, and the API server.
  private static final Set<Integer> NODE_PORTS = Set.of(10250, 6443);

  private static final Duration COSTLY = Duration.ofMillis(200);

  private final ObjectStore store;
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
    return source == null ? new Lookup.NoAnswer() : new Dns(view).lookup(source, name);
  }

  /// What reverse lookup says of an address.
  public Optional<String> nameOf(String ip) {
    return new Dns(view()).nameOf(ip);
  }

  public Reply ping(ObjectRef from, String ip) {
    Route route = trace(from, ip, new Traffic.Icmp());
    boolean mute = Outside.byIp(ip).filter(h -> !h.pings()).isPresent();
    return mute ? Reply.SILENCE : route.end();
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
        && new Balancer(view).choose(ip, port)
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
    return switch (new Balancer(view).choose(ip, port)) {
      case Choice.NotAService ignored -> direct(view, source, ip, port, false);
      case Choice.NoSuchPort ignored -> Reply.SILENCE;
      case Choice.Dropped ignored -> Reply.SILENCE;
      case Choice.NoEndpoint ignored -> new Reply(Fate.REFUSED, ip, 0.05, 64);
      case Choice.Backends(List<Backend> all, boolean hidden) -> {
        Backend chosen = all.get(random.nextInt(all.size()));
        yield direct(view, source, chosen.ip(), chosen.port(), hidden);
      }
    };
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
