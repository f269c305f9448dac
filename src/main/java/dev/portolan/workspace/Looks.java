package dev.portolan.workspace;

import java.util.Locale;
import java.util.stream.Stream;

/// What the user chose about how the window looks and moves; kept in the settings.
///
/// @param percent how large everything is drawn, of what is usual on the screen: 80 to 200
/// @param cards which of the cards in the map's corner are out
public record Looks(ThemeChoice theme, ColourSet colours, int percent, Motion motion, Cards cards) {
  public static final int SMALLEST = 80;
  public static final int LARGEST = 200;
  public static final int USUAL = 100;
  private static final int STEP = 10;

  /// As the desktop has it, in the standard colours.
  public static final Looks START =
      new Looks(ThemeChoice.SYSTEM, ColourSet.STANDARD, USUAL, Motion.SYSTEM, Cards.START);

  public Looks {
    percent = Math.clamp(percent, SMALLEST, LARGEST);
  }

  /// The cards in the map's corner.
  ///
  /// @param minimap the overview, which is only seen while not all of the map is in sight
  /// @param legend what the signs mean that are on screen
  public record Cards(boolean minimap, boolean legend) {
    public static final Cards START = new Cards(true, false);
  }

  /// Which theme to wear.
  public enum ThemeChoice {
    SYSTEM("As the desktop"),
    LIGHT("Light"),
    DARK("Dark");

    private final String title;

    ThemeChoice(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }

    /// As the settings name it.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// The choice of a word; the desktop's for a word that is not known.
    public static ThemeChoice of(String word) {
      return Stream.of(values()).filter(c -> c.word().equals(word)).findFirst().orElse(SYSTEM);
    }
  }

  /// Whether things may glide to where they go.
  public enum Motion {
    SYSTEM("As the desktop"),
    FULL("Full"),
    REDUCED("Reduced");

    private final String title;

    Motion(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }

    /// As the settings name it.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// The choice of a word; the desktop's for a word that is not known.
    public static Motion of(String word) {
      return Stream.of(values()).filter(m -> m.word().equals(word)).findFirst().orElse(SYSTEM);
    }
  }

  public Looks with(ThemeChoice is) {
    return new Looks(is, colours, percent, motion, cards);
  }

  public Looks with(ColourSet is) {
    return new Looks(theme, is, percent, motion, cards);
  }

  public Looks with(Motion is) {
    return new Looks(theme, colours, percent, is, cards);
  }

  /// So large, as far as the bounds allow.
  public Looks sized(int is) {
    return new Looks(theme, colours, is, motion, cards);
  }

  public Looks with(Cards is) {
    return new Looks(theme, colours, percent, motion, is);
  }

  /// One step larger, or smaller for -1.
  public Looks resized(int steps) {
    return sized(percent + steps * STEP);
  }
}
