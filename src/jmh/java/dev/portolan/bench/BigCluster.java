package dev.portolan.bench;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Container;
import dev.portolan.model.Container.ContainerPort;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.LabelSelector.Operator;
import dev.portolan.model.LabelSelector.Requirement;
import dev.portolan.model.Metadata;
import dev.portolan.model.Namespace;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.NetworkPolicy.IpBlock;
import dev.portolan.model.NetworkPolicy.Peer;
import dev.portolan.model.NetworkPolicy.PodPeer;
import dev.portolan.model.NetworkPolicy.Port;
import dev.portolan.model.NetworkPolicy.Rule;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// A made-up cluster of a given size, the same for the same numbers: applications of a few
/// replicas, one in ten a StatefulSet, one pod in a hundred on the host's network, and five sorts
/// of policies.
final class BigCluster {
  private static final int PODS_PER_APPLICATION = 5;
  private static final String NAME = "kubernetes.io/metadata.name";
  private static final List<String> TIERS = List.of("front", "api", "worker", "store");

  private final Random random = new Random(42);
  private final Map<Kind, Map<ObjectRef, KubeObject>> objects = new EnumMap<>(Kind.class);
  private final int namespaces;
  private final int nodes;

  private BigCluster(int pods, int namespaces, int policies) {
    this.namespaces = namespaces;
    this.nodes = Math.max(3, pods / 30);
    for (int i = 0; i < nodes; i++) {
      ObjectRef ref = ObjectRef.node("node-" + i);
      put(
          new Node(
              Metadata.of(ref, Map.of()), List.of(address(10, i)), List.of(), true, "v1.34.0"));
    }
    for (int i = 0; i < namespaces; i++) {
      Map<String, String> labels =
          Map.of(NAME, "ns-" + i, "team", "team-" + i % 20, "env", i % 3 == 0 ? "prod" : "test");
      put(new Namespace(Metadata.of(ObjectRef.namespace("ns-" + i), labels)));
    }
    for (int i = 0; i < pods; i++) {
      put(pod(i));
    }
    for (int i = 0; i < policies; i++) {
      put(policy(i));
    }
  }

  static ClusterSnapshot of(int pods, int namespaces, int policies) {
    return new BigCluster(pods, namespaces, policies).snapshot();
  }

  private ClusterSnapshot snapshot() {
    Map<Kind, Coverage> coverage = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      coverage.put(kind, new Coverage.Complete());
    }
    ClusterSnapshot.Origin origin = new ClusterSnapshot.Origin("bench", "default", "v1.34.0", true);
    return new ClusterSnapshot(origin, 1, Instant.EPOCH, coverage, objects);
  }

  private void put(KubeObject object) {
    objects.computeIfAbsent(object.ref().kind(), k -> new HashMap<>()).put(object.ref(), object);
  }

  private Pod pod(int i) {
    int application = i / PODS_PER_APPLICATION;
    String namespace = "ns-" + application % namespaces;
    String app = "app-" + application / namespaces;
    String name = app + "-" + i;
    boolean stateful = application % 10 == 0;
    Map<String, String> labels = new HashMap<>();
    labels.put("app", app);
    labels.put("tier", TIERS.get(application / namespaces % TIERS.size()));
    labels.put("version", "v" + application % 3);
    if (stateful) {
      labels.put("statefulset.kubernetes.io/pod-name", name);
    } else {
      labels.put("pod-template-hash", Integer.toHexString(application * 31));
    }
    boolean host = i % 100 == 99;
    int node = i % nodes;
    String ip = host ? address(10, node) : address(100, i);
    return new Pod(
        Metadata.of(ObjectRef.pod(namespace, name), labels),
        "node-" + node,
        List.of(ip),
        host,
        Pod.Phase.RUNNING,
        new Pod.Health(true, ""),
        List.of(container(application)));
  }

  private static Container container(int application) {
    int web = application % 4 == 0 ? 8081 : 8080;
    return new Container(
        "main",
        Container.Role.MAIN,
        "image",
        "",
        List.of(
            new ContainerPort("http", Protocol.TCP, web, 0),
            new ContainerPort("metrics", Protocol.TCP, 9090, 0)),
        Container.Status.RUNNING,
        "");
  }

  private static String address(int first, int i) {
    return first + "." + (i >> 16 & 255) + "." + (i >> 8 & 255) + "." + (i & 255);
  }

  private NetworkPolicy policy(int i) {
    String namespace = "ns-" + i % namespaces;
    Metadata meta =
        Metadata.of(new ObjectRef(Kind.NETWORK_POLICY, namespace, "policy-" + i), Map.of());
    LabelSelector some = LabelSelector.of(Map.of("tier", TIERS.get(random.nextInt(4))));
    return switch (i / namespaces % 5) {
      case 0 ->
          new NetworkPolicy(
              meta, LabelSelector.EVERYTHING, Set.of(Direction.INGRESS), List.of(), List.of());
      case 1 -> in(meta, some, new PodPeer(tier(), null), numbers());
      case 2 -> in(meta, some, new PodPeer(tier(), otherNamespace()), named());
      case 3 ->
          new NetworkPolicy(
              meta,
              some,
              Set.of(Direction.EGRESS),
              List.of(),
              List.of(
                  new Rule(List.of(block()), List.of()),
                  new Rule(List.of(new PodPeer(null, prod())), numbers())));
      default -> in(meta, some, new PodPeer(observer(), LabelSelector.EVERYTHING), metrics());
    };
  }

  private static NetworkPolicy in(Metadata meta, LabelSelector pods, Peer peer, List<Port> ports) {
    return new NetworkPolicy(
        meta, pods, Set.of(Direction.INGRESS), List.of(new Rule(List.of(peer), ports)), List.of());
  }

  private LabelSelector tier() {
    Requirement in =
        new Requirement("tier", Operator.IN, List.of("front", TIERS.get(random.nextInt(4))));
    return new LabelSelector(Map.of(), List.of(in));
  }

  private LabelSelector otherNamespace() {
    return LabelSelector.of(Map.of(NAME, "ns-" + random.nextInt(namespaces)));
  }

  private LabelSelector prod() {
    return LabelSelector.of(Map.of("env", "prod", "team", "team-" + random.nextInt(20)));
  }

  private LabelSelector observer() {
    return LabelSelector.of(Map.of("app", "app-" + random.nextInt(10)));
  }

  private IpBlock block() {
    int third = random.nextInt(64);
    return new IpBlock("100.0." + third * 4 + ".0/22", List.of("100.0." + third * 4 + ".64/26"));
  }

  private List<Port> numbers() {
    int from = 8000 + random.nextInt(100);
    return List.of(
        new Port(Protocol.TCP, PortRef.of(from), from + random.nextInt(100)),
        new Port(Protocol.UDP, PortRef.of(53), 0));
  }

  private static List<Port> named() {
    return List.of(new Port(Protocol.TCP, PortRef.named("http"), 0));
  }

  private static List<Port> metrics() {
    return List.of(new Port(Protocol.TCP, PortRef.of(9090), 0));
  }
}
