package dev.portolan.ui.map;

import dev.portolan.diagram.Viewport;
import dev.portolan.paint.PaintOptions;
import dev.portolan.paint.Painter;
import dev.portolan.ui.map.MapSurface.Picture;
import java.awt.Graphics2D;

/// Draws with the one painter, in the colours of the window's theme.
final class PainterBrush implements FrameLoop.Brush {
  private final Painter painter = new Painter();
  private final Pigments pigments = new Pigments();

  @Override
  public void paint(Graphics2D graphics, Picture picture, Viewport deviceViewport) {
    PaintOptions options = picture.fine() ? PaintOptions.STILL : PaintOptions.MOVING;
    painter.paint(
        graphics,
        picture.diagram(),
        picture.overlay(),
        deviceViewport,
        pigments.of(picture.tones()),
        options.withPixelRatio(picture.outputScale()));
  }
}
