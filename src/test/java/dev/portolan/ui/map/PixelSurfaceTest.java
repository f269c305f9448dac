package dev.portolan.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Overlay;
import dev.portolan.diagram.Viewport;
import dev.portolan.testkit.HeadlessFx;
import dev.portolan.workspace.Tones;
import java.awt.Rectangle;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.AnimationTimer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// No more than one picture comes to a pulse, since JavaFX still draws from the one before.
final class PixelSurfaceTest {
  private static final int PICTURES = 50;

  @BeforeAll
  static void start() throws Exception {
    HeadlessFx.start();
  }

  @Test
  void showsOnePictureAPulse() throws Exception {
    CountDownLatch enough = new CountDownLatch(PICTURES);
    AtomicInteger inThisPulse = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicReference<PixelSurface> surface = new AtomicReference<>();
    AnimationTimer pulses = HeadlessFx.call(() -> resetting(inThisPulse));
    surface.set(
        HeadlessFx.call(
            () ->
                new PixelSurface(
                    (buffer, picture) -> List.of(new Rectangle(1, 1)),
                    picture -> {
                      most.accumulateAndGet(inThisPulse.incrementAndGet(), Math::max);
                      enough.countDown();
                      Objects.requireNonNull(surface.get()).show(picture);
                    })));
    PixelSurface asked = Objects.requireNonNull(surface.get());
    asked.show(picture());
    enough.await();
    asked.close();
    HeadlessFx.call(
        () -> {
          pulses.stop();
          return true;
        });
    assertThat(most).hasValue(1);
  }

  private static AnimationTimer resetting(AtomicInteger count) {
    AnimationTimer timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            count.set(0);
          }
        };
    timer.start();
    return timer;
  }

  private static MapSurface.Picture picture() {
    return new MapSurface.Picture(
        Diagram.EMPTY, Overlay.NONE, new Viewport(0, 0, 1, 64, 48), 1, Tones.LIGHT, false);
  }
}
