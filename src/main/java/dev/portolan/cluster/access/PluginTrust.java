package dev.portolan.cluster.access;

/// What the user says about credential plugins: which may be run, and where they may be talked
/// with.
@FunctionalInterface
public interface PluginTrust {
  /// Nothing may run.
  PluginTrust NONE = command -> false;

  /// Says whether a plugin may be run. Asked before every opening; it must answer at once.
  boolean trusts(PluginCommand command);

  /// True when a plugin may talk with the user on this process's terminal: it then gets standard
  /// input and standard error.
  default boolean terminal() {
    return false;
  }

  /// A plugin without a terminal wrote a line to standard error while it runs, such as the address
  /// of a page to log in at. Without what looks like a secret.
  default void heard(PluginCommand command, String line) {}
}
