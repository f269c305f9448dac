package dev.portolan.cluster;

import dev.portolan.cluster.access.PluginTrust;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.probe.ExecLimits;
import java.util.Map;
import java.util.function.Supplier;

/// What to open, and what the user has said about it.
///
/// @param environment the environment of credential plugins, and where HTTPS_PROXY and NO_PROXY are
///   looked for
/// @param limits how many commands may run in containers at once
public record Opening(
    KubeContext context,
    Scope scope,
    PluginTrust trust,
    Map<String, String> environment,
    Supplier<ExecLimits> limits) {
  public Opening {
    environment = Map.copyOf(environment);
  }

  /// With the standard limits.
  public Opening(
      KubeContext context, Scope scope, PluginTrust trust, Map<String, String> environment) {
    this(context, scope, trust, environment, () -> ExecLimits.STANDARD);
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
