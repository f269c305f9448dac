package dev.portolan.ui.map;

import dev.portolan.paint.Palette;
import dev.portolan.workspace.Tones;

/// The palette that was painted with last, kept until other tones are asked for. One for each
/// thread that paints.
final class Pigments {
  private Tones tones = Tones.LIGHT;
  private Palette palette = Palette.of(tones.sheets());

  Palette of(Tones wanted) {
    if (!tones.equals(wanted)) {
      tones = wanted;
      palette = Palette.of(tones.sheets());
    }
    return palette;
  }
}
