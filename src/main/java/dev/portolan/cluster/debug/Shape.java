package dev.portolan.cluster.debug;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// How a server takes ephemeral containers.
///
/// Told by the kind that its discovery gives for `pods/ephemeralcontainers`: until 1.21 (alpha,
/// behind a gate) an object of its own, `EphemeralContainers`; from 1.22 a `Pod`; none where the
/// gate is off. A server of the one sort takes the other's patch, answers 200, and does nothing.
enum Shape {
  POD,
  ALPHA,
  NONE;

  private static final ObjectMapper JSON = new ObjectMapper();

  /// From the list of resources of `/api/v1`.
  static Shape of(JsonNode resources) {
    for (JsonNode resource : resources.path("resources")) {
      if (resource.path("name").asText().equals("pods/ephemeralcontainers")) {
        return resource.path("kind").asText().equals("EphemeralContainers") ? ALPHA : POD;
      }
    }
    return NONE;
  }

  /// The strategic merge patch that adds one container and touches nothing else.
  ObjectNode patch(String name, DebugOrder order) {
    ObjectNode patch = JSON.createObjectNode();
    ObjectNode holder = this == ALPHA ? patch : patch.putObject("spec");
    ArrayNode list = holder.putArray("ephemeralContainers");
    ObjectNode container = list.addObject().put("name", name).put("image", order.image().strip());
    ArrayNode command = container.putArray("command");
    DebugOrder.command().forEach(command::add);
    security(container, order.profile());
    return patch;
  }

  private static void security(ObjectNode container, DebugProfile profile) {
    if (!profile.added().isEmpty()) {
      ArrayNode add = container.withObject("/securityContext/capabilities").putArray("add");
      profile.added().forEach(add::add);
    }
    if (profile == DebugProfile.RESTRICTED) {
      ObjectNode security = container.putObject("securityContext");
      security.put("allowPrivilegeEscalation", false).put("runAsNonRoot", true);
      // images of tools name root as their user, which runAsNonRoot alone would not let start
      security.put("runAsUser", 65532);
      security.putObject("capabilities").putArray("drop").add("ALL");
      security.putObject("seccompProfile").put("type", "RuntimeDefault");
    }
  }
}
