package dev.portolan.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Overlay;
import dev.portolan.diagram.Viewport;
import dev.portolan.ui.map.FrameLoop.Frame;
import dev.portolan.ui.map.MapSurface.Picture;
import dev.portolan.workspace.Tones;
import java.awt.Color;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class FrameLoopTest {
  private final LinkedBlockingQueue<Frame> frames = new LinkedBlockingQueue<>();

  @Test
  void drawsTheNewestAndSkipsWhatWasOvertaken() throws Exception {
    CountDownLatch drawing = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    FrameLoop.Brush slow =
        (g, picture, viewport) -> {
          drawing.countDown();
          await(goOn);
        };
    try (FrameLoop loop = new FrameLoop(slow, frames::add)) {
      loop.want(picture(10));
      drawing.await();
      loop.want(picture(20));
      loop.want(picture(30));
      goOn.countDown();
      assertThat(frames.take().width()).isEqualTo(10);
      assertThat(frames.poll(50, TimeUnit.MILLISECONDS)).as("before it was taken").isNull();
      loop.taken();
      assertThat(frames.take().width()).isEqualTo(30);
    }
  }

  @Test
  void givesPremultipliedPixelsOfTheDeviceSize() throws Exception {
    FrameLoop.Brush red =
        (g, picture, viewport) -> {
          g.setColor(Color.RED);
          g.fillRect(0, 0, viewport.width(), viewport.height());
        };
    try (FrameLoop loop = new FrameLoop(red, frames::add)) {
      loop.want(
          new Picture(
              Diagram.EMPTY, Overlay.NONE, new Viewport(0, 0, 1, 10, 5), 2, Tones.LIGHT, true));
      Frame frame = frames.take();
      assertThat(frame.width()).isEqualTo(20);
      assertThat(frame.height()).isEqualTo(10);
      assertThat(frame.pixels().get(199)).isEqualTo(0xffff0000);
    }
  }

  @Test
  void outlivesAPictureThatCannotBeDrawn() throws Exception {
    FrameLoop.Brush brittle =
        (g, picture, viewport) -> {
          if (viewport.width() == 10) {
            throw new IllegalStateException("cannot draw this one");
          }
        };
    try (FrameLoop loop = new FrameLoop(brittle, frames::add)) {
      loop.want(picture(10));
      loop.want(picture(20));
      assertThat(frames.take().width()).isEqualTo(20);
    }
  }

  private static Picture picture(int width) {
    return new Picture(
        Diagram.EMPTY, Overlay.NONE, new Viewport(0, 0, 1, width, 10), 1, Tones.LIGHT, true);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
