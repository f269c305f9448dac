package dev.portolan.demo.world;

import dev.portolan.demo.store.ObjectStore;
import dev.portolan.demo.store.Resource;
import dev.portolan.demo.world.PodTemplate.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;

/// A cluster of any size as real ones are: few namespaces with most of the pods, long names, some
/// things broken. In proportion it is Kubernetes' largest supported cluster, which it is at 150,000
/// pods: a service for 15 pods, a node for 30. Equal sizes and seeds give equal clusters.
public final class GeneratedWorld {
  private static final List<String> AREAS =
      List.of(
          "payments",
          "catalog",
          "search",
          "identity",
          "logistics",
          "pricing",
          "ads",
          "streaming",
          "ml-platform",
          "customer-support",
          "risk",
          "inventory",
          "notifications",
          "reporting");
  private static final List<String> STAGES = List.of("prod", "staging", "dev", "canary", "batch");
  private static final List<String> PARTS =
      List.of(
          "api",
          "gateway",
          "worker",
          "scheduler",
          "indexer",
          "cache",
          "frontend",
          "consumer",
          "reconciliation-service",
          "event-ingestion-pipeline",
          "feature-store-synchronizer",
          "background-export-and-archival-worker");
  private static final List<String> IMAGES =
      List.of(
          "ghcr.io/portolan-demo/service:4.2-alpine",
          "gcr.io/distroless/java21-debian12",
          "python:3.13-slim",
          "nginx:1.29",
          "debian:12-slim",
          "nicolaka/netshoot:v0.14");
  private static final double SKEW = 0.9;
  private static final int SYSTEM_PODS = 5;
  private static final int PODS_PER_SERVICE = 15;
  private static final int MOST_REPLICAS = 80;
  private static final int SPREAD = 15;

  private final WorldBuilder world;
  private final Random random;
  private final int pods;
  private final IntConsumer progress;
  private final List<String[]> workloads = new ArrayList<>();
  private int left;
  private int serial;
  private int services;

  private GeneratedWorld(WorldBuilder world, int pods, IntConsumer progress) {
    this.world = world;
    this.random = world.objects().random();
    this.pods = pods;
    this.left = pods;
    this.progress = progress;
  }

  /// Fills an empty store with exactly this many pods.
  ///
  /// @param progress hears now and then how many are there
  /// @return the nodes, which know what addresses are free
  public static Nodes fill(ObjectStore store, int pods, long seed, IntConsumer progress) {
    WorldBuilder world = new WorldBuilder(store, pods, seed, Instant.now());
    GeneratedWorld generated = new GeneratedWorld(world, pods, progress);
    generated.system();
    generated.namespaces();
    generated.remainingServices();
    world.endpoints();
    store.compact();
    return world.nodes();
  }

  /// The name of the kth namespace, from 1: the largest first.
  public static String namespaceName(int k) {
    String area = AREAS.get(k % AREAS.size());
    String stage = STAGES.get((k / AREAS.size()) % STAGES.size());
    int round = k / (AREAS.size() * STAGES.size());
    return area + "-" + stage + (round == 0 ? "" : "-" + round);
  }

  /// The cluster's DNS, so that names resolve, and something to run checks from.
  private void system() {
    world.namespace("default");
    world.namespace("kube-system");
    if (left < SYSTEM_PODS) {
      return;
    }
    world.deployment(
        "kube-system",
        "coredns",
        2,
        PodTemplate.of("coredns", "registry.k8s.io/coredns/coredns:v1.12.1")
            .port("dns", "UDP", 53)
            .port("dns-tcp", 53)
            .label("k8s-app", "kube-dns"));
    world
        .service("kube-system", "kube-dns")
        .selects("k8s-app", "kube-dns")
        .port("dns", "UDP", 53, "dns")
        .port("dns-tcp", 53, "dns-tcp")
        .clusterIp("10.96.0.10");
    world.pod("default", "toolbox", PodTemplate.of("tools", "nicolaka/netshoot:v0.14"));
    left -= 3;
    services++;
  }

  /// Sizes by Zipf's law: the k-th namespace has 1/k^0.9 of the first one's pods.
  private void namespaces() {
    int count = Math.max(1, Math.min(400, 3 + pods / 60));
    double total = 0;
    for (int k = 1; k <= count; k++) {
      total += Math.pow(k, -SKEW);
    }
    int toShare = left;
    for (int k = 1; k <= count && left > 0; k++) {
      String name = namespaceName(k);
      world.namespace(name);
      int share = (int) Math.round(toShare * Math.pow(k, -SKEW) / total);
      fill(name, k == count ? left : Math.min(left, Math.max(1, share)));
      policies(name, k);
      progress.accept(pods - left);
    }
  }

  private void fill(String namespace, int share) {
    List<String> names = new ArrayList<>();
    int open = share;
    while (open > 0) {
      int most = (int) Math.min(MOST_REPLICAS, Math.abs(random.nextGaussian()) * SPREAD);
      int size = Math.min(open, 1 + most);
      names.add(workload(namespace, size));
      open -= size;
    }
    left -= share;
    if (!names.isEmpty() && random.nextInt(4) == 0) {
      ingress(namespace, names.getFirst());
    }
  }

  private String workload(String namespace, int size) {
    String name = PARTS.get(random.nextInt(PARTS.size())) + "-" + ++serial;
    PodTemplate template =
        PodTemplate.of("app", IMAGES.get(random.nextInt(IMAGES.size())))
            .port("http", 8080)
            .label("app.kubernetes.io/part-of", namespace)
            .label("app.kubernetes.io/managed-by", "Helm")
            .annotation("checksum/config", world.objects().uid())
            .annotation("prometheus.io/scrape", "true")
            .annotation("prometheus.io/port", "8080")
            .state(state());
    boolean job = template.state == State.COMPLETED;
    if (job) {
      for (int i = 0; i < size; i++) {
        PodTemplate one = PodTemplate.of("app", template.containers.getFirst().image());
        world.job(namespace, name + "-" + i, one);
      }
      return name;
    }
    if (random.nextInt(8) == 0) {
      world.statefulSet(namespace, name, size, template);
    } else {
      world.deployment(namespace, name, size, template);
    }
    if (services < (pods - left) / PODS_PER_SERVICE + 1 && services < pods / PODS_PER_SERVICE) {
      service(namespace, name);
    }
    if (random.nextInt(8) == 0) {
      guard(namespace, name);
    }
    workloads.add(new String[] {namespace, name});
    return name;
  }

  private State state() {
    int dice = random.nextInt(100);
    if (dice < 92) {
      return State.READY;
    }
    return dice < 94
        ? State.UNREADY
        : dice < 96 ? State.CRASHING : dice < 97 ? State.UNSCHEDULABLE : State.COMPLETED;
  }

  private void service(String namespace, String name) {
    services++;
    int dice = 3 + random.nextInt(17);
    String selected = dice == 3 ? name + "-v2" : name;
    String target = dice == 4 ? "9999" : "http";
    ServicePlan plan =
        world.service(namespace, name).selects("app", selected).port("http", 80, target);
    if (dice == 5) {
      plan.headless();
      return;
    }
    if (dice == 6 && serial < 2700) {
      plan.nodePort(30000 + serial);
    }
    plan.clusterIp();
  }

  /// Second services of some workloads, for their metrics, until there are as many as there should.
  private void remainingServices() {
    for (String[] workload : workloads) {
      if (services >= pods / PODS_PER_SERVICE) {
        return;
      }
      services++;
      world
          .service(workload[0], workload[1] + "-metrics")
          .selects("app", workload[1])
          .port("metrics", 9090, "http")
          .clusterIp();
    }
  }

  /// Lets only those of a workload's own namespace and of one other in, on its port.
  private void guard(String namespace, String app) {
    world.json(
        Resource.NETWORK_POLICIES,
        namespace,
        app + "-callers",
        """
        {"spec": {"podSelector": {"matchLabels": {"app": "%s"}}, "policyTypes": ["Ingress"],
          "ingress": [{"from": [{"podSelector": {}}, {"namespaceSelector": {"matchLabels":
                         {"kubernetes.io/metadata.name": "%s"}}}],
                       "ports": [{"protocol": "TCP", "port": "http"}]}]}}
        """
            .formatted(app, namespaceName(1 + random.nextInt(9))));
  }

  private void ingress(String namespace, String service) {
    world.json(
        Resource.INGRESSES,
        namespace,
        "public",
        """
        {"spec": {"ingressClassName": "nginx", "rules": [
          {"host": "%s.demo.example", "http": {"paths": [{"path": "/", "pathType": "Prefix",
            "backend": {"service": {"name": "%s", "port": {"number": 80}}}}]}}]}}
        """
            .formatted(namespace, service));
  }

  private void policies(String namespace, int k) {
    if (k % 3 != 0) {
      return;
    }
    world.json(
        Resource.NETWORK_POLICIES,
        namespace,
        "own-namespace-only",
        """
        {"spec": {"podSelector": {}, "policyTypes": ["Ingress"],
          "ingress": [{"from": [{"podSelector": {}}]}]}}
        """);
  }
}
