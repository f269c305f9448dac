package dev.portolan.ui.map;

import dev.portolan.diagram.Viewport;
import dev.portolan.ui.map.MapSurface.Picture;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.IntBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The thread that draws pictures into one buffer of its own. The newest picture asked for wins;
/// the next is begun once the last frame was taken.
final class FrameLoop implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(FrameLoop.class.getName());

  private final Canvas canvas;
  private final Consumer<Frame> ready;
  private final Thread thread = new Thread(this::loop, "portolan-map");
  private @Nullable Picture wanted;
  private boolean taken = true;
  private BufferedImage buffer = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB_PRE);

  /// Draws all of a picture.
  interface Brush {
    void paint(Graphics2D graphics, Picture picture, Viewport deviceViewport);
  }

  /// Draws one picture after the other into a buffer.
  interface Canvas {
    /// Makes a buffer show a picture. It has the picture's size in device pixels, and holds what
    /// was drawn into it the last time; another one holds nothing.
    ///
    /// @return the areas that are other than they were
    List<Rectangle> paint(BufferedImage buffer, Picture picture);
  }

  /// A drawn picture: premultiplied ARGB, valid until `taken` is called.
  ///
  /// @param changed what of it is other than in the frame before
  record Frame(Picture picture, IntBuffer pixels, int width, int height, List<Rectangle> changed) {}

  /// `ready` is called on the loop's thread.
  FrameLoop(Brush brush, Consumer<Frame> ready) {
    this(canvas(brush), ready);
  }

  /// The same with one that draws no more than has changed.
  FrameLoop(Canvas canvas, Consumer<Frame> ready) {
    this.canvas = canvas;
    this.ready = ready;
    thread.setDaemon(true);
    thread.start();
  }

  /// A canvas that is always painted all over.
  static Canvas canvas(Brush brush) {
    return (buffer, picture) -> {
      Graphics2D graphics = buffer.createGraphics();
      try {
        brush.paint(graphics, picture, picture.deviceViewport());
      } finally {
        graphics.dispose();
      }
      return List.of(new Rectangle(buffer.getWidth(), buffer.getHeight()));
    };
  }

  synchronized void want(Picture picture) {
    wanted = picture;
    notifyAll();
  }

  /// The last frame has been copied: the buffer is free again.
  synchronized void taken() {
    taken = true;
    notifyAll();
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void loop() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Picture picture = next();
        try {
          ready.accept(draw(picture));
        } catch (RuntimeException e) {
          LOG.log(System.Logger.Level.ERROR, "a frame of the map could not be drawn", e);
          taken();
        }
      }
    } catch (InterruptedException e) {
      LOG.log(System.Logger.Level.DEBUG, "the map's thread ends", e);
    }
  }

  private synchronized Picture next() throws InterruptedException {
    while (wanted == null || !taken) {
      wait();
    }
    Picture picture = wanted;
    wanted = null;
    taken = false;
    return picture;
  }

  private Frame draw(Picture picture) {
    Viewport viewport = picture.deviceViewport();
    int width = viewport.width();
    int height = viewport.height();
    if (buffer.getWidth() != width || buffer.getHeight() != height) {
      buffer = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
    }
    List<Rectangle> changed = canvas.paint(buffer, picture);
    int[] pixels = ((DataBufferInt) buffer.getRaster().getDataBuffer()).getData();
    return new Frame(picture, IntBuffer.wrap(pixels), width, height, changed);
  }
}
