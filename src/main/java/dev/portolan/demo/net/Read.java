package dev.portolan.demo.net;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.demo.store.Stored;
import dev.portolan.model.Kind;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.LabelSelector.Operator;
import dev.portolan.model.LabelSelector.Requirement;
import dev.portolan.model.Metadata;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Small readers of JSON into the vocabulary of `model`, for the demo's own objects: it made them,
/// so it need not be as tolerant as the readers of strange clusters are.
final class Read {
  private static final Map<String, Operator> OPERATORS =
      Map.of(
          "In", Operator.IN,
          "NotIn", Operator.NOT_IN,
          "Exists", Operator.EXISTS,
          "DoesNotExist", Operator.DOES_NOT_EXIST);

  private Read() {}

  static Metadata meta(Kind kind, Stored stored, JsonNode tree) {
    ObjectRef ref = new ObjectRef(kind, stored.namespace(), stored.name());
    return Metadata.of(ref, strings(tree.at("/metadata/labels")));
  }

  static Map<String, String> strings(JsonNode object) {
    Map<String, String> map = new HashMap<>();
    object.properties().forEach(e -> map.put(e.getKey(), e.getValue().asText()));
    return map;
  }

  static List<String> texts(JsonNode array) {
    return list(array, JsonNode::asText);
  }

  static <T> List<T> list(JsonNode array, Function<JsonNode, T> reader) {
    List<T> list = new ArrayList<>();
    array.forEach(n -> list.add(reader.apply(n)));
    return list;
  }

  static Protocol protocol(JsonNode holder) {
    return Protocol.valueOf(holder.path("protocol").asText("TCP"));
  }

  static PortRef port(JsonNode port) {
    return port.isInt() ? PortRef.of(port.asInt()) : PortRef.named(port.asText());
  }

  static LabelSelector selector(JsonNode selector) {
    return new LabelSelector(
        strings(selector.path("matchLabels")),
        list(selector.path("matchExpressions"), Read::requirement));
  }

  private static Requirement requirement(JsonNode row) {
    Operator operator = OPERATORS.get(row.path("operator").asText());
    if (operator == null) {
      throw new IllegalArgumentException("unknown operator: " + row.path("operator"));
    }
    return new Requirement(row.path("key").asText(), operator, texts(row.path("values")));
  }
}
