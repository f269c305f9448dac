package dev.portolan.layout;

/// Says that a layout was given up because nobody wants its outcome any more.
public final class LayoutCancelledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LayoutCancelledException() {
    super("layout cancelled");
  }
}
