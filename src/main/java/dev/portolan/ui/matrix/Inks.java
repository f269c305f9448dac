package dev.portolan.ui.matrix;

import dev.portolan.paint.Palette;
import dev.portolan.paint.Role;
import dev.portolan.workspace.Tones;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.paint.Color;

/// A theme's colours as JavaFX paints with them.
final class Inks {
  private final Map<Role, Color> colours = new EnumMap<>(Role.class);

  Inks(Tones tones) {
    Palette palette = Palette.of(tones.sheets());
    for (Role role : Role.values()) {
      java.awt.Color c = palette.get(role);
      colours.put(role, Color.rgb(c.getRed(), c.getGreen(), c.getBlue()));
    }
  }

  Color get(Role role) {
    return colours.getOrDefault(role, Color.MAGENTA);
  }

  /// The colour as a thin glaze over what is there.
  Color glaze(Role role, double opacity) {
    return get(role).deriveColor(0, 1, 1, opacity);
  }
}
