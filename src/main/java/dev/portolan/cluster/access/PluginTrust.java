package dev.portolan.cluster.access;

/// Says whether a credential plugin may be run. Asked before every first run; it must answer at
/// once.
@FunctionalInterface
public interface PluginTrust {
  /// Nothing may run.
  PluginTrust NONE = command -> false;

  boolean trusts(PluginCommand command);
}
