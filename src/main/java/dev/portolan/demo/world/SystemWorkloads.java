package dev.portolan.demo.world;

import dev.portolan.demo.store.Resource;

/// What every cluster has: its DNS, its proxies, its network plugin, the API's own service.
final class SystemWorkloads {
  private static final String NAMESPACE = "kube-system";

  private SystemWorkloads() {}

  static void add(WorldBuilder world) {
    world.deployment(
        NAMESPACE,
        "coredns",
        2,
        PodTemplate.of("coredns", "registry.k8s.io/coredns/coredns:v1.12.1")
            .port("dns", "UDP", 53)
            .port("dns-tcp", 53)
            .port("metrics", 9153)
            .label("k8s-app", "kube-dns"));
    world
        .service(NAMESPACE, "kube-dns")
        .selects("k8s-app", "kube-dns")
        .port("dns", "UDP", 53, "dns")
        .port("dns-tcp", 53, "dns-tcp")
        .clusterIp("10.96.0.10");
    world.daemonSet(
        NAMESPACE,
        "kube-proxy",
        PodTemplate.of("kube-proxy", "registry.k8s.io/kube-proxy:v1.34.1").onHost());
    world.daemonSet(
        NAMESPACE,
        "demo-cni",
        PodTemplate.of("agent", "ghcr.io/portolan-demo/simulated-cni:1.0")
            .onHost()
            .annotation(SimulationNotes.SIMULATED, "true"));
    world.deployment(
        NAMESPACE,
        "metrics-server",
        1,
        PodTemplate.of("metrics-server", "gcr.io/distroless/metrics-server:v0.8.0")
            .port("https", 10250));
    world
        .service(NAMESPACE, "metrics-server")
        .selects("app", "metrics-server")
        .port("https", 443, "https")
        .clusterIp();
    apiServer(world);
  }

  /// The API's own service: no selector, endpoints kept by hand.
  private static void apiServer(WorldBuilder world) {
    world.service("default", "kubernetes").port("https", 443, "6443").clusterIp("10.96.0.1");
    world.json(
        Resource.ENDPOINTS,
        "default",
        "kubernetes",
        """
        {"subsets": [{"addresses": [{"ip": "10.90.0.11"}],
                      "ports": [{"name": "https", "protocol": "TCP", "port": 6443}]}]}
        """);
    world.json(
        Resource.ENDPOINT_SLICES,
        "default",
        "kubernetes",
        """
        {"addressType": "IPv4",
         "endpoints": [{"addresses": ["10.90.0.11"], "conditions": {"ready": true}}],
         "ports": [{"name": "https", "protocol": "TCP", "port": 6443}]}
        """);
  }
}
