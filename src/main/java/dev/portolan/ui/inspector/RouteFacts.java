package dev.portolan.ui.inspector;

import dev.portolan.model.GatewayRoute;
import dev.portolan.model.GatewayRoute.Backend;
import dev.portolan.model.GatewayRoute.Match;
import dev.portolan.model.GatewayRoute.Parent;
import dev.portolan.model.GatewayRoute.Rule;
import dev.portolan.model.Grants;
import dev.portolan.model.PortRef;
import dev.portolan.model.ReferenceGrant;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.ui.inspector.Facts.Fact;
import dev.portolan.ui.inspector.Facts.Note;
import dev.portolan.ui.inspector.Facts.Section;
import dev.portolan.ui.inspector.Facts.Status;
import dev.portolan.ui.parts.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What there is to say of a route of the Gateway API.
final class RouteFacts {
  private RouteFacts() {}

  static List<Section> of(SnapshotIndex index, GatewayRoute route) {
    SectionBuilder rows = new SectionBuilder("Route");
    rows.each("Hosts", route.hosts());
    if (route.hosts().isEmpty()) {
      rows.row("Hosts", "those of the listeners");
    }
    rows.row("Created", Words.time(route.meta().created()));
    SectionBuilder parents = new SectionBuilder("Attached to");
    route.parents().forEach(p -> parents.add(parent(index, p)));
    route
        .elsewhere()
        .forEach(
            e -> {
              Status status = GatewayFacts.accepted(e.accepted());
              parents.row(e.kind(), e.namespace() + "/" + e.name(), status.tone(), status.text());
            });
    if (!route.elsewhere().isEmpty()) {
      parents.note(
          new Note(Tone.IDLE, "What is no gateway is not read: the map shows no line from it."));
    }
    if (route.parents().isEmpty() && route.elsewhere().isEmpty()) {
      parents.note(new Note(Tone.WARN, "Nothing: no gateway hands it any traffic."));
    }
    List<Section> sections = new ArrayList<>(List.of(rows.build(), parents.build()));
    for (Rule rule : route.rules()) {
      sections.add(rule(index, route, rule));
    }
    return sections;
  }

  static List<Section> of(ReferenceGrant grant) {
    SectionBuilder from = new SectionBuilder("What may name");
    grant.from().forEach(f -> from.row(f.kind(), "of " + f.namespace()));
    SectionBuilder to = new SectionBuilder("What here");
    grant.to().forEach(t -> to.row(t.kind(), t.name().isEmpty() ? "any" : t.name()));
    return List.of(from.build(), to.build());
  }

  private static Fact parent(SnapshotIndex index, Parent parent) {
    boolean seen = index.snapshot().find(parent.ref()).isPresent();
    Status status =
        parent.resolved().refused()
            ? new Status(Tone.BAD, "backends not resolved: " + parent.resolved().reason())
            : GatewayFacts.accepted(parent.accepted());
    String port = parent.port() == 0 ? "" : ":" + parent.port();
    String section = parent.section().isEmpty() ? "" : " (" + parent.section() + ")";
    return new Fact(
        parent.ref().kind().title(),
        parent.ref().path() + port + section,
        status.tone(),
        seen ? parent.ref() : null,
        status.text());
  }

  private static Section rule(SnapshotIndex index, GatewayRoute route, Rule rule) {
    String title = rule.matches().stream().map(Match::words).collect(Collectors.joining(", "));
    SectionBuilder rows = new SectionBuilder(title.isEmpty() ? "All traffic" : title);
    int all = rule.backends().stream().mapToInt(Backend::weight).sum();
    rule.backends().forEach(b -> rows.add(backend(index, route, b, all)));
    if (rule.backends().isEmpty()) {
      rows.note(new Note(Tone.WARN, "It leads to no service: it redirects, or answers 500."));
    }
    return rows.build();
  }

  private static Fact backend(SnapshotIndex index, GatewayRoute route, Backend backend, int all) {
    boolean seen = index.snapshot().find(backend.service()).isPresent();
    boolean refused = Grants.in(index.snapshot()).refuse(route.ref(), backend.service());
    Status status =
        refused
            ? new Status(
                Tone.BAD, "not permitted: no ReferenceGrant in " + backend.service().namespace())
            : Backends.judge(index, backend.service(), PortRef.of(backend.port()));
    boolean abroad = !backend.service().namespace().equals(route.namespace());
    String name = abroad ? backend.service().path() : backend.service().name();
    String share =
        backend.weight() == all || all == 0
            ? ""
            : ", " + Math.round(100.0 * backend.weight() / all) + " % of the traffic";
    return new Fact(
        "to",
        name + ":" + backend.port(),
        status.tone(),
        seen ? backend.service() : null,
        status.text() + share);
  }
}
