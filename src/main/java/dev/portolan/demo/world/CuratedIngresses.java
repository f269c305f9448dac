package dev.portolan.demo.world;

import dev.portolan.demo.store.Resource;

/// The curated world's ingresses.
final class CuratedIngresses {
  private CuratedIngresses() {}

  static void add(WorldBuilder world) {
    world.json(
        Resource.INGRESS_CLASSES,
        "",
        "nginx",
        """
        {"metadata": {"annotations": {"ingressclass.kubernetes.io/is-default-class": "true"}},
         "spec": {"controller": "k8s.io/ingress-nginx"}}
        """);
    world.json(
        Resource.INGRESS_CLASSES,
        "",
        "edge",
        """
        {"spec": {"controller": "demo.example/edge-proxy"}}
        """);
    world.json(
        Resource.INGRESSES,
        "shop",
        "storefront",
        """
        {"spec": {"ingressClassName": "nginx",
          "tls": [{"hosts": ["shop.demo.example"], "secretName": "shop-tls"}],
          "rules": [
            {"host": "shop.demo.example", "http": {"paths": [
              {"path": "/", "pathType": "Prefix",
               "backend": {"service": {"name": "web", "port": {"name": "http"}}}},
              {"path": "/cart", "pathType": "Prefix",
               "backend": {"service": {"name": "cart", "port": {"number": 80}}}},
              {"path": "/reviews", "pathType": "Prefix",
               "backend": {"service": {"name": "reviews", "port": {"number": 80}}}}]}},
            {"host": "catalog.demo.example", "http": {"paths": [
              {"path": "/", "pathType": "Prefix",
               "backend": {"service": {"name": "catalog", "port": {"number": 80}}}}]}}]},
         "status": {"loadBalancer": {"ingress": [{"ip": "203.0.113.80"}]}}}
        """);
    world.json(
        Resource.INGRESSES,
        "monitoring",
        "grafana",
        """
        {"spec": {"ingressClassName": "nginx",
          "rules": [{"host": "grafana.demo.example", "http": {"paths": [
            {"path": "/", "pathType": "Prefix",
             "backend": {"service": {"name": "grafana", "port": {"name": "http"}}}}]}}]},
         "status": {"loadBalancer": {"ingress": [{"ip": "203.0.113.80"}]}}}
        """);
  }
}
