package dev.portolan.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Churn;
import dev.portolan.diagram.Crowd;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.DiagramBuilder;
import dev.portolan.diagram.Overlay;
import dev.portolan.diagram.Rect;
import dev.portolan.diagram.Viewport;
import dev.portolan.paint.Easel.Picture;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A picture of which only what changed was painted is, pixel for pixel, the picture painted whole.
final class EaselTest {
  private static final int WIDTH = 400;
  private static final int HEIGHT = 300;
  private static final int STEPS = 30;
  private static final Palette LIGHT = Palette.light();

  private final Easel easel = new Easel();
  private final BufferedImage image = image();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whatAChangeLeavesOfThePictureIsAsItWouldBePainted(long seed) {
    Churn churn = new Churn(seed);
    Random random = new Random(seed);
    Diagram chart = DiagramBuilder.build(churn.now(), ChartView.ALL, null);
    Viewport view = Viewport.fit(chart.bounds(), WIDTH, HEIGHT, 1);
    int parts = 0;
    for (int step = 0; step < STEPS; step++) {
      if (step % 10 == 9) {
        view = somewhere(chart.bounds(), random);
      }
      Picture picture = still(chart, view);
      List<Rectangle> changed = easel.paint(image, picture);
      parts += changed.equals(List.of(new Rectangle(WIDTH, HEIGHT))) ? 0 : 1;
      assertSame(image, whole(picture), "seed %d, step %d".formatted(seed, step));
      chart = DiagramBuilder.build(churn.step(), ChartView.ALL, chart);
    }
    assertThat(parts).as("pictures that were not painted whole").isGreaterThan(STEPS / 5);
  }

  @Test
  void aPictureThatIsMovedShowsWhatCameIntoView() {
    Diagram chart = DiagramBuilder.build(Crowd.of(9, 40, 7), ChartView.ALL, null);
    Viewport view = Viewport.fit(chart.bounds(), WIDTH, HEIGHT, 1);
    view = view.zoom(2.5, WIDTH / 2.0, HEIGHT / 2.0, 0.02, 4);
    easel.paint(image, moving(chart, view));
    for (int i = 0; i < 12; i++) {
      view = view.pan(i % 3 == 0 ? -17 : 9, i % 2 == 0 ? 6 : -21);
      List<Rectangle> changed = easel.paint(image, moving(chart, view));
      assertThat(changed).containsExactly(new Rectangle(WIDTH, HEIGHT));
    }
    // how much is shown was settled where it began, and hair lines end a pixel to the side
    assertThat(differing(image, whole(moving(chart, view)))).isLessThan(WIDTH * HEIGHT / 50);
    easel.paint(image, still(chart, view));
    assertSame(image, whole(still(chart, view)), "at rest");
  }

  @Test
  void nothingIsPaintedWhereNothingChanged() {
    Diagram chart = DiagramBuilder.build(Crowd.of(5, 20, 3), ChartView.ALL, null);
    Viewport view = Viewport.fit(chart.bounds(), WIDTH, HEIGHT, 1);
    easel.paint(image, still(chart, view));
    assertThat(easel.paint(image, still(chart, view))).isEmpty();
  }

  @Test
  void whatIsSelectedHasAllOfItPainted() {
    Churn churn = new Churn(5);
    Diagram chart = DiagramBuilder.build(churn.now(), ChartView.ALL, null);
    Viewport view = Viewport.fit(chart.bounds(), WIDTH, HEIGHT, 1);
    Overlay selected =
        new Overlay(
            Set.of(chart.boxes().getLast().ref()),
            null,
            null,
            null,
            List.of(),
            Overlay.Predicted.NOTHING);
    for (int step = 0; step < 5; step++) {
      Picture picture = new Picture(chart, selected, view, LIGHT, PaintOptions.STILL);
      easel.paint(image, picture);
      assertSame(image, whole(picture), "step " + step);
      chart = DiagramBuilder.build(churn.step(), ChartView.ALL, chart);
    }
  }

  @Test
  void anotherImageIsPaintedWhole() {
    Diagram chart = DiagramBuilder.build(Crowd.of(5, 20, 3), ChartView.ALL, null);
    Picture picture = still(chart, Viewport.fit(chart.bounds(), WIDTH, HEIGHT, 1));
    easel.paint(image, picture);
    BufferedImage other = image();
    easel.paint(other, picture);
    assertSame(other, image, "the other image");
  }

  private static Viewport somewhere(Rect bounds, Random random) {
    double scale = 0.2 + random.nextDouble() * 1.4;
    return new Viewport(
        bounds.x() + random.nextDouble() * bounds.width() * 0.6,
        bounds.y() + random.nextDouble() * bounds.height() * 0.6,
        scale,
        WIDTH,
        HEIGHT);
  }

  private static Picture still(Diagram chart, Viewport view) {
    return new Picture(chart, Overlay.NONE, view, LIGHT, PaintOptions.STILL);
  }

  private static Picture moving(Diagram chart, Viewport view) {
    return new Picture(chart, Overlay.NONE, view, LIGHT, PaintOptions.MOVING);
  }

  private static BufferedImage whole(Picture picture) {
    BufferedImage fresh = image();
    new Easel().paint(fresh, picture);
    return fresh;
  }

  private static BufferedImage image() {
    return new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB_PRE);
  }

  private static void assertSame(BufferedImage is, BufferedImage expected, String what) {
    assertThat(differing(is, expected)).as(what).isZero();
  }

  private static int differing(BufferedImage a, BufferedImage b) {
    int count = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        count += a.getRGB(x, y) == b.getRGB(x, y) ? 0 : 1;
      }
    }
    return count;
  }
}
