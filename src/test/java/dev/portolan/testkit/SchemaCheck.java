package dev.portolan.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Holds a document to as much of JSON Schema as this project's own schemas use: `type`, `const`,
/// `enum`, `required`, `properties`, `additionalProperties`, `items`, `minimum`, `maximum`, `$ref`
/// into `$defs`. A keyword that it does not know is a problem, not passed over.
public final class SchemaCheck {
  private static final List<String> NOTES =
      List.of("$schema", "$id", "title", "description", "$defs");

  private final JsonNode root;
  private final List<String> problems = new ArrayList<>();

  private SchemaCheck(JsonNode root) {
    this.root = root;
  }

  /// What is wrong with the document, each with its place; empty when it is valid.
  public static List<String> problems(JsonNode schema, JsonNode document) {
    SchemaCheck check = new SchemaCheck(schema);
    check.check(schema, document, "");
    return List.copyOf(check.problems);
  }

  private void check(JsonNode schema, JsonNode value, String at) {
    schema
        .properties()
        .forEach(
            rule -> {
              JsonNode wanted = rule.getValue();
              switch (rule.getKey()) {
                case "type" -> require(isA(value, wanted.asText()), at, "is no " + wanted);
                case "const" -> require(value.equals(wanted), at, "is not " + wanted);
                case "enum" -> require(has(wanted, value), at, value + " is not of " + wanted);
                case "required" ->
                    wanted.forEach(k -> require(value.has(k.asText()), at, "has no " + k));
                case "properties" ->
                    wanted
                        .properties()
                        .forEach(
                            p -> {
                              if (value.has(p.getKey())) {
                                check(p.getValue(), value.get(p.getKey()), at + "/" + p.getKey());
                              }
                            });
                case "additionalProperties" -> additional(schema, wanted, value, at);
                case "items" -> value.forEach(v -> check(wanted, v, at + "/[]"));
                case "minimum" -> require(value.asLong() >= wanted.asLong(), at, "is too small");
                case "maximum" -> require(value.asLong() <= wanted.asLong(), at, "is too large");
                case "$ref" -> check(root.at(wanted.asText().substring(1)), value, at);
                default -> require(NOTES.contains(rule.getKey()), at, "unknown " + rule.getKey());
              }
            });
  }

  private void additional(JsonNode schema, JsonNode wanted, JsonNode value, String at) {
    value
        .properties()
        .forEach(
            f -> {
              boolean named = schema.path("properties").has(f.getKey());
              if (!named && wanted.isBoolean()) {
                require(wanted.asBoolean(), at, "has the unknown field " + f.getKey());
              } else if (!named) {
                check(wanted, f.getValue(), at + "/" + f.getKey());
              }
            });
  }

  private static boolean isA(JsonNode value, String type) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "boolean" -> value.isBoolean();
      default -> false;
    };
  }

  private static boolean has(JsonNode all, JsonNode value) {
    for (JsonNode one : all) {
      if (one.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private void require(boolean holds, String at, String problem) {
    if (!holds) {
      problems.add(at + " " + problem);
    }
  }
}
