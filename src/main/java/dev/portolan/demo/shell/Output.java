package dev.portolan.demo.shell;

/// Where a process writes to; called from the process's own thread.
public interface Output {
  /// Writes to standard output, or to standard error. A reader that has gone is no reason to fail.
  void write(boolean error, byte[] bytes);

  /// The end, told once and last.
  void ended(Exit exit);
}
