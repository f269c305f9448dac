package dev.portolan.demo.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.demo.store.Json;

/// Writes `metadata.managedFields` as server-side apply keeps it: who set which field. It is a
/// third of a real pod's bytes.
final class ManagedFields {
  private static final String STATUS = "status";
  private static final int DEEP = 4;

  private ManagedFields() {}

  /// Says of a complete object that one manager set all but the status, and another the status.
  static void write(ObjectNode object, String manager, String statusManager, String time) {
    ObjectNode meta = (ObjectNode) object.get("metadata");
    ArrayNode rows = Json.object().putArray("managedFields");
    String version = object.path("apiVersion").asText();
    ObjectNode first = row(rows, manager, version, time);
    ObjectNode named = first.putObject("f:metadata");
    for (String key : new String[] {"annotations", "labels", "ownerReferences"}) {
      if (meta.has(key)) {
        fields(meta.get(key), named.putObject("f:" + key), 1);
      }
    }
    if (object.has("spec")) {
      fields(object.get("spec"), first.putObject("f:spec"), DEEP);
    }
    if (object.has(STATUS)) {
      ObjectNode second = row(rows, statusManager, version, time);
      fields(object.get(STATUS), second.putObject("f:status"), DEEP);
      ((ObjectNode) rows.get(1)).put("subresource", STATUS);
    }
    meta.set("managedFields", rows);
  }

  private static ObjectNode row(ArrayNode rows, String manager, String version, String time) {
    ObjectNode row = rows.addObject().put("manager", manager).put("operation", "Update");
    row.put("apiVersion", version).put("time", time).put("fieldsType", "FieldsV1");
    return row.putObject("fieldsV1");
  }

  /// The fields below an object or a list of named objects.
  private static void fields(JsonNode of, ObjectNode out, int depth) {
    if (depth == 0) {
      return;
    }
    if (of.isArray()) {
      for (JsonNode row : of) {
        String key = key(row);
        if (!key.isEmpty()) {
          fields(row, out.putObject("k:{" + key + "}"), depth - 1);
        }
      }
      return;
    }
    of.properties()
        .forEach(
            e -> {
              ObjectNode below = out.putObject("f:" + e.getKey());
              if (e.getValue().isContainerNode() && !e.getValue().isEmpty()) {
                fields(e.getValue(), below, depth - 1);
              }
            });
  }

  /// What tells the rows of a list apart.
  private static String key(JsonNode row) {
    for (String name : new String[] {"containerPort", "type", "uid", "name"}) {
      if (row.has(name)) {
        return "\"" + name + "\":" + row.get(name);
      }
    }
    return "";
  }
}
