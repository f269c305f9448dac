package dev.portolan.workspace;

/// The sweeps of the open context.
public record Sweeps() {
  public static final Sweeps START = new Sweeps();
}
