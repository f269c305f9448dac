package dev.portolan.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Secrets that are made to be looked for: whoever finds one where it does not belong has found a
/// leak, and its name tells from where.
public final class Canaries {
  private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

  private Canaries() {}

  /// The canary of this name. Its form is that of no token, so that nothing but care hides it.
  public static String of(String name) {
    return KNOWN.computeIfAbsent(name, n -> "canary-" + n + "-sings");
  }

  /// The names of the canaries in a text, also in Base64.
  public static List<String> in(String text) {
    return KNOWN.entrySet().stream()
        .filter(e -> text.contains(e.getValue()) || text.contains(base64(e.getValue())))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String base64(String text) {
    return Base64.getEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
