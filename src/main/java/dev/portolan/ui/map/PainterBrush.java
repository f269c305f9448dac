package dev.portolan.ui.map;

import dev.portolan.diagram.Viewport;
import dev.portolan.paint.PaintOptions;
import dev.portolan.paint.Painter;
import dev.portolan.paint.Signs;
import dev.portolan.ui.map.MapSurface.Picture;
import java.awt.Graphics2D;
import java.util.function.Consumer;

/// Draws with the one painter, in the colours of the window's theme.
final class PainterBrush implements FrameLoop.Brush {
  private final Painter painter = new Painter();
  private volatile Consumer<Signs> listener = s -> {};
  private Signs told = Signs.NONE;
  private final Pigments pigments = new Pigments();

  /// @param is hears, on the thread that paints, what signs a picture at rest holds
  void onSigns(Consumer<Signs> is) {
    listener = is;
  }

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
    if (picture.fine() && !painter.signs().equals(told)) {
      told = painter.signs();
      listener.accept(told);
    }
  }
}
