package dev.portolan.app;

import dev.portolan.cluster.access.PluginCommand;
import dev.portolan.cluster.access.PluginTrust;
import java.util.function.Consumer;

/// Trusts what another trusts, and passes on what plugins write while they run.
record HeardTrust(PluginTrust trust, Consumer<String> said) implements PluginTrust {
  @Override
  public boolean trusts(PluginCommand command) {
    return trust.trusts(command);
  }

  @Override
  public void heard(PluginCommand command, String line) {
    said.accept(line);
  }
}
