package dev.portolan.cluster.debug;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubernetes.client.openapi.models.V1Capabilities;
import io.kubernetes.client.openapi.models.V1EphemeralContainer;
import io.kubernetes.client.openapi.models.V1SeccompProfile;
import io.kubernetes.client.openapi.models.V1SecurityContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a server takes ephemeral containers.
///
/// Told by the kind that its discovery gives for `pods/ephemeralcontainers`: until 1.21 (alpha,
/// behind a gate) an object of its own, `EphemeralContainers`; from 1.22 a `Pod`; none where the
/// gate is off. A server of the one sort takes the other's patch, answers 200, and does nothing.
enum Shape {
  POD,
  ALPHA,
  NONE;

  private static final long NOBODY = 65532;

  /// Only what is set is sent: the client's models hold empty lists of what is not.
  private static final ObjectMapper JSON =
      new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_EMPTY);

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
    V1EphemeralContainer container =
        new V1EphemeralContainer()
            .name(name)
            .image(order.image().strip())
            .command(DebugOrder.command())
            .securityContext(security(order.profile()));
    ObjectNode patch = JSON.createObjectNode();
    ObjectNode holder = this == ALPHA ? patch : patch.putObject("spec");
    holder.putArray("ephemeralContainers").add(JSON.valueToTree(container));
    return patch;
  }

  private static @Nullable V1SecurityContext security(DebugProfile profile) {
    if (profile == DebugProfile.RESTRICTED) {
      return new V1SecurityContext()
          .allowPrivilegeEscalation(false)
          .runAsNonRoot(true)
          // images of tools name root as their user, which runAsNonRoot alone would not let start
          .runAsUser(NOBODY)
          .capabilities(new V1Capabilities().drop(List.of("ALL")))
          .seccompProfile(new V1SeccompProfile().type("RuntimeDefault"));
    }
    return profile.added().isEmpty()
        ? null
        : new V1SecurityContext()
            .capabilities(new V1Capabilities().add(List.copyOf(profile.added())));
  }
}
