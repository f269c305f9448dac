package dev.portolan.cluster.access;

import dev.portolan.cluster.api.ClusterException;

/// A context that cannot be opened before the user has allowed its credential plugin.
public final class PluginNotTrusted extends ClusterException {
  private static final long serialVersionUID = 1L;

  private final transient PluginCommand command;

  public PluginNotTrusted(PluginCommand command) {
    super("the kubeconfig wants to run " + command + ", which nobody has allowed yet");
    this.command = command;
  }

  public PluginCommand command() {
    return command;
  }
}
