package dev.portolan.testkit;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ClusterSnapshot.Origin;
import dev.portolan.model.Container;
import dev.portolan.model.Container.ContainerPort;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Metadata;
import dev.portolan.model.Namespace;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Protocol;
import dev.portolan.policy.Choices;
import dev.portolan.policy.Party;
import dev.portolan.policy.Traffic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// A cluster made by chance, the same for the same seed, with policies of every kind and every
/// feature. Few labels, ports and ranges, so that they meet often.
public final class RandomCluster {
  private static final List<String> NAMESPACES = List.of("alpha", "beta", "gamma");
  private static final List<String> OUTSIDE =
      List.of(
          "203.0.113.7",
          "203.0.113.9",
          "203.0.113.200",
          "198.51.100.1",
          "10.0.0.1",
          "10.0.0.2",
          "10.0.0.99",
          "10.1.1.200",
          "10.1.9.9",
          "2001:db8::1",
          "fd00::1",
          "fd00:1::77");
  private static final List<Integer> PORTS =
      List.of(0, 1, 52, 53, 54, 79, 80, 81, 443, 8079, 8080, 8081, 9090, 65_535);

  private final long seed;
  private final Random random;
  private final Map<Kind, Map<ObjectRef, KubeObject>> objects = new EnumMap<>(Kind.class);
  private final ClusterSnapshot snapshot;
  private final Choices choices;
  private final List<Party> parties = new ArrayList<>();

  public RandomCluster(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
    this.choices = new Choices(!chance(20), !chance(10));
    nodes();
    namespaces();
    int pods = 6 + random.nextInt(12);
    for (int i = 0; i < pods; i++) {
      add(pod(i));
    }
    new RandomPolicies(random).all().forEach(this::add);
    Origin origin = new Origin("random", "default", "v1.31.0", true);
    this.snapshot = new ClusterSnapshot(origin, 1, Instant.EPOCH, coverage(), objects);
    name();
  }

  private RandomCluster(RandomCluster before, Map<Kind, Map<ObjectRef, KubeObject>> changed) {
    this.seed = before.seed;
    this.random = before.random;
    this.choices = before.choices;
    this.objects.putAll(changed);
    ClusterSnapshot old = before.snapshot;
    this.snapshot = new ClusterSnapshot(old.origin(), 2, old.time(), old.coverage(), changed);
    name();
  }

  private void name() {
    for (Pod pod : snapshot.pods()) {
      parties.add(Party.of(pod));
      pod.ips().stream().skip(1).forEach(ip -> parties.add(new Party.PodParty(pod, ip)));
    }
  }

  /// One question: who to whom, and what.
  public record Query(Party source, Party target, Traffic traffic) {}

  public ClusterSnapshot snapshot() {
    return snapshot;
  }

  public Choices choices() {
    return choices;
  }

  /// Pods by each of their addresses.
  public List<Party> parties() {
    return List.copyOf(parties);
  }

  /// The cluster a moment later: up to three objects gone, new, or changed under the same name.
  public RandomCluster later() {
    RandomCluster other = new RandomCluster(seed + 1_000_000);
    Map<Kind, Map<ObjectRef, KubeObject>> changed = new EnumMap<>(Kind.class);
    objects.forEach((kind, byRef) -> changed.put(kind, new TreeMap<>(byRef)));
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      boolean remove = chance(30);
      Map<Kind, Map<ObjectRef, KubeObject>> from = remove ? objects : other.objects;
      List<KubeObject> all = from.values().stream().flatMap(m -> m.values().stream()).toList();
      KubeObject object = pick(all);
      Map<ObjectRef, KubeObject> same =
          changed.computeIfAbsent(object.ref().kind(), k -> new TreeMap<>());
      if (remove) {
        same.remove(object.ref());
      } else {
        same.put(object.ref(), object);
      }
    }
    return new RandomCluster(this, changed);
  }

  /// The next question; mostly between pods.
  public Query query() {
    Party source = chance(15) ? Party.outside(pick(OUTSIDE)) : pick(parties);
    Party target = chance(15) ? Party.outside(pick(OUTSIDE)) : pick(parties);
    Traffic traffic =
        chance(4)
            ? new Traffic.Icmp()
            : new Traffic.ToPort(
                chance(60) ? Protocol.TCP : pick(List.of(Protocol.values())), pick(PORTS));
    return new Query(source, target, traffic);
  }

  private void nodes() {
    for (int i = 1; i <= 3; i++) {
      Metadata meta =
          Metadata.of(ObjectRef.node("node-" + i), chance(50) ? Map.of("role", "edge") : Map.of());
      List<String> addresses =
          chance(30) ? List.of("10.0.0." + i, "fd00::" + i) : List.of("10.0.0." + i);
      if (!chance(10)) {
        add(new Node(meta, addresses, List.of("10.1." + i + ".0/24"), true, "v1.31.0"));
      }
    }
  }

  /// One in ten is missing although pods live in it; one in ten has no labels.
  private void namespaces() {
    for (String name : NAMESPACES) {
      Map<String, String> labels = new HashMap<>(Map.of("kubernetes.io/metadata.name", name));
      if (chance(70)) {
        labels.put("team", chance(50) ? "red" : "blue");
      }
      Map<String, String> shown = chance(10) ? Map.of() : labels;
      if (!chance(10)) {
        add(new Namespace(Metadata.of(ObjectRef.namespace(name), shown)));
      }
    }
  }

  private Pod pod(int i) {
    Map<String, String> labels = new HashMap<>();
    if (chance(90)) {
      labels.put("app", pick(List.of("web", "db", "cache")));
    }
    if (chance(50)) {
      labels.put("tier", pick(List.of("front", "back", "")));
    }
    int node = 1 + random.nextInt(3);
    boolean host = chance(12);
    List<String> own =
        switch (random.nextInt(8)) {
          case 0, 1 -> List.of("10.1." + node + "." + (5 + i), "fd00:1::" + (5 + i));
          case 2 -> List.of("fd00:1::" + (5 + i));
          case 3 -> List.<String>of();
          default -> List.of("10.1." + node + "." + (5 + i));
        };
    List<String> ips = host && !own.isEmpty() ? List.of("10.0.0." + node) : own;
    Pod.Phase phase = ips.isEmpty() && chance(75) ? Pod.Phase.UNKNOWN : Pod.Phase.RUNNING;
    if (chance(4)) {
      phase = Pod.Phase.SUCCEEDED;
    }
    boolean placed = !ips.isEmpty() || chance(30);
    return new Pod(
        Metadata.of(ObjectRef.pod(pick(NAMESPACES), "p" + i), labels),
        placed ? "node-" + node : "",
        ips,
        host,
        phase,
        new Pod.Health(true, ""),
        containers());
  }

  private List<Container> containers() {
    List<Container> containers = new ArrayList<>();
    for (Container.Role role : List.of(Container.Role.MAIN, Container.Role.SIDECAR)) {
      if (role == Container.Role.MAIN || chance(25)) {
        Container.Role real = chance(10) ? Container.Role.INIT : role;
        containers.add(
            new Container(
                "c" + containers.size(), real, "x", "", ports(), Container.Status.RUNNING, ""));
      }
    }
    return containers;
  }

  private List<ContainerPort> ports() {
    List<ContainerPort> ports = new ArrayList<>();
    for (String name : List.of("http", "dns", "")) {
      if (chance(60)) {
        Protocol protocol = chance(70) ? Protocol.TCP : pick(List.of(Protocol.values()));
        ports.add(new ContainerPort(name, protocol, pick(List.of(53, 80, 8080, 9090)), 0));
      }
    }
    return ports;
  }

  private Map<Kind, Coverage> coverage() {
    Map<Kind, Coverage> coverage = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      coverage.put(kind, new Coverage.Complete());
    }
    if (chance(20)) {
      coverage.put(Kind.NODE, new Coverage.Forbidden("nodes is forbidden"));
    } else if (chance(10)) {
      coverage.remove(Kind.NODE); // as in a folder of manifests
    }
    if (chance(8)) {
      coverage.put(Kind.NAMESPACE, new Coverage.Forbidden("namespaces is forbidden"));
    }
    if (chance(2)) {
      Kind kind = pick(List.of(Kind.NETWORK_POLICY, Kind.ADMIN_NETWORK_POLICY));
      coverage.put(kind, new Coverage.Forbidden("forbidden"));
    }
    if (chance(8)) {
      Kind kind = pick(List.of(Kind.NETWORK_POLICY, Kind.CALICO_NETWORK_POLICY, Kind.NAMESPACE));
      coverage.put(kind, scoped());
    }
    return coverage;
  }

  /// Read namespace by namespace: one may be hidden, one not read at all.
  private Coverage scoped() {
    TreeMap<String, Coverage> namespaces = new TreeMap<>();
    namespaces.put("alpha", new Coverage.Complete());
    namespaces.put("beta", new Coverage.Forbidden("forbidden in beta"));
    if (chance(50)) {
      namespaces.put("gamma", new Coverage.Complete());
    }
    return new Coverage.Scoped(namespaces);
  }

  private void add(KubeObject object) {
    objects.computeIfAbsent(object.ref().kind(), k -> new TreeMap<>()).put(object.ref(), object);
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
