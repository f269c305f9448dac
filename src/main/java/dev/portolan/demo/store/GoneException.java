package dev.portolan.demo.store;

/// The history that somebody asks for has been compacted away: HTTP 410.
public final class GoneException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String text;

  public GoneException(String text) {
    super(text);
    this.text = text;
  }

  public String text() {
    return text;
  }
}
