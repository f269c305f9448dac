package dev.portolan.ui.inspector;

import dev.portolan.model.Ingress;
import dev.portolan.model.Ingress.Backend;
import dev.portolan.model.IngressClass;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.ui.inspector.Facts.Fact;
import dev.portolan.ui.inspector.Facts.Section;
import dev.portolan.ui.inspector.Facts.Status;
import dev.portolan.ui.parts.Tone;
import java.util.ArrayList;
import java.util.List;

/// What there is to say of an ingress.
final class IngressFacts {
  private IngressFacts() {}

  static List<Section> of(SnapshotIndex index, Ingress ingress) {
    List<Section> sections = new ArrayList<>();
    SectionBuilder rows = new SectionBuilder("Ingress");
    rows.row("Class", ingress.className().isEmpty() ? "the default" : ingress.className());
    rows.each("Address", ingress.addresses());
    if (ingress.addresses().isEmpty()) {
      rows.row("Address", "none", Tone.WARN, "no controller has taken it up yet");
    }
    rows.each("TLS hosts", ingress.tlsHosts());
    if (ingress.tlsHosts().isEmpty()) {
      rows.row("TLS", "none");
    }
    rows.row("Created", Words.time(ingress.meta().created()));
    sections.add(rows.build());
    for (Ingress.Rule rule : ingress.rules()) {
      SectionBuilder paths = new SectionBuilder(rule.host().isEmpty() ? "Any host" : rule.host());
      rule.paths().forEach(path -> paths.add(backend(index, ingress, path.path(), path.backend())));
      sections.add(paths.build());
    }
    Backend fallback = ingress.defaultBackend();
    if (fallback != null) {
      SectionBuilder rest = new SectionBuilder("Everything else");
      sections.add(rest.add(backend(index, ingress, "default", fallback)).build());
    }
    return sections;
  }

  static Section of(IngressClass c) {
    SectionBuilder rows = new SectionBuilder("Ingress class");
    rows.row("Controller", c.controller().isEmpty() ? "none" : c.controller());
    rows.row("Default", c.byDefault() ? "given to new ingresses that name no class" : "no");
    rows.row("Created", Words.time(c.meta().created()));
    return rows.build();
  }

  private static Fact backend(SnapshotIndex index, Ingress ingress, String path, Backend backend) {
    ObjectRef service = Backends.service(ingress.namespace(), backend);
    boolean seen = index.snapshot().find(service).isPresent();
    Status status = Backends.judge(index, ingress.namespace(), backend);
    return new Fact(
        path.isEmpty() ? "/" : path,
        backend.serviceName() + ":" + backend.port(),
        status.tone(),
        seen ? service : null,
        status.text());
  }
}
