package dev.portolan.demo.shell;

/// A simulated program.
@FunctionalInterface
interface Program {
  /// Runs to its end.
  ///
  /// @return the exit code
  int run(Call call) throws Killed;
}
