package dev.portolan.ui.inspector;

import dev.portolan.model.Service;
import dev.portolan.model.Service.Exposure;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.ui.inspector.Facts.Section;
import dev.portolan.ui.parts.Tone;
import java.util.List;

/// What there is to say of a service.
final class ServiceFacts {
  private ServiceFacts() {}

  static List<Section> of(SnapshotIndex index, Service service) {
    return List.of(service(service), EndpointFacts.of(index, service));
  }

  private static Section service(Service service) {
    SectionBuilder rows = new SectionBuilder("Service");
    rows.row("Type", service.type().title(), Tone.PLAIN, headless(service));
    rows.each("Cluster IP", service.clusterIps());
    rows.row("DNS name", service.dnsName());
    rows.row("Alias of", service.exposure().externalName());
    List<String> ports = service.ports().stream().map(ServiceFacts::port).toList();
    rows.each("Ports", ports);
    rows.row(
        "Selector",
        service.selector().isEmpty() ? "none" : Words.labels(service.selector()),
        Tone.PLAIN,
        service.selector().isEmpty() ? "somebody else keeps its endpoints" : "");
    exposure(rows, service);
    if (service.publishNotReadyAddresses()) {
      rows.row("Not ready pods", "published", Tone.WARN, "publishNotReadyAddresses is set");
    }
    rows.row("Created", Words.time(service.meta().created()));
    return rows.build();
  }

  /// A preference: where no endpoint is near, others answer.
  private static String distribution(String value) {
    return switch (value) {
      case "PreferClose", "PreferSameZone" -> "endpoints of the caller's zone are preferred";
      case "PreferSameNode" -> "endpoints of the caller's node are preferred";
      default -> "";
    };
  }

  private static String headless(Service service) {
    return service.headless() ? "headless: DNS answers with the pods' own addresses" : "";
  }

  /// `80 -> 8080 (http) TCP, nodePort 30180`.
  static String port(ServicePort port) {
    String name = port.name().isEmpty() ? "" : " (" + port.name() + ")";
    String node = port.nodePort() == 0 ? "" : ", nodePort " + port.nodePort();
    return port.port() + " → " + port.targetPort() + name + " " + port.protocol() + node;
  }

  private static void exposure(SectionBuilder rows, Service service) {
    Exposure exposure = service.exposure();
    rows.each("External IP", exposure.externalIps());
    rows.each("Load balancer", exposure.loadBalancer());
    if (service.type() == Service.Type.LOAD_BALANCER && exposure.loadBalancer().isEmpty()) {
      rows.row("Load balancer", "pending", Tone.WARN, "no address was given to it yet");
    }
    if (exposure.routing().externalLocal()) {
      rows.row("External traffic", "local", Tone.PLAIN, "only nodes with a ready pod of it answer");
    }
    if (exposure.routing().internalLocal()) {
      rows.row(
          "Internal traffic", "local", Tone.PLAIN, "callers meet the pods on their own node alone");
    }
    String distribution = exposure.routing().distribution();
    rows.row("Distribution", distribution, Tone.PLAIN, distribution(distribution));
  }
}
