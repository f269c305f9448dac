package dev.portolan.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.portolan.probe.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Takes out of a result what must not be written to a file: the values of headers that carry
/// credentials, wherever they stand, in the question, in a command, in what was printed.
public final class Secrets {
  /// Stands where a value was.
  public static final String HIDDEN = "***";

  /// A shorter value is taken out of its header alone: it may be part of any word.
  private static final int TELLING = 6;

  private static final Set<String> NAMES =
      Set.of(
          "authorization",
          "proxy-authorization",
          "cookie",
          "set-cookie",
          "x-api-key",
          "api-key",
          "x-auth-token",
          "x-access-token",
          "x-csrf-token");

  /// What names of credentials have in them.
  private static final Pattern TELLS =
      Pattern.compile(
          "auth|cookie|token|secret|passw|pwd|credential|session|signature|api.?key|access.?key",
          Pattern.CASE_INSENSITIVE);

  /// A scheme of RFC 9110, section 11, or a JSON web token, whatever the header is called.
  private static final Pattern SCHEME =
      Pattern.compile(
          "^ *(bearer|basic|digest|negotiate) |eyJ[A-Za-z0-9_-]{8}", Pattern.CASE_INSENSITIVE);

  private Secrets() {}

  /// True where a question's secrets were taken out, so that it cannot be asked again as it was.
  public static boolean hidden(Question question) {
    return question instanceof Question.Http h
        && h.headers().stream().anyMatch(x -> x.endsWith(": " + HIDDEN));
  }

  /// A question without the headers that carry credentials, or look so, and without a query that
  /// names one: what may be kept to be asked again.
  public static Question without(Question question) {
    if (!(question instanceof Question.Http h)) {
      return question;
    }
    List<String> headers = h.headers().stream().filter(x -> !secret(x)).toList();
    int query = h.path().indexOf('?');
    boolean open = query < 0 || !TELLS.matcher(h.path().substring(query)).find();
    String path = open ? h.path() : h.path().substring(0, query);
    return new Question.Http(h.tls(), h.port(), h.method(), path, headers, h.follow());
  }

  private static boolean secret(String header) {
    int colon = header.indexOf(':');
    String name = header.substring(0, Math.max(0, colon));
    return TELLS.matcher(name).find() || SCHEME.matcher(header.substring(colon + 1)).find();
  }

  /// Hides the secrets of a result's JSON, in place.
  static void hide(ObjectNode result) {
    List<String> secrets = new ArrayList<>();
    collect(result, secrets);
    if (!secrets.isEmpty()) {
      replace(result, secrets);
    }
  }

  private static void collect(JsonNode node, List<String> secrets) {
    if (node.isTextual()) {
      node.asText().lines().forEach(line -> header(line, secrets));
    }
    node.forEach(child -> collect(child, secrets));
  }

  /// curl and wget print headers behind a sign.
  private static void header(String line, List<String> secrets) {
    String header = line.replaceFirst("^[<>* ]+", "");
    int colon = header.indexOf(':');
    if (colon < 1 || !NAMES.contains(header.substring(0, colon).strip().toLowerCase(Locale.ROOT))) {
      return;
    }
    String value = header.substring(colon + 1).strip();
    String token = value.substring(value.lastIndexOf(' ') + 1);
    for (String secret : List.of(header, value, token)) {
      boolean telling = secret.length() >= TELLING && !secret.endsWith(HIDDEN);
      if (telling && !secrets.contains(secret)) {
        secrets.add(secret);
      }
    }
  }

  private static void replace(JsonNode node, List<String> secrets) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        field.setValue(replaced(field.getValue(), secrets));
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, replaced(array.get(i), secrets));
      }
    }
  }

  private static JsonNode replaced(JsonNode node, List<String> secrets) {
    if (!node.isTextual()) {
      replace(node, secrets);
      return node;
    }
    String text = node.asText();
    for (String secret : secrets) {
      text = text.replace(secret, hidden(secret));
    }
    return TextNode.valueOf(text);
  }

  private static String hidden(String secret) {
    int colon = secret.indexOf(':');
    boolean header =
        colon > 0 && NAMES.contains(secret.substring(0, colon).toLowerCase(Locale.ROOT));
    return header ? secret.substring(0, colon) + ": " + HIDDEN : HIDDEN;
  }
}
