package dev.portolan.cluster.manifests;

import dev.portolan.model.Ingress;
import dev.portolan.model.IngressClass;
import dev.portolan.model.PortRef;
import dev.portolan.model.Service;
import java.util.List;
import java.util.Map;

/// Writes services and ingresses in the API's shape.
final class SavedServices {
  private SavedServices() {}

  static void service(Service s, Fields fields) {
    Fields spec = Fields.of("type", s.type().title());
    if (s.headless()) {
      spec.put("clusterIP", "None");
    }
    spec.opt("clusterIPs", s.clusterIps());
    spec.opt("ports", s.ports().stream().map(SavedServices::port).toList());
    spec.opt("selector", s.selector());
    spec.opt("externalName", s.exposure().externalName());
    spec.opt("externalIPs", s.exposure().externalIps());
    spec.opt("externalTrafficPolicy", s.exposure().routing().externalLocal() ? "Local" : null);
    spec.opt("internalTrafficPolicy", s.exposure().routing().internalLocal() ? "Local" : null);
    String distribution = s.exposure().routing().distribution();
    spec.opt("trafficDistribution", distribution.isEmpty() ? null : distribution);
    spec.opt("publishNotReadyAddresses", s.publishNotReadyAddresses());
    fields.put("spec", spec);
    fields.opt("status", loadBalancer(s.exposure().loadBalancer()));
  }

  private static Map<String, Object> port(Service.ServicePort p) {
    Fields fields = new Fields().opt("name", p.name()).put("protocol", p.protocol().name());
    fields.put("port", p.port()).put("targetPort", port(p.targetPort()));
    return fields.opt("nodePort", p.nodePort()).map();
  }

  static Object port(PortRef port) {
    return port.isNamed() ? port.name() : Integer.valueOf(port.number());
  }

  static void ingress(Ingress i, Fields fields) {
    Fields spec = new Fields().opt("ingressClassName", i.className());
    spec.opt("rules", i.rules().stream().map(SavedServices::rule).toList());
    spec.opt("defaultBackend", i.defaultBackend() == null ? null : backend(i.defaultBackend()));
    if (!i.tlsHosts().isEmpty()) {
      spec.put("tls", List.of(Map.of("hosts", i.tlsHosts())));
    }
    fields.put("spec", spec);
    fields.opt("status", loadBalancer(i.addresses()));
  }

  static void ingressClass(IngressClass c, Fields metadata, Fields fields) {
    if (c.byDefault()) {
      metadata.put("annotations", Map.of(IngressClass.DEFAULT, "true"));
    }
    fields.put("spec", new Fields().opt("controller", c.controller()));
  }

  private static Map<String, Object> rule(Ingress.Rule r) {
    List<Map<String, Object>> paths =
        r.paths().stream()
            .map(
                p ->
                    new Fields()
                        .opt("path", p.path())
                        .opt("pathType", p.pathType())
                        .put("backend", backend(p.backend()))
                        .map())
            .toList();
    return new Fields().opt("host", r.host()).put("http", Fields.of("paths", paths)).map();
  }

  private static Fields backend(Ingress.Backend b) {
    Fields port = new Fields();
    port.opt("name", b.port().name()).opt("number", b.port().number());
    return Fields.of("service", Fields.of("name", b.serviceName()).put("port", port));
  }

  private static Fields loadBalancer(List<String> addresses) {
    List<Map<String, String>> entries =
        addresses.stream().map(a -> Map.of(isAddress(a) ? "ip" : "hostname", a)).toList();
    return entries.isEmpty()
        ? new Fields()
        : Fields.of("loadBalancer", Fields.of("ingress", entries));
  }

  private static boolean isAddress(String text) {
    return text.contains(":") || text.matches("[0-9.]+");
  }
}
