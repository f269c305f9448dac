package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.portolan.model.GatewayRoute;
import dev.portolan.model.GatewayRoute.Match.How;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A rule of a route while it is read: its matches and its backends.
final class RouteRule {
  private List<GatewayRoute.Match> matches = List.of();
  private List<RouteReader.Reference> backends = List.of();

  private RouteRule() {}

  static RouteRule read(JsonParser in) throws IOException {
    RouteRule rule = new RouteRule();
    Json.object(in, field -> rule.field(in, field));
    return rule;
  }

  GatewayRoute.Rule build(String home) {
    return new GatewayRoute.Rule(
        matches, backends.stream().map(b -> b.backend(home)).filter(Objects::nonNull).toList());
  }

  private void field(JsonParser in, String field) throws IOException {
    switch (field) {
      case "matches" -> matches = Json.list(in, Match::read);
      case "backendRefs" -> backends = Json.list(in, RouteReader.Reference::read);
      default -> {}
    }
  }

  /// One match: path and method of HTTP, or service and method of gRPC.
  private static final class Match {
    private How how = How.PREFIX;
    private String path = "/";
    private String method = "";
    private int conditions;

    static GatewayRoute.Match read(JsonParser in) throws IOException {
      Match match = new Match();
      Json.object(in, field -> match.field(in, field));
      return new GatewayRoute.Match(match.how, match.path, match.method, match.conditions);
    }

    private void field(JsonParser in, String field) throws IOException {
      switch (field) {
        case "path" -> path(Json.texts(in));
        case "method" -> {
          if (in.isExpectedStartObjectToken()) {
            call(Json.texts(in));
          } else {
            method = Json.text(in);
          }
        }
        case "headers", "queryParams" -> Json.array(in, () -> conditions++);
        default -> {}
      }
    }

    private void path(Map<String, String> fields) {
      path = fields.getOrDefault("value", "/");
      how =
          switch (fields.getOrDefault("type", "PathPrefix")) {
            case "Exact" -> How.EXACT;
            case "RegularExpression" -> How.EXPRESSION;
            default -> How.PREFIX;
          };
    }

    private void call(Map<String, String> fields) {
      how = How.METHOD;
      path = fields.getOrDefault("service", "*") + "/" + fields.getOrDefault("method", "*");
    }
  }
}
