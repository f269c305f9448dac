package dev.portolan.workspace;

/// The checks of the open context that are kept on disk.
public record History() {
  public static final History START = new History();
}
