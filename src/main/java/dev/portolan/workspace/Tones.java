package dev.portolan.workspace;

import dev.portolan.workspace.Workspace.Theme;
import java.util.List;

/// The colours in use: a theme in one of its colour sets.
public record Tones(Theme theme, ColourSet colours) {
  public static final Tones LIGHT = new Tones(Theme.LIGHT, ColourSet.STANDARD);

  /// The names of the style sheets that hold the colours by role, a later one over an earlier one.
  public List<String> sheets() {
    String side = theme == Theme.DARK ? "dark" : "light";
    return colours == ColourSet.STANDARD
        ? List.of("palette-" + side)
        : List.of("palette-" + side, "palette-" + side + "-" + colours.word());
  }
}
