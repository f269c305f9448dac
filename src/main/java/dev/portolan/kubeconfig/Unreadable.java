package dev.portolan.kubeconfig;

/// Why a file could not be read: one line, without any of the file's content.
final class Unreadable extends Exception {
  private static final long serialVersionUID = 1L;

  Unreadable(String message) {
    super(message);
  }

  String line() {
    return String.valueOf(getMessage());
  }
}
