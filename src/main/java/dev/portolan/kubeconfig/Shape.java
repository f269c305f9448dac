package dev.portolan.kubeconfig;

import java.util.Base64;
import java.util.List;
import java.util.Map;

/// What a value of a kubeconfig has to be. The shapes are those of kubectl's types
/// (`k8s.io/client-go/tools/clientcmd/api/v1`), which refuse a whole file for one value of another
/// type; unknown keys are nobody's business.
@FunctionalInterface
interface Shape {
  Shape ANY = (at, value) -> "";
  Shape TEXT =
      (at, value) -> value instanceof String ? "" : at + " is " + kind(value) + ", not text";
  Shape TRUTH =
      (at, value) ->
          value instanceof Boolean ? "" : at + " is " + kind(value) + ", not true or false";
  Shape BYTES = (at, value) -> value instanceof String s ? base64(at, s) : TEXT.fault(at, value);
  Shape TEXTS = list(TEXT);
  Shape EXTENSIONS = list(mapping(Map.of("name", TEXT)));

  Shape CONTEXT =
      mapping(Map.of("cluster", TEXT, "user", TEXT, "namespace", TEXT, "extensions", EXTENSIONS));

  Shape CLUSTER =
      mapping(
          Map.of(
              "server", TEXT,
              "tls-server-name", TEXT,
              "insecure-skip-tls-verify", TRUTH,
              "certificate-authority", TEXT,
              "certificate-authority-data", BYTES,
              "proxy-url", TEXT,
              "disable-compression", TRUTH,
              "extensions", EXTENSIONS));

  Shape EXEC =
      mapping(
          Map.of(
              "command", TEXT,
              "args", TEXTS,
              "env", list(mapping(Map.of("name", TEXT, "value", TEXT))),
              "apiVersion", TEXT,
              "installHint", TEXT,
              "provideClusterInfo", TRUTH,
              "interactiveMode", TEXT));

  Shape USER =
      mapping(
          Map.ofEntries(
              Map.entry("client-certificate", TEXT),
              Map.entry("client-certificate-data", BYTES),
              Map.entry("client-key", TEXT),
              Map.entry("client-key-data", BYTES),
              Map.entry("token", TEXT),
              Map.entry("tokenFile", TEXT),
              Map.entry("username", TEXT),
              Map.entry("password", TEXT),
              Map.entry("as", TEXT),
              Map.entry("as-uid", TEXT),
              Map.entry("as-groups", TEXTS),
              Map.entry("as-user-extra", each(TEXTS)),
              Map.entry("auth-provider", mapping(Map.of("name", TEXT, "config", each(TEXT)))),
              Map.entry("exec", EXEC),
              Map.entry("extensions", EXTENSIONS)));

  /// What stands beside the entries, and concerns nobody here.
  Shape REST =
      mapping(
          Map.of(
              "preferences",
              mapping(Map.of("colors", TRUTH, "extensions", EXTENSIONS)),
              "extensions",
              EXTENSIONS));

  /// What is wrong with the value, without the value itself; empty when it fits.
  ///
  /// @param at its key, for the message
  String fault(String at, Object value);

  /// A mapping in which these keys, where they are there, have these shapes.
  static Shape mapping(Map<String, Shape> keys) {
    return (at, value) ->
        value instanceof Map<?, ?> map
            ? first(
                map.entrySet().stream()
                    .map(
                        e ->
                            keys.getOrDefault(e.getKey(), ANY)
                                .fault(join(at, e.getKey()), e.getValue()))
                    .toList())
            : subject(at) + " is " + kind(value) + ", not a mapping";
  }

  /// A mapping from any key to values of one shape.
  static Shape each(Shape shape) {
    return (at, value) ->
        value instanceof Map<?, ?> map
            ? first(
                map.entrySet().stream()
                    .map(e -> shape.fault(join(at, e.getKey()), e.getValue()))
                    .toList())
            : subject(at) + " is " + kind(value) + ", not a mapping";
  }

  /// A list of one shape; a null element counts as an empty one.
  static Shape list(Shape shape) {
    return (at, value) ->
        value instanceof List<?> list
            ? first(
                list.stream()
                    .map(e -> e == null ? "" : shape.fault("an element of " + at, e))
                    .toList())
            : at + " is " + kind(value) + ", not a list";
  }

  private static String subject(String at) {
    return at.isEmpty() ? "it" : at;
  }

  private static String join(String at, Object key) {
    return at.isEmpty() ? String.valueOf(key) : at + "." + key;
  }

  private static String first(List<String> faults) {
    return faults.stream().filter(f -> !f.isEmpty()).findFirst().orElse("");
  }

  /// As Go decodes it: line ends are ignored, padding is needed.
  private static String base64(String at, String text) {
    String bare = text.replaceAll("[\\r\\n]", "");
    try {
      boolean padded = bare.length() % 4 == 0;
      Base64.getDecoder().decode(bare);
      return padded ? "" : at + " is not Base64";
    } catch (IllegalArgumentException e) {
      return at + " is not Base64";
    }
  }

  static String kind(Object value) {
    return switch (value) {
      case String s -> "text";
      case Boolean b -> "a truth value";
      case Number n -> "a number";
      case List<?> l -> "a list";
      case Map<?, ?> m -> "a mapping";
      default -> "something else";
    };
  }
}
