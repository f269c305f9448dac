package dev.portolan.workspace;

/// The logs of the open context that are followed.
public record Tails() {
  public static final Tails START = new Tails();
}
