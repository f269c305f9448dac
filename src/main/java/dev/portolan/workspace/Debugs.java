package dev.portolan.workspace;

/// The debug containers of the open context: those that are there, and the one that waits for
/// consent.
public record Debugs() {
  public static final Debugs START = new Debugs();
}
