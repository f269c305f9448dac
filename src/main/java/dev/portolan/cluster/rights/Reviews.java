package dev.portolan.cluster.rights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.rights.Rights.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import okhttp3.Response;

/// The server's reviews of the user's own rights (authorization.k8s.io/v1): whether one thing is
/// allowed, and what is allowed in a namespace. Asking creates nothing.
final class Reviews {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration SILENCE = Duration.ofSeconds(10);
  private static final String VERSION = "authorization.k8s.io/v1";
  private static final int MAX_BYTES = 4 * 1024 * 1024;

  private final ApiConnection api;

  Reviews(ApiConnection api) {
    this.api = api;
  }

  /// One thing that may be done.
  ///
  /// @param group the API group, empty for the core one
  /// @param resource the plural, with its subresource behind a slash, such as `pods/exec`
  record Deed(String verb, String group, String resource) {}

  /// What the rules allow in one namespace.
  ///
  /// @param incomplete true where the server cannot list all rules
  record Rules(List<Rule> rules, boolean incomplete) {
    Rules {
      rules = List.copyOf(rules);
    }

    Answer may(Deed deed) {
      if (rules.stream().anyMatch(r -> r.allows(deed))) {
        return Answer.YES;
      }
      return incomplete ? Answer.UNKNOWN : Answer.NO;
    }
  }

  /// One rule; only such as are about objects of any name.
  record Rule(List<String> verbs, List<String> groups, List<String> resources) {
    Rule {
      verbs = List.copyOf(verbs);
      groups = List.copyOf(groups);
      resources = List.copyOf(resources);
    }

    boolean allows(Deed deed) {
      int slash = deed.resource().indexOf('/');
      String anySub = slash < 0 ? "" : "*" + deed.resource().substring(slash);
      return holds(verbs, deed.verb())
          && holds(groups, deed.group())
          && (holds(resources, deed.resource()) || resources.contains(anySub));
    }

    private static boolean holds(List<String> list, String wanted) {
      return list.contains("*") || list.contains(wanted);
    }
  }

  /// Whether the deed is allowed in a namespace, or in all where that is empty.
  Answer access(Deed deed, String namespace) throws IOException {
    ObjectNode attributes = JSON.createObjectNode();
    String[] parts = deed.resource().split("/", 2);
    attributes
        .put("verb", deed.verb())
        .put("group", deed.group())
        .put("resource", parts[0])
        .put("namespace", namespace);
    if (parts.length > 1) {
      attributes.put("subresource", parts[1]);
    }
    ObjectNode spec = JSON.createObjectNode();
    spec.set("resourceAttributes", attributes);
    JsonNode status = ask("SelfSubjectAccessReview", spec);
    if (status.path("allowed").asBoolean(false)) {
      return Answer.YES;
    }
    return status.path("evaluationError").asText("").isEmpty() ? Answer.NO : Answer.UNKNOWN;
  }

  Rules rules(String namespace) throws IOException {
    JsonNode status =
        ask("SelfSubjectRulesReview", JSON.createObjectNode().put("namespace", namespace));
    List<Rule> rules = new ArrayList<>();
    for (JsonNode rule : status.path("resourceRules")) {
      if (rule.path("resourceNames").isEmpty()) {
        rules.add(
            new Rule(texts(rule, "verbs"), texts(rule, "apiGroups"), texts(rule, "resources")));
      }
    }
    return new Rules(rules, status.path("incomplete").asBoolean(false));
  }

  private static List<String> texts(JsonNode rule, String field) {
    List<String> texts = new ArrayList<>();
    rule.path(field).forEach(t -> texts.add(t.asText()));
    return texts;
  }

  private JsonNode ask(String kind, ObjectNode spec) throws IOException {
    ObjectNode review = JSON.createObjectNode().put("apiVersion", VERSION).put("kind", kind);
    review.set("spec", spec);
    List<String> path =
        List.of("apis", "authorization.k8s.io", "v1", kind.toLowerCase(Locale.ROOT) + "s");
    return api.ask(api.url(path).build(), JSON.writeValueAsString(review), SILENCE, Reviews::read)
        .path("status");
  }

  private static JsonNode read(Response response) throws IOException {
    try (InputStream body = response.body().byteStream()) {
      byte[] bytes = body.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException("the review is longer than " + MAX_BYTES + " bytes");
      }
      return JSON.readTree(bytes);
    }
  }
}
