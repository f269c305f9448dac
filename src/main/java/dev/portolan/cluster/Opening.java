package dev.portolan.cluster;

import dev.portolan.cluster.access.PluginTrust;
import dev.portolan.kubeconfig.KubeContext;
import java.util.Map;

/// What to open, and what the user has said about it.
///
/// @param environment the environment of credential plugins, and where HTTPS_PROXY and NO_PROXY are
///   looked for
public record Opening(
    KubeContext context, Scope scope, PluginTrust trust, Map<String, String> environment) {
  public Opening {
    environment = Map.copyOf(environment);
  }

  /// A context with all that may be read of it, without running any plugin.
  public static Opening of(KubeContext context) {
    return new Opening(context, Scope.WIDEST, PluginTrust.NONE, Map.of());
  }

  /// Without the environment, which may hold secrets.
  @Override
  public String toString() {
    return "opening of " + context;
  }
}
