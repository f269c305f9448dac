package dev.portolan.cluster.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.cluster.api.AccessFailure;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a plugin is told in KUBERNETES_EXEC_INFO: whether it may talk with its user and, where its
/// stanza asks for that, the cluster that the credentials are for.
final class ExecInfo {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EXTENSION = "client.authentication.k8s.io/exec";

  private ExecInfo() {}

  static String text(PluginStanza plugin, Stanza cluster, boolean interactive)
      throws AccessFailure {
    ObjectNode info = JSON.createObjectNode();
    info.put("kind", "ExecCredential").put("apiVersion", plugin.apiVersion());
    ObjectNode spec = info.putObject("spec");
    if (plugin.wantsCluster()) {
      describe(cluster, spec.putObject("cluster"));
    }
    spec.put("interactive", interactive);
    return info.toString();
  }

  private static void describe(Stanza cluster, ObjectNode into) throws AccessFailure {
    into.put("server", cluster.text("server"));
    put(into, "tls-server-name", cluster.text("tls-server-name"));
    if (cluster.truth("insecure-skip-tls-verify")) {
      into.put("insecure-skip-tls-verify", true);
    }
    PemText authority = cluster.pem("certificate-authority");
    if (authority != null) {
      into.put("certificate-authority-data", Base64.getEncoder().encodeToString(authority.bytes()));
    }
    put(into, "proxy-url", cluster.text("proxy-url"));
    if (cluster.truth("disable-compression")) {
      into.put("disable-compression", true);
    }
    into.set("config", JSON.valueToTree(config(cluster)));
  }

  private static void put(ObjectNode into, String name, String value) {
    if (!value.isEmpty()) {
      into.put(name, value);
    }
  }

  /// The cluster's extension that is meant for plugins.
  private static @Nullable Object config(Stanza cluster) {
    if (cluster.value("extensions") instanceof List<?> extensions) {
      for (Object extension : extensions) {
        if (extension instanceof Map<?, ?> map && EXTENSION.equals(map.get("name"))) {
          return map.get("extension");
        }
      }
    }
    return null;
  }
}
