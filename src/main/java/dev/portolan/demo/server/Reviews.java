package dev.portolan.demo.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.demo.server.User.Deed;
import dev.portolan.demo.server.User.Rule;
import java.util.List;
import java.util.Set;

/// Answers what users ask about themselves: who am I, may I do this, what may I do. Everybody who
/// is known may ask.
final class Reviews {
  private static final String AUTHORIZATION = "/apis/authorization.k8s.io/v1/";
  private static final String WHO = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
  private static final List<String> OPEN_PATHS =
      List.of("/api", "/api/*", "/apis", "/apis/*", "/healthz", "/livez", "/readyz", "/version");
  private static final Rule SELF =
      new Rule(
          Set.of("create"),
          Set.of("authorization.k8s.io", "authentication.k8s.io"),
          Set.of("selfsubjectaccessreviews", "selfsubjectrulesreviews", "selfsubjectreviews"));

  private final Access access;

  Reviews(Access access) {
    this.access = access;
  }

  boolean takes(String path) {
    return path.equals(WHO)
        || path.equals(AUTHORIZATION + "selfsubjectaccessreviews")
        || path.equals(AUTHORIZATION + "selfsubjectrulesreviews");
  }

  ObjectNode answer(User user, String path, byte[] body) throws ApiFailure {
    ObjectNode review = ReviewBody.read(body);
    ObjectNode status = review.putObject("status");
    if (path.equals(WHO)) {
      ObjectNode info = status.putObject("userInfo").put("username", user.name());
      info.putArray("groups").add("system:authenticated");
    } else if (path.endsWith("selfsubjectaccessreviews")) {
      access(user, review.path("spec"), status);
    } else {
      rules(user, review.at("/spec/namespace").asText(""), status);
    }
    return review;
  }

  private void access(User user, JsonNode spec, ObjectNode status) throws ApiFailure {
    if (spec.has("nonResourceAttributes")) {
      String path = spec.at("/nonResourceAttributes/path").asText();
      boolean get = spec.at("/nonResourceAttributes/verb").asText().equals("get");
      status.put("allowed", get && open(path));
      return;
    }
    JsonNode asked = spec.path("resourceAttributes");
    if (asked.isMissingNode()) {
      throw ApiFailure.badRequest(
          "spec: exactly one of nonResourceAttributes or resourceAttributes must be specified");
    }
    String part = asked.path("subresource").asText("");
    Deed deed =
        new Deed(
            asked.path("verb").asText(""),
            asked.path("group").asText(""),
            asked.path("resource").asText("") + (part.isEmpty() ? "" : "/" + part),
            asked.path("namespace").asText(""));
    boolean allowed = access.may(user, deed) || SELF.allows(deed);
    status.put("allowed", allowed);
    if (allowed) {
      status.put("reason", "RBAC: allowed to user \"" + user.name() + "\"");
    }
  }

  /// What was taken is told where the rule names it; a rule for everything stays as it is.
  private void rules(User user, String namespace, ObjectNode status) {
    ArrayNode rules = status.putArray("resourceRules");
    user.rules(namespace).forEach(r -> rule(rules, user, namespace, r));
    rule(rules, user, namespace, SELF);
    ObjectNode open = status.putArray("nonResourceRules").addObject();
    open.putArray("verbs").add("get");
    ArrayNode paths = open.putArray("nonResourceURLs");
    OPEN_PATHS.forEach(paths::add);
    status.put("incomplete", false);
  }

  private void rule(ArrayNode rules, User user, String namespace, Rule rule) {
    List<String> left =
        rule.resources().stream()
            .filter(
                r ->
                    rule.equals(SELF)
                        || r.equals("*")
                        || rule.groups().stream()
                            .anyMatch(g -> access.may(user, deed(rule, g, r, namespace))))
            .sorted()
            .toList();
    if (left.isEmpty()) {
      return;
    }
    ObjectNode row = rules.addObject();
    texts(row.putArray("verbs"), rule.verbs());
    texts(row.putArray("apiGroups"), rule.groups());
    left.forEach(row.putArray("resources")::add);
  }

  private static Deed deed(Rule rule, String group, String resource, String namespace) {
    return new Deed(rule.verbs().iterator().next(), group, resource, namespace);
  }

  private static void texts(ArrayNode into, Set<String> texts) {
    texts.stream().sorted().forEach(into::add);
  }

  private static boolean open(String path) {
    return OPEN_PATHS.stream()
        .anyMatch(
            p ->
                p.endsWith("*") ? path.startsWith(p.substring(0, p.length() - 1)) : p.equals(path));
  }
}
