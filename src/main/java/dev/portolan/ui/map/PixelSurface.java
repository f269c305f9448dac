package dev.portolan.ui.map;

import dev.portolan.ui.FxCrossing;
import dev.portolan.ui.map.FrameLoop.Frame;
import java.nio.IntBuffer;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/// A surface of pixels: frames are drawn by Java2D on a thread of their own and copied, on the FX
/// thread, into the image on screen.
final class PixelSurface implements MapSurface {
  private final ImageView view = new ImageView();
  private final FrameLoop loop;
  private final Consumer<Picture> shown;
  private @Nullable PixelBuffer<IntBuffer> front;

  PixelSurface(FrameLoop.Brush brush) {
    this(brush, picture -> {});
  }

  /// @param shown told, on the FX thread, of each picture that has come into the image
  PixelSurface(FrameLoop.Brush brush, Consumer<Picture> shown) {
    this.shown = shown;
    loop = new FrameLoop(brush, frame -> FxCrossing.later(() -> present(frame)));
    view.setManaged(false);
    view.setMouseTransparent(true);
    view.setSmooth(false);
  }

  @Override
  public Node node() {
    return view;
  }

  @Override
  public void show(Picture picture) {
    loop.want(picture);
  }

  @Override
  public void close() {
    loop.close();
  }

  private void present(Frame frame) {
    PixelBuffer<IntBuffer> target = front;
    if (target == null
        || target.getWidth() != frame.width()
        || target.getHeight() != frame.height()) {
      target = fresh(frame.width(), frame.height());
      view.setFitWidth(frame.width() / frame.picture().outputScale());
      view.setFitHeight(frame.height() / frame.picture().outputScale());
    }
    target.updateBuffer(
        buffer -> {
          buffer.getBuffer().put(0, frame.pixels(), 0, frame.width() * frame.height());
          return null;
        });
    loop.taken();
    shown.accept(frame.picture());
  }

  private PixelBuffer<IntBuffer> fresh(int width, int height) {
    PixelBuffer<IntBuffer> made =
        new PixelBuffer<>(
            width, height, IntBuffer.allocate(width * height), PixelFormat.getIntArgbPreInstance());
    front = made;
    view.setImage(new WritableImage(made));
    return made;
  }
}
