package dev.portolan.demo.world;

import dev.portolan.demo.store.ObjectStore;
import dev.portolan.demo.store.Resource;
import dev.portolan.demo.world.PodTemplate.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The demo cluster that people meet first: small enough to know by heart, with every kind of
/// trouble once.
public final class CuratedWorld {
  private static final List<String> NAMESPACES =
      List.of(
          "default",
          "kube-system",
          "ingress-nginx",
          "shop",
          "payments",
          "analytics",
          "monitoring",
          "sandbox",
          "legacy",
          "empty");

  private final WorldBuilder world;

  private CuratedWorld(WorldBuilder world) {
    this.world = world;
  }

  /// Fills an empty store.
  ///
  /// @return the nodes, which know what addresses are free
  public static Nodes fill(ObjectStore store, long seed) {
    WorldBuilder world = new WorldBuilder(store, 0, seed, Instant.now());
    NAMESPACES.forEach(
        n ->
            world.namespace(
                n,
                n.equals("payments")
                    ? Map.of("pod-security.kubernetes.io/enforce", "baseline")
                    : Map.of()));
    SystemWorkloads.add(world);
    CuratedWorld curated = new CuratedWorld(world);
    curated.ingressController();
    curated.shop();
    curated.payments();
    curated.analytics();
    curated.monitoring();
    curated.sandbox();
    curated.legacy();
    CuratedPolicies.add(world);
    CuratedIngresses.add(world);
    CuratedGateways.add(world);
    CuratedTroubles.add(world);
    world.endpoints();
    store.compact();
    return world.nodes();
  }

  private void ingressController() {
    world.deployment(
        "ingress-nginx",
        "ingress-nginx-controller",
        2,
        PodTemplate.of("controller", "registry.k8s.io/ingress-nginx/controller-alpine:v1.14.0")
            .port("http", 80)
            .port("https", 443));
    world
        .service("ingress-nginx", "ingress-nginx-controller")
        .selects("app", "ingress-nginx-controller")
        .port("http", 80, "http")
        .loadBalancer(31080, "203.0.113.80")
        .port("https", 443, "https")
        .loadBalancer(31443, "203.0.113.80")
        .clusterIp();
  }

  private void shop() {
    world.deployment(
        "shop",
        "web",
        3,
        PodTemplate.of("web", "nginx:1.29")
            .port("http", 8080)
            .container("metrics", "busybox:1.37")
            .port("metrics", 9113)
            .label("tier", "frontend"));
    world.service("shop", "web").selects("app", "web").port("http", 80, "http").clusterIp();
    backend("shop", "cart", 2, "ghcr.io/portolan-demo/cart:2.4-alpine");
    backend("shop", "catalog", 3, "python:3.13-slim");
    backend("shop", "checkout", 2, "node:22-alpine");
    world.statefulSet(
        "shop", "db", 2, PodTemplate.of("postgres", "postgres:17").port("postgres", 5432));
    world.service("shop", "db").selects("app", "db").port("postgres", 5432, "postgres").headless();
    world.deployment(
        "shop", "redis", 1, PodTemplate.of("redis", "redis:8-alpine").port("redis", 6379));
    world.service("shop", "redis").selects("app", "redis").port("redis", 6379, "redis").clusterIp();
    world.deployment(
        "shop",
        "recommender",
        1,
        PodTemplate.of("model", "python:3.13-slim").port("http", 8080).state(State.UNREADY));
    world
        .service("shop", "recommender")
        .selects("app", "recommender")
        .port("http", 80, "http")
        .clusterIp();
  }

  /// A deployment with the label `tier=backend` and a service of its name: port 80 to "http".
  private void backend(String namespace, String name, int replicas, String image) {
    world.deployment(
        namespace,
        name,
        replicas,
        PodTemplate.of(name, image).port("http", 8080).label("tier", "backend"));
    world.service(namespace, name).selects("app", name).port("http", 80, "http").clusterIp();
  }

  private void payments() {
    backend("payments", "api", 2, "gcr.io/distroless/static-debian12:nonroot");
    world.deployment(
        "payments",
        "settlement-reconciliation-worker-for-international-card-schemes",
        2,
        PodTemplate.of("worker", "ghcr.io/portolan-demo/settlement:7.0-alpine"));
    world.statefulSet(
        "payments",
        "ledger",
        2,
        PodTemplate.of("ledger", "debian:12-slim").port("grpc", 9005).port("admin", 9901));
    world
        .service("payments", "ledger")
        .selects("app", "ledger")
        .port("grpc", 9005, "grpc")
        .port("admin", 9901, "admin")
        .clusterIp();
    world.service("payments", "partner-bank").externalName("api.partner.example");
    world.deployment(
        "payments", "fraud-check", 1, PodTemplate.of("tools", "nicolaka/netshoot:v0.14"));
  }

  private void analytics() {
    world.deployment(
        "analytics",
        "collector",
        2,
        PodTemplate.of("collector", "ghcr.io/portolan-demo/collector:3-alpine").port("otlp", 4318));
    world
        .service("analytics", "collector")
        .selects("app", "collector")
        .port("otlp", 4318, "otlp")
        .clusterIp();
    world.deployment(
        "analytics",
        "clickstream-sessionization-and-enrichment-pipeline",
        3,
        PodTemplate.of("stream", "debian:12-slim").port("metrics", 9102));
    world
        .service("analytics", "collector-admin")
        .selects("app", "collector")
        .port("admin", 80, "9999")
        .clusterIp();
    world.statefulSet(
        "analytics",
        "clickhouse",
        2,
        PodTemplate.of("clickhouse", "clickhouse/clickhouse-server:25.8")
            .port("http", 8123)
            .port("native", 9000)
            .on("demo-node-c"));
    world
        .service("analytics", "clickhouse")
        .selects("app", "clickhouse")
        .port("http", 8123, "http")
        .port("native", 9000, "native")
        .headless();
    world.pod(
        "analytics",
        "notebook",
        PodTemplate.of("jupyter", "python:3.13-slim").port("http", 8888).label("app", "notebook"));
    world.pod(
        "analytics",
        "gpu-training",
        PodTemplate.of("train", "python:3.13-slim")
            .label("app", "gpu-training")
            .state(State.UNSCHEDULABLE));
    world.job("analytics", "nightly-export", PodTemplate.of("export", "python:3.13-slim"));
  }

  private void monitoring() {
    world.deployment(
        "monitoring",
        "prometheus",
        1,
        PodTemplate.of("prometheus", "prom/prometheus:v3.7.0").port("http", 9090));
    world
        .service("monitoring", "prometheus")
        .selects("app", "prometheus")
        .port("http", 9090, "http")
        .clusterIp();
    world.deployment(
        "monitoring",
        "grafana",
        1,
        PodTemplate.of("grafana", "grafana/grafana:12.2.0-alpine").port("http", 3000));
    world
        .service("monitoring", "grafana")
        .selects("app", "grafana")
        .port("http", 80, "http")
        .localNodePort(30300)
        .clusterIp();
    world.statefulSet(
        "monitoring",
        "alertmanager",
        2,
        PodTemplate.of("alertmanager", "prom/alertmanager-busybox:v0.29.0").port("http", 9093));
    world
        .service("monitoring", "alertmanager")
        .selects("app", "alertmanager")
        .port("http", 9093, "http")
        .headless();
    world.daemonSet(
        "monitoring",
        "node-exporter",
        PodTemplate.of("node-exporter", "quay.io/prometheus/node-exporter-busybox:v1.10.2")
            .port("metrics", 9100)
            .onHost());
    world.daemonSet("monitoring", "probe", PodTemplate.of("probe", "nicolaka/netshoot:v0.14"));
  }

  private void sandbox() {
    world.pod("sandbox", "toolbox", tools("nicolaka/netshoot:v0.14").on("demo-node-a"));
    world.pod("sandbox", "box", tools("busybox:1.37").on("demo-node-b"));
    world.pod("sandbox", "debian", tools("debian:12-slim").on("demo-node-a"));
    world.pod("sandbox", "python", tools("python:3.13-slim").on("demo-node-b"));
    world.pod(
        "sandbox",
        "distroless",
        tools("gcr.io/distroless/static-debian12:nonroot").port("http", 8080));
    world.pod(
        "sandbox", "restricted", tools("nicolaka/netshoot:v0.14").restricted().on("demo-node-a"));
    world.pod("sandbox", "far-away", tools("busybox:1.37").port("http", 8080).on("demo-node-c"));
    world.deployment(
        "sandbox",
        "black-hole",
        1,
        PodTemplate.of("app", "nginx:1.29")
            .port("http", 8080)
            .on("demo-node-b")
            .annotation(SimulationNotes.BEHAVIOUR, "black-hole"));
    world
        .service("sandbox", "black-hole")
        .selects("app", "black-hole")
        .port("http", 80, "http")
        .clusterIp();
    world
        .service("sandbox", "far-away")
        .selects("app", "far-away")
        .port("http", 80, "http")
        .clusterIp();
  }

  private static PodTemplate tools(String image) {
    return PodTemplate.of("tools", image);
  }

  private void legacy() {
    world.deployment(
        "legacy",
        "monolith",
        2,
        PodTemplate.of("monolith", "debian:12-slim").port("http", 8080).port("rmi", 1099));
    world
        .service("legacy", "monolith")
        .selects("app", "monolith")
        .port("http", 80, "http")
        .nodePort(30080)
        .clusterIp();
    world
        .service("legacy", "erp-gateway")
        .selects("app", "monolith")
        .port("rmi", 1099, "rmi")
        .loadBalancer(31099, "")
        .clusterIp();
    world
        .service("legacy", "reports")
        .selects("app", "reports-v2")
        .port("http", 80, "http")
        .clusterIp();
    world.deployment(
        "legacy",
        "importer",
        1,
        PodTemplate.of("importer", "debian:12-slim").port("http", 8080).state(State.CRASHING));
    world
        .service("legacy", "importer")
        .selects("app", "importer")
        .port("http", 80, "http")
        .clusterIp();
    world.deployment(
        "legacy",
        "soap-bridge",
        2,
        PodTemplate.of("bridge", "eclipse-temurin:21-jre-alpine").port("http", 8088));
    world
        .service("legacy", "soap-bridge")
        .selects("app", "soap-bridge")
        .port("http", 80, "http")
        .clusterIp();
    world.job("legacy", "migrate-customers", PodTemplate.of("migrate", "debian:12-slim"));
    mainframe();
  }

  /// A service without a selector, its endpoint a host outside.
  private void mainframe() {
    world.json(
        Resource.ENDPOINTS,
        "legacy",
        "mainframe",
        """
        {"subsets": [{"addresses": [{"ip": "198.51.100.20"}],
                      "ports": [{"name": "http", "protocol": "TCP", "port": 443}]}]}
        """);
    world.json(
        Resource.ENDPOINT_SLICES,
        "legacy",
        "mainframe-manual",
        """
        {"addressType": "IPv4",
         "endpoints": [{"addresses": ["198.51.100.20"], "conditions": {"ready": true}}],
         "ports": [{"name": "http", "protocol": "TCP", "port": 443}]}
        """);
    world.service("legacy", "mainframe").port("http", 443, "443").clusterIp();
  }
}
