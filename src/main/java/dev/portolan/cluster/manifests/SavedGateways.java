package dev.portolan.cluster.manifests;

import dev.portolan.model.Gateway;
import dev.portolan.model.Gateway.Standing;
import dev.portolan.model.GatewayRoute;
import dev.portolan.model.GatewayRoute.Match;
import dev.portolan.model.GatewayRoute.Match.How;
import dev.portolan.model.Kind;
import dev.portolan.model.ReferenceGrant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Writes gateways and their routes in the API's shape.
final class SavedGateways {
  private SavedGateways() {}

  static void gateway(Gateway g, Fields fields) {
    Fields spec = new Fields().opt("gatewayClassName", g.className());
    spec.opt("listeners", g.listeners().stream().map(SavedGateways::listener).toList());
    fields.put("spec", spec);
    Fields status = new Fields();
    status.opt("addresses", g.addresses().stream().map(a -> Map.of("value", a)).toList());
    status.opt("conditions", condition("Programmed", g.standing()));
    fields.opt("status", status);
  }

  private static Map<String, Object> listener(Gateway.Listener l) {
    Fields fields = new Fields().opt("name", l.name()).opt("hostname", l.host());
    fields.opt("port", l.port()).opt("protocol", l.protocol());
    if (l.tls() != Gateway.Tls.NONE) {
      boolean ends = l.tls() == Gateway.Tls.TERMINATE;
      Fields tls = Fields.of("mode", ends ? "Terminate" : "Passthrough");
      tls.opt("certificateRefs", l.certificates().stream().map(SavedGateways::secret).toList());
      fields.put("tls", tls);
    }
    fields.put("allowedRoutes", Map.of("namespaces", Map.of("from", l.from())));
    return fields.map();
  }

  private static Map<String, Object> secret(Gateway.Certificate c) {
    return Fields.of("name", c.name()).opt("namespace", c.namespace()).map();
  }

  private static List<Map<String, String>> condition(String type, Standing standing) {
    if (standing.equals(Standing.UNSPOKEN)) {
      return List.of();
    }
    String state = standing.state().name().toLowerCase(Locale.ROOT);
    return List.of(
        Map.of(
            "type",
            type,
            "status",
            state.substring(0, 1).toUpperCase(Locale.ROOT) + state.substring(1),
            "reason",
            standing.reason()));
  }

  static void route(GatewayRoute r, Fields fields) {
    List<Map<String, Object>> parents = new ArrayList<>();
    List<Map<String, Object>> said = new ArrayList<>();
    for (GatewayRoute.Parent parent : r.parents()) {
      parents.add(parent(parent));
      said(parents.getLast(), parent.accepted(), parent.resolved()).ifPresent(said::add);
    }
    for (GatewayRoute.Elsewhere other : r.elsewhere()) {
      Fields reference = new Fields().put("group", other.group()).put("kind", other.kind());
      reference.put("namespace", other.namespace()).put("name", other.name());
      parents.add(reference.map());
      said(parents.getLast(), other.accepted(), other.resolved()).ifPresent(said::add);
    }
    Fields spec = new Fields().opt("parentRefs", parents).opt("hostnames", r.hosts());
    spec.opt("rules", r.rules().stream().map(SavedGateways::rule).toList());
    fields.put("spec", spec);
    fields.opt("status", new Fields().opt("parents", said));
  }

  private static Optional<Map<String, Object>> said(
      Map<String, Object> parent, Gateway.Standing accepted, Gateway.Standing resolved) {
    List<Map<String, String>> conditions = new ArrayList<>();
    conditions.addAll(condition("Accepted", accepted));
    conditions.addAll(condition("ResolvedRefs", resolved));
    return conditions.isEmpty()
        ? Optional.empty()
        : Optional.of(Map.of("parentRef", parent, "conditions", conditions));
  }

  static void grant(ReferenceGrant g, Fields fields) {
    Fields spec = new Fields();
    spec.opt(
        "from",
        g.from().stream()
            .map(f -> Map.of("group", f.group(), "kind", f.kind(), "namespace", f.namespace()))
            .toList());
    spec.opt(
        "to",
        g.to().stream()
            .map(
                t ->
                    new Fields()
                        .put("group", t.group())
                        .put("kind", t.kind())
                        .opt("name", t.name())
                        .map())
            .toList());
    fields.put("spec", spec);
  }

  private static Map<String, Object> parent(GatewayRoute.Parent p) {
    Fields fields = new Fields();
    if (p.ref().kind() == Kind.SERVICE) {
      fields.put("group", "").put("kind", "Service");
    }
    fields.put("namespace", p.ref().namespace()).put("name", p.ref().name());
    return fields.opt("sectionName", p.section()).opt("port", p.port()).map();
  }

  private static Map<String, Object> rule(GatewayRoute.Rule rule) {
    Fields fields = new Fields();
    fields.opt("matches", rule.matches().stream().map(SavedGateways::match).toList());
    fields.opt("backendRefs", rule.backends().stream().map(SavedGateways::backend).toList());
    return fields.map();
  }

  private static Map<String, Object> match(Match m) {
    Fields fields = new Fields();
    if (m.how() == How.METHOD) {
      int slash = m.path().lastIndexOf('/');
      fields.put(
          "method",
          Fields.of("service", m.path().substring(0, slash))
              .put("method", m.path().substring(slash + 1)));
    } else {
      fields.put("path", Fields.of("type", type(m.how())).put("value", m.path()));
      fields.opt("method", m.method());
    }
    return fields.opt("headers", Collections.nCopies(m.conditions(), Map.of())).map();
  }

  private static String type(How how) {
    return switch (how) {
      case EXACT -> "Exact";
      case EXPRESSION -> "RegularExpression";
      default -> "PathPrefix";
    };
  }

  private static Map<String, Object> backend(GatewayRoute.Backend b) {
    Fields fields = Fields.of("namespace", b.service().namespace());
    fields.put("name", b.service().name()).opt("port", b.port());
    return fields.put("weight", b.weight()).map();
  }
}
