package dev.portolan.workspace;

/// The diagnoses of the open context.
public record Diagnoses() {
  public static final Diagnoses START = new Diagnoses();
}
