package dev.portolan.demo.shell;

/// How a process ended.
public sealed interface Exit {
  /// With an exit code; 128+n for a signal.
  record Code(int code) implements Exit {}

  /// It never began: the container has no such program.
  record NotFound(String program) implements Exit {}
}
