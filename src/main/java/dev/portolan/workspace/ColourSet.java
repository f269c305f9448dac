package dev.portolan.workspace;

import java.util.Locale;
import java.util.stream.Stream;

/// A choice of colours for what statuses and connections look like. Each goes with both themes;
/// what a colour says is always said by a shape or a word too.
public enum ColourSet {
  STANDARD("Standard", "Green, amber, red"),
  RED_GREEN("Red-green safe", "For protanopia and deuteranopia: blue, yellow, red"),
  BLUE_YELLOW("Blue-yellow safe", "For tritanopia: teal, rose, red"),
  CONTRAST("High contrast", "Text at 7:1, every line at 3:1");

  private final String title;
  private final String meaning;

  ColourSet(String title, String meaning) {
    this.title = title;
    this.meaning = meaning;
  }

  public String title() {
    return title;
  }

  /// For whom it is, and what it looks like.
  public String meaning() {
    return meaning;
  }

  /// As settings and style sheets name it: `red-green`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The set of a word; the standard one for a word that is not known.
  public static ColourSet of(String word) {
    return Stream.of(values()).filter(c -> c.word().equals(word)).findFirst().orElse(STANDARD);
  }
}
