package dev.portolan.demo.world;

import dev.portolan.demo.store.Resource;

/// The curated world's gateway and the routes that are attached to it, one of each kind: two of its
/// own namespace, two of others, and one that the gateway does not take. And a gateway that may not
/// show its certificate.
final class CuratedGateways {
  private static final String ACCEPTED =
      """
      [{"type": "Accepted", "status": "True", "reason": "Accepted"},
       {"type": "ResolvedRefs", "status": "True", "reason": "ResolvedRefs"}]\
      """;

  private static final String REFUSED =
      """
      [{"type": "Accepted", "status": "False", "reason": "NotAllowedByListeners"},
       {"type": "ResolvedRefs", "status": "True", "reason": "ResolvedRefs"}]\
      """;

  private final WorldBuilder world;

  private CuratedGateways(WorldBuilder world) {
    this.world = world;
  }

  static void add(WorldBuilder world) {
    CuratedGateways gateways = new CuratedGateways(world);
    gateways.gateway(
        "public",
        """
        {"name": "web", "hostname": "*.demo.example", "port": 443, "protocol": "HTTPS",
         "tls": {"mode": "Terminate", "certificateRefs": [{"name": "demo-example-tls"}]},
         "allowedRoutes": {"namespaces": {"from": "All"}}},
        {"name": "plain", "port": 80, "protocol": "HTTP",
         "allowedRoutes": {"namespaces": {"from": "Same"}}},
        {"name": "rmi", "port": 1099, "protocol": "TCP",
         "allowedRoutes": {"namespaces": {"from": "All"}}}\
        """);
    gateways.shop();
    gateways.secure();
    gateways.others();
  }

  /// A canary: a tenth of the traffic goes to the newer service.
  private void shop() {
    route(
        Resource.HTTP_ROUTES,
        "shop",
        "checkout-canary",
        parent("shop", "web"),
        """
        "hostnames": ["checkout.demo.example"], "rules": [
          {"matches": [{"path": {"type": "PathPrefix", "value": "/checkout"}}],
           "backendRefs": [{"name": "checkout", "port": 80, "weight": 90},
                           {"name": "recommender", "port": 80, "weight": 10}]}]\
        """,
        ACCEPTED);
  }

  /// A gateway whose certificate is in a namespace that grants it to nobody.
  private void secure() {
    gateway(
        "secure",
        """
        {"name": "web", "hostname": "pay.demo.example", "port": 443, "protocol": "HTTPS",
         "tls": {"mode": "Terminate",
                 "certificateRefs": [{"name": "pay-tls", "namespace": "payments"}]},
         "allowedRoutes": {"namespaces": {"from": "Same"}}}\
        """);
    route(
        Resource.HTTP_ROUTES,
        "shop",
        "pay",
        "{\"name\": \"secure\"}",
        """
        "hostnames": ["pay.demo.example"], "rules": [
          {"backendRefs": [{"name": "checkout", "port": 80}]}]\
        """,
        ACCEPTED);
  }

  private void others() {
    route(
        Resource.GRPC_ROUTES,
        "payments",
        "ledger",
        parent("shop", "web"),
        """
        "hostnames": ["ledger.demo.example"], "rules": [
          {"matches": [{"method": {"service": "ledger.Ledger", "method": "Append"}}],
           "backendRefs": [{"name": "ledger", "port": 9005}]}]\
        """,
        ACCEPTED);
    route(
        Resource.TCP_ROUTES,
        "legacy",
        "erp",
        parent("shop", "rmi"),
        """
        "rules": [{"backendRefs": [{"name": "erp-gateway", "port": 1099}]}]\
        """,
        ACCEPTED);
    route(
        Resource.HTTP_ROUTES,
        "monitoring",
        "alerts",
        parent("shop", "plain"),
        """
        "hostnames": ["alerts.demo.example"], "rules": [
          {"backendRefs": [{"name": "alertmanager", "port": 9093}]}]\
        """,
        REFUSED);
  }

  private void gateway(String name, String listeners) {
    world.json(
        Resource.GATEWAYS,
        "shop",
        name,
        """
        {"spec": {"gatewayClassName": "simulated", "listeners": [%s]},
         "status": {"addresses": [{"type": "IPAddress", "value": "203.0.113.81"}],
           "conditions": [{"type": "Accepted", "status": "True", "reason": "Accepted"},
                          {"type": "Programmed", "status": "True", "reason": "Programmed"}]}}
        """
            .formatted(listeners));
  }

  private static String parent(String namespace, String section) {
    return "{\"namespace\": \"%s\", \"name\": \"public\", \"sectionName\": \"%s\"}"
        .formatted(namespace, section);
  }

  private void route(
      Resource resource, String namespace, String name, String parent, String rest, String said) {
    world.json(
        resource,
        namespace,
        name,
        """
        {"spec": {"parentRefs": [%s], %s},
         "status": {"parents": [{"parentRef": %s, "controllerName": "portolan.dev/simulated",
                                 "conditions": %s}]}}
        """
            .formatted(parent, rest, parent, said));
  }
}
