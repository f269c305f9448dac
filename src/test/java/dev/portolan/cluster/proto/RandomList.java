package dev.portolan.cluster.proto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// A list of objects made by chance after Kubernetes' own description of their kind: any field of
/// any depth may be there, also those that nobody reads.
final class RandomList {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEEPEST = 7;

  /// What some field means something by, and what none does.
  private static final List<String> WORDS =
      List.of(
          "Ready",
          "True",
          "False",
          "PodScheduled",
          "Running",
          "Pending",
          "Succeeded",
          "Completed",
          "PodCompleted",
          "Always",
          "UDP",
          "SCTP",
          "TCP",
          "None",
          "LoadBalancer",
          "NodePort",
          "ExternalName",
          "Local",
          "In",
          "Exists",
          "Pod",
          "Node",
          "InternalIP",
          "MemoryPressure",
          "10.1.2.3",
          "fd00::7",
          "cpu",
          "memory",
          "pods",
          "100m",
          "110",
          "kubernetes.io/service-name",
          "web",
          "",
          "naïve ☃ 🜂",
          "a\nb\"\\\u0001");

  private static final Set<String> INLINE = Set.of("ephemeralContainerCommon");

  private final Random random;

  RandomList(long seed) {
    random = new Random(seed);
  }

  /// @param list the description of the list's kind
  ObjectNode of(Descriptor list, String apiVersion, int items) {
    ObjectNode node = JSON.objectNode();
    node.put("apiVersion", apiVersion).put("kind", list.getName());
    ObjectNode meta = node.putObject("metadata");
    meta.put("resourceVersion", "77").put("continue", "token").put("remainingItemCount", 12);
    ArrayNode into = node.putArray("items");
    for (int i = 0; i < items; i++) {
      ObjectNode item = message(Official.item(list), 0);
      if (item.path("metadata").isObject()) {
        ((ObjectNode) item.get("metadata")).put("name", "o" + i);
      } else {
        item.putObject("metadata").put("name", "o" + i);
      }
      into.add(item);
    }
    return node;
  }

  private ObjectNode message(Descriptor type, int depth) {
    ObjectNode node = JSON.objectNode();
    // near the top nearly all, so that something is found deep down
    int likely = depth < 2 ? 85 : 45;
    for (FieldDescriptor field : ordered(type)) {
      if (random.nextInt(100) >= likely) {
        continue;
      }
      if (INLINE.contains(field.getName())) {
        node.setAll(message(field.getMessageType(), depth));
      } else if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE || depth < DEEPEST) {
        node.set(field.getName(), value(field, depth));
      }
    }
    return node;
  }

  /// In the order of the wire: where chance names two containers alike, which no server takes, the
  /// last one counts.
  private static List<FieldDescriptor> ordered(Descriptor type) {
    return type.getFields().stream()
        .sorted(Comparator.comparingInt(FieldDescriptor::getNumber))
        .toList();
  }

  private JsonNode value(FieldDescriptor field, int depth) {
    if (field.isMapField()) {
      ObjectNode map = JSON.objectNode();
      FieldDescriptor inner = field.getMessageType().findFieldByName("value");
      for (int i = random.nextInt(4); i > 0; i--) {
        map.set(word(), single(inner, depth));
      }
      return map;
    }
    if (field.isRepeated()) {
      ArrayNode array = JSON.arrayNode();
      for (int i = random.nextInt(4); i > 0; i--) {
        array.add(single(field, depth));
      }
      return array;
    }
    return single(field, depth);
  }

  private JsonNode single(FieldDescriptor field, int depth) {
    return switch (field.getJavaType()) {
      case STRING -> JSON.textNode(word());
      case INT -> JSON.numberNode(random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(99));
      case LONG -> JSON.numberNode(random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(99));
      case BOOLEAN -> JSON.booleanNode(random.nextBoolean());
      case MESSAGE -> inside(field.getMessageType(), depth + 1);
      default -> JSON.textNode("bytes");
    };
  }

  private JsonNode inside(Descriptor type, int depth) {
    return switch (type.getName()) {
      case "Time" -> JSON.textNode(Instant.ofEpochSecond(random.nextInt()).toString());
      case "MicroTime" -> JSON.nullNode();
      case "IntOrString" ->
          random.nextBoolean() ? JSON.numberNode(random.nextInt(70_000)) : JSON.textNode(word());
      case "Quantity" -> JSON.textNode(word());
      case "FieldsV1" -> message(type, DEEPEST);
      default -> message(type, depth);
    };
  }

  private String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }
}
