package dev.portolan.ui.map;

import dev.portolan.diagram.Viewport;
import dev.portolan.paint.PaintOptions;
import dev.portolan.paint.Painter;
import dev.portolan.paint.Palette;
import dev.portolan.ui.map.MapSurface.Picture;
import dev.portolan.workspace.Tones;
import java.awt.Graphics2D;

/// Draws with the one painter, in the colours of the window's theme.
final class PainterBrush implements FrameLoop.Brush {
  private final Painter painter = new Painter();
  private Tones tones = Tones.LIGHT;
  private Palette palette = Palette.of(tones.sheets());

  @Override
  public void paint(Graphics2D graphics, Picture picture, Viewport deviceViewport) {
    if (!tones.equals(picture.tones())) {
      tones = picture.tones();
      palette = Palette.of(tones.sheets());
    }
    PaintOptions options = picture.fine() ? PaintOptions.STILL : PaintOptions.MOVING;
    painter.paint(
        graphics,
        picture.diagram(),
        picture.overlay(),
        deviceViewport,
        palette,
        options.withPixelRatio(picture.outputScale()));
  }
}
