package dev.portolan.cli;

/// A command's end with one line for the user and an exit code.
final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int exitCode;

  private CommandFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  static CommandFailure usage(String message) {
    return new CommandFailure(Exit.USAGE, message);
  }

  static CommandFailure unknown(String message) {
    return new CommandFailure(Exit.UNKNOWN, message);
  }

  int exitCode() {
    return exitCode;
  }
}
