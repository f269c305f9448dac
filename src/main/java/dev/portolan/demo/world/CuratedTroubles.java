package dev.portolan.demo.world;

import dev.portolan.demo.store.Resource;

/// The curated world's troubles below HTTP: a mesh that turns plain connections away, a path that
/// swallows large packets; and of ingresses. And the gateway's own pods.
final class CuratedTroubles {
  private static final String SIDECAR = "docker.io/istio/proxyv2-distroless:1.28.0";

  private CuratedTroubles() {}

  static void add(WorldBuilder world) {
    world.namespace("mesh");
    mesh(world);
    world.pod(
        "sandbox",
        "tunnelled",
        PodTemplate.of("page", "nginx:1.29")
            .port("http", 8080)
            .on("demo-node-b")
            .annotation(SimulationNotes.MTU, "1380"));
    world
        .service("sandbox", "tunnelled")
        .selects("app", "tunnelled")
        .port("http", 80, "http")
        .clusterIp();
    world.pod(
        "sandbox",
        "node-cache",
        PodTemplate.of("cache", "redis:8-alpine").port("redis", 6379).on("demo-node-b"));
    world
        .service("sandbox", "node-cache")
        .selects("app", "node-cache")
        .port("redis", 6379, "redis")
        .keptOnNode()
        .clusterIp();
    gateway(world);
    ingresses(world);
  }

  /// One whose TLS secret is not there, one that names no class, and two whose class nobody serves.
  private static void ingresses(WorldBuilder world) {
    world.json(
        Resource.INGRESSES,
        "monitoring",
        "status",
        """
        {"metadata": {"annotations": {"demo.portolan.dev/behaviour": "no-secret"}},
         "spec": {"ingressClassName": "nginx",
          "tls": [{"hosts": ["status.demo.example"], "secretName": "status-tls"}],
          "rules": [{"host": "status.demo.example", "http": {"paths": [
            {"path": "/", "pathType": "Prefix",
             "backend": {"service": {"name": "prometheus", "port": {"number": 9090}}}}]}}]},
         "status": {"loadBalancer": {"ingress": [{"ip": "203.0.113.80"}]}}}
        """);
    world.json(
        Resource.INGRESSES,
        "legacy",
        "erp",
        """
        {"spec": {"rules": [{"host": "erp.demo.example", "http": {"paths": [
            {"path": "/", "pathType": "Prefix",
             "backend": {"service": {"name": "monolith", "port": {"number": 80}}}}]}}]}}
        """);
    ofClass(world, "wiki", "nginx-internal");
    ofClass(world, "partners", "edge");
  }

  /// A class that is not there, and one whose controller does not run.
  private static void ofClass(WorldBuilder world, String name, String className) {
    world.json(
        Resource.INGRESSES,
        "sandbox",
        name,
        """
        {"spec": {"ingressClassName": "%s",
          "rules": [{"host": "%s.demo.example", "http": {"paths": [
            {"path": "/", "pathType": "Prefix",
             "backend": {"service": {"name": "tunnelled", "port": {"number": 80}}}}]}}]}}
        """
            .formatted(className, name));
  }

  private static void mesh(WorldBuilder world) {
    world.deployment(
        "mesh",
        "quotes",
        2,
        PodTemplate.of("quotes", "node:22-alpine")
            .port("http", 8080)
            .container("istio-proxy", SIDECAR)
            .on("demo-node-b")
            .annotation(SimulationNotes.BEHAVIOUR, "strict-mtls"));
    world.service("mesh", "quotes").selects("app", "quotes").port("http", 80, "http").clusterIp();
    world.pod(
        "mesh",
        "member",
        PodTemplate.of("tools", "nicolaka/netshoot:v0.14")
            .container("istio-proxy", SIDECAR)
            .on("demo-node-b"));
  }

  private static void gateway(WorldBuilder world) {
    world.deployment(
        "ingress-nginx",
        "public-gateway",
        1,
        PodTemplate.of("envoy", "docker.io/envoyproxy/envoy-distroless:v1.36.0")
            .port("http", 80)
            .port("https", 443)
            .port("rmi", 1099)
            .label("gateway.networking.k8s.io/gateway-name", "public"));
    world
        .service("ingress-nginx", "public-gateway")
        .selects("app", "public-gateway")
        .port("http", 80, "http")
        .loadBalancer(31081, "203.0.113.81")
        .port("https", 443, "https")
        .loadBalancer(31444, "203.0.113.81")
        .port("rmi", 1099, "rmi")
        .loadBalancer(31100, "203.0.113.81")
        .clusterIp();
  }
}
