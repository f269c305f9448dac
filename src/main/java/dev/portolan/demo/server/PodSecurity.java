package dev.portolan.demo.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.demo.store.ObjectStore;
import dev.portolan.demo.store.Resource;
import dev.portolan.demo.store.Stored;
import java.util.Set;

/// Pod security admission as far as debug containers go: what the namespace's label `enforce` says
/// about capabilities and users.
record PodSecurity(ObjectStore store) {
  private static final String LABEL = "pod-security.kubernetes.io/enforce";
  private static final Set<String> BASELINE =
      Set.of("AUDIT_WRITE", "CHOWN", "KILL", "NET_BIND_SERVICE", "SETGID", "SETUID");

  /// @throws ApiFailure 403 when the level does not let it in
  void judge(ApiPath target, JsonNode container) throws ApiFailure {
    String level =
        store
            .get(Resource.NAMESPACES, "", target.namespace())
            .map(Stored::tree)
            .map(n -> n.path("metadata").path("labels").path(LABEL).asText(""))
            .orElse("");
    JsonNode security = container.path("securityContext");
    for (JsonNode added : security.at("/capabilities/add")) {
      boolean restricted = level.equals("restricted");
      if (restricted || (level.equals("baseline") && !BASELINE.contains(added.asText()))) {
        throw refused(
            target,
            level,
            "non-default capabilities (must not include \"" + added.asText() + "\")");
      }
    }
    if (level.equals("restricted") && !security.path("runAsNonRoot").asBoolean(false)) {
      throw refused(
          target, level, "unrestricted capabilities, runAsNonRoot != true (must be set to true)");
    }
  }

  private static ApiFailure refused(ApiPath target, String level, String why) {
    return ApiFailure.forbidden(
        Resource.PODS, target.name(), "violates PodSecurity \"" + level + ":latest\": " + why);
  }
}
