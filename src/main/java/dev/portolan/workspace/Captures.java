package dev.portolan.workspace;

/// The packet captures of the open context.
public record Captures() {
  public static final Captures START = new Captures();
}
