package dev.portolan.ui.map;

import dev.portolan.paint.Easel;
import dev.portolan.paint.PaintOptions;
import dev.portolan.paint.Signs;
import dev.portolan.ui.map.MapSurface.Picture;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Consumer;

/// Draws with the one painter, in the colours of the window's theme, and of each picture no more
/// than is other than on the one before.
final class PainterBrush implements FrameLoop.Canvas {
  private final Easel easel = new Easel();
  private volatile Consumer<Signs> listener = s -> {};
  private Signs told = Signs.NONE;
  private final Pigments pigments = new Pigments();

  /// @param is hears, on the thread that paints, what signs a picture at rest holds
  void onSigns(Consumer<Signs> is) {
    listener = is;
  }

  @Override
  public List<Rectangle> paint(BufferedImage buffer, Picture picture) {
    PaintOptions options = picture.fine() ? PaintOptions.STILL : PaintOptions.MOVING;
    List<Rectangle> changed =
        easel.paint(
            buffer,
            new Easel.Picture(
                picture.diagram(),
                picture.overlay(),
                picture.deviceViewport(),
                pigments.of(picture.tones()),
                options.withPixelRatio(picture.outputScale())));
    if (picture.fine() && !easel.signs().equals(told)) {
      told = easel.signs();
      listener.accept(told);
    }
    return changed;
  }
}
