package dev.portolan.ui.inspector;

import dev.portolan.model.Gateway;
import dev.portolan.model.Gateway.Listener;
import dev.portolan.model.Gateway.Standing;
import dev.portolan.model.GatewayRoute;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.ui.inspector.Facts.Note;
import dev.portolan.ui.inspector.Facts.Section;
import dev.portolan.ui.inspector.Facts.Status;
import dev.portolan.ui.parts.Tone;
import java.util.ArrayList;
import java.util.List;

/// What there is to say of a gateway: its class and addresses, its listeners, and the routes that
/// are attached to it.
final class GatewayFacts {
  private GatewayFacts() {}

  static List<Section> of(SnapshotIndex index, Gateway gateway) {
    SectionBuilder rows = new SectionBuilder("Gateway");
    rows.row("Class", gateway.className());
    Status status = status(gateway);
    rows.row("Controller", status.text(), status.tone(), gateway.standing().reason());
    rows.each("Address", gateway.addresses());
    if (gateway.addresses().isEmpty()) {
      rows.row("Address", "none", Tone.WARN, "nobody outside can reach it yet");
    }
    rows.row("Created", Words.time(gateway.meta().created()));
    List<Section> sections = new ArrayList<>(List.of(rows.build()));
    SectionBuilder listeners = new SectionBuilder("Listeners");
    gateway.listeners().forEach(l -> listeners.row(l.name(), listener(l), Tone.PLAIN, remark(l)));
    sections.add(listeners.build());
    sections.add(routes(index, gateway));
    return sections;
  }

  static Status status(Gateway gateway) {
    return switch (gateway.standing().state()) {
      case TRUE -> new Status(Tone.GOOD, "Programmed");
      case FALSE -> new Status(Tone.BAD, "Not programmed");
      case UNKNOWN -> new Status(Tone.WARN, "No controller has taken it up");
    };
  }

  /// `HTTPS 443 shop.example`.
  private static String listener(Listener l) {
    return l.protocol() + " " + l.port() + " " + (l.host().isEmpty() ? "any host" : l.host());
  }

  private static String remark(Listener l) {
    String tls =
        switch (l.tls()) {
          case NONE -> "";
          case TERMINATE -> "TLS ends here; ";
          case PASSTHROUGH -> "TLS is passed through; ";
        };
    return tls
        + switch (l.from()) {
          case "All" -> "routes of every namespace may attach";
          case "Selector" -> "routes of some namespaces may attach, by their labels";
          default -> "routes of its own namespace may attach";
        };
  }

  private static Section routes(SnapshotIndex index, Gateway gateway) {
    SectionBuilder rows = new SectionBuilder("Routes");
    for (GatewayRoute route : index.snapshot().routes()) {
      route.parents().stream()
          .filter(p -> p.ref().equals(gateway.ref()))
          .findFirst()
          .ifPresent(
              p ->
                  rows.link(
                      route.ref().kind().title(),
                      route.ref().path(),
                      route.ref(),
                      accepted(p.accepted())));
    }
    Section section = rows.build();
    return section.rows().isEmpty()
        ? rows.note(new Note(Tone.IDLE, "None is attached: it answers nobody.")).build()
        : section;
  }

  /// What a gateway's controller says of a route that is attached to it.
  static Status accepted(Standing standing) {
    return switch (standing.state()) {
      case TRUE -> new Status(Tone.GOOD, "accepted");
      case FALSE -> new Status(Tone.BAD, "refused: " + standing.reason());
      case UNKNOWN -> new Status(Tone.WARN, "no answer from the gateway's controller yet");
    };
  }
}
