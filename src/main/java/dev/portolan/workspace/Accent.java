package dev.portolan.workspace;

import java.util.Locale;
import java.util.stream.Stream;

/// The marks that a user can give to contexts. Each is a colour and a shape, so that it is told by
/// either; the colours stay apart for colour-blind eyes.
public enum Accent {
  NONE("No mark"),
  RED("Red triangle"),
  OCHRE("Ochre diamond"),
  GREEN("Green disc"),
  TEAL("Teal square"),
  BLUE("Blue pentagon"),
  VIOLET("Violet hexagon"),
  PINK("Pink star"),
  GREY("Grey ring");

  private final String title;

  Accent(String title) {
    this.title = title;
  }

  /// Colour and shape in words.
  public String title() {
    return title;
  }

  /// As settings and style sheets name it: `red`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The accent of a word; none for a word that is not known.
  public static Accent of(String word) {
    return Stream.of(values()).filter(a -> a.word().equals(word)).findFirst().orElse(NONE);
  }
}
