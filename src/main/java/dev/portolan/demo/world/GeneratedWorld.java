package dev.portolan.demo.world;

import dev.portolan.demo.store.ObjectStore;
import dev.portolan.demo.store.Resource;
import dev.portolan.demo.world.PodTemplate.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A cluster of any size as real ones are: few namespaces with most of the pods, long names, some
/// things broken. Equal sizes and seeds give equal clusters.
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

  private final WorldBuilder world;
  private final Random random;
  private int left;
  private int serial;

  private GeneratedWorld(WorldBuilder world, int pods) {
    this.world = world;
    this.random = world.objects().random();
    this.left = pods;
  }

  /// Fills an empty store with exactly this many pods.
  public static void fill(ObjectStore store, int pods, long seed) {
    WorldBuilder world = new WorldBuilder(store, pods, seed, Instant.now());
    GeneratedWorld generated = new GeneratedWorld(world, pods);
    generated.system();
    generated.namespaces(pods);
    world.endpoints();
    store.compact();
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
  }

  /// Sizes by Zipf's law: the k-th namespace has 1/k^0.9 of the first one's pods.
  private void namespaces(int pods) {
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
    }
  }

  private String namespaceName(int k) {
    String area = AREAS.get(k % AREAS.size());
    String stage = STAGES.get((k / AREAS.size()) % STAGES.size());
    int round = k / (AREAS.size() * STAGES.size());
    return area + "-" + stage + (round == 0 ? "" : "-" + round);
  }

  private void fill(String namespace, int pods) {
    List<String> names = new ArrayList<>();
    int open = pods;
    while (open > 0) {
      int size = Math.min(open, 1 + (int) Math.min(40, Math.abs(random.nextGaussian()) * 6));
      names.add(workload(namespace, size));
      open -= size;
    }
    left -= pods;
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
    service(namespace, name);
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
    int dice = random.nextInt(20);
    if (dice < 3) {
      return;
    }
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
