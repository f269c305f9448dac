package dev.portolan.demo.world;

import dev.portolan.demo.store.Resource;

/// The curated world's policies: `shop/db` admits the backends only, `payments` nothing but what is
/// listed, `analytics` its own namespace and two others; its notebook may not even ask the DNS.
final class CuratedPolicies {
  private CuratedPolicies() {}

  static void add(WorldBuilder world) {
    policy(
        world,
        "shop",
        "db-from-backends",
        """
        {"spec": {"podSelector": {"matchLabels": {"app": "db"}}, "policyTypes": ["Ingress"],
          "ingress": [{"from": [{"podSelector": {"matchLabels": {"tier": "backend"}}}],
                       "ports": [{"protocol": "TCP", "port": "postgres"}]}]}}
        """);
    policy(
        world,
        "shop",
        "redis-from-cart",
        """
        {"spec": {"podSelector": {"matchLabels": {"app": "redis"}}, "policyTypes": ["Ingress"],
          "ingress": [{"from": [{"podSelector": {"matchLabels": {"app": "cart"}}}]}]}}
        """);
    policy(
        world,
        "payments",
        "default-deny",
        """
        {"spec": {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}}
        """);
    policy(
        world,
        "payments",
        "allow-dns",
        """
        {"spec": {"podSelector": {}, "policyTypes": ["Egress"],
          "egress": [{"to": [{"namespaceSelector":
                        {"matchLabels": {"kubernetes.io/metadata.name": "kube-system"}}}],
                      "ports": [{"protocol": "UDP", "port": 53},
                                {"protocol": "TCP", "port": 53}]}]}}
        """);
    payments(world);
    notebook(world);
    policy(
        world,
        "analytics",
        "own-and-shop",
        """
        {"spec": {"podSelector": {}, "policyTypes": ["Ingress"],
          "ingress": [{"from": [{"podSelector": {}},
                                {"namespaceSelector": {"matchExpressions": [
                                  {"key": "kubernetes.io/metadata.name", "operator": "In",
                                   "values": ["shop", "monitoring"]}]}}]}]}}
        """);
  }

  private static void notebook(WorldBuilder world) {
    policy(
        world,
        "analytics",
        "notebook-stays-inside",
        """
        {"spec": {"podSelector": {"matchLabels": {"app": "notebook"}}, "policyTypes": ["Egress"],
          "egress": [{"to": [{"podSelector": {}}]}]}}
        """);
  }

  private static void payments(WorldBuilder world) {
    policy(
        world,
        "payments",
        "api-from-shop",
        """
        {"spec": {"podSelector": {"matchLabels": {"app": "api"}}, "policyTypes": ["Ingress"],
          "ingress": [{"from": [{"namespaceSelector":
                          {"matchLabels": {"kubernetes.io/metadata.name": "shop"}},
                        "podSelector": {"matchLabels": {"app": "cart"}}}],
                       "ports": [{"protocol": "TCP", "port": "http"}]}]}}
        """);
    policy(
        world,
        "payments",
        "api-to-ledger",
        """
        {"spec": {"podSelector": {"matchExpressions": [
                    {"key": "app", "operator": "In", "values": ["api", "fraud-check"]}]},
          "policyTypes": ["Egress"],
          "egress": [{"to": [{"podSelector": {"matchLabels": {"app": "ledger"}}}],
                      "ports": [{"protocol": "TCP", "port": "grpc"}]}]}}
        """);
    policy(
        world,
        "payments",
        "ledger-from-payments",
        """
        {"spec": {"podSelector": {"matchLabels": {"app": "ledger"}}, "policyTypes": ["Ingress"],
          "ingress": [{"from": [{"podSelector": {}}],
                       "ports": [{"protocol": "TCP", "port": 9000, "endPort": 9010}]}]}}
        """);
    policy(
        world,
        "payments",
        "fraud-check-to-partner",
        """
        {"spec": {"podSelector": {"matchLabels": {"app": "fraud-check"}}, "policyTypes": ["Egress"],
          "egress": [{"to": [{"ipBlock": {"cidr": "203.0.113.0/24",
                                          "except": ["203.0.113.64/26"]}}]}]}}
        """);
  }

  private static void policy(WorldBuilder world, String namespace, String name, String spec) {
    world.json(Resource.NETWORK_POLICIES, namespace, name, spec);
  }
}
