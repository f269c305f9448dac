package dev.portolan.demo.shell;

/// Ends a process from within: it got a signal.
final class Killed extends Exception {
  private static final long serialVersionUID = 1L;

  private final int signal;

  Killed(int signal) {
    super("signal " + signal, null, false, false);
    this.signal = signal;
  }

  int signal() {
    return signal;
  }
}
