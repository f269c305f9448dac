package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.portolan.model.Gateway.Standing;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// Reads `conditions` (meta/v1 Condition) as far as their type, status and reason.
final class Conditions {
  private Conditions() {}

  /// What is said, by the type of the condition.
  static Map<String, Standing> read(JsonParser in) throws IOException {
    Map<String, Standing> found = new HashMap<>();
    Json.array(
        in,
        () -> {
          Map<String, String> fields = Json.texts(in);
          found.put(
              fields.getOrDefault("type", ""),
              new Standing(
                  state(fields.getOrDefault("status", "")), fields.getOrDefault("reason", "")));
        });
    return found;
  }

  private static Standing.State state(String status) {
    return switch (status) {
      case "True" -> Standing.State.TRUE;
      case "False" -> Standing.State.FALSE;
      default -> Standing.State.UNKNOWN;
    };
  }
}
