package dev.portolan.ui.map;

import dev.portolan.ui.FxCrossing;
import dev.portolan.ui.map.FrameLoop.Frame;
import dev.portolan.ui.parts.WholePixels;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.scene.Group;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// A surface of pixels: frames are drawn by Java2D on a thread of their own, and what is other in
/// them is copied, on the FX thread, into the images on screen: one frame for each of JavaFX's
/// pulses, since more of them would never be seen.
final class PixelSurface implements MapSurface {
  private final Group root = new Group();
  private final FrameLoop loop;
  private final Consumer<Picture> shown;
  private @Nullable Mosaic mosaic;

  /// What comes to the screen at the next pulse.
  private @Nullable Frame next;

  private final AnimationTimer pulse =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          stop();
          Frame frame = next;
          next = null;
          if (frame != null) {
            present(frame);
          }
        }
      };

  PixelSurface(FrameLoop.Brush brush) {
    this(FrameLoop.canvas(brush), picture -> {});
  }

  PixelSurface(FrameLoop.Canvas canvas) {
    this(canvas, picture -> {});
  }

  /// @param shown told, on the FX thread, of each picture that has come into the images
  PixelSurface(FrameLoop.Canvas canvas, Consumer<Picture> shown) {
    this.shown = shown;
    loop = new FrameLoop(canvas, frame -> FxCrossing.later(() -> drawn(frame)));
    root.setManaged(false);
    root.setMouseTransparent(true);
    root.setAutoSizeChildren(false);
    WholePixels.keep(root);
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public void show(Picture picture) {
    loop.want(picture);
  }

  @Override
  public void close() {
    loop.close();
    pulse.stop();
  }

  private void drawn(Frame frame) {
    next = frame;
    pulse.start();
  }

  private void present(Frame frame) {
    Mosaic had = mosaic;
    double scale = frame.picture().outputScale();
    if (had != null && had.fits(frame.width(), frame.height(), scale)) {
      had.show(frame.pixels(), frame.changed());
    } else {
      Mosaic made = new Mosaic(frame.width(), frame.height(), scale);
      made.show(frame.pixels());
      root.getChildren().setAll(made.views());
      mosaic = made;
    }
    loop.taken();
    shown.accept(frame.picture());
  }
}
