package dev.portolan.ui.map;

import static dev.portolan.testkit.HeadlessFx.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.testkit.HeadlessFx;
import java.awt.Rectangle;
import java.nio.IntBuffer;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.scene.Group;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Scale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is on screen is the picture, without a seam, at any density of the screen.
final class MosaicTest {
  private static final int WIDTH = 331;
  private static final int HEIGHT = 203;

  private static final Rectangle ALL = new Rectangle(WIDTH, HEIGHT);

  /// Beside, within and over each other, in one tile and in several.
  private static final List<Rectangle> AREAS =
      List.of(
          new Rectangle(40, 70, 90, 5),
          new Rectangle(42, 60, 3, 30),
          new Rectangle(44, 71, 1, 1),
          new Rectangle(0, 0, WIDTH, 90),
          new Rectangle(300, 180, 9, 9));

  private final Random random = new Random(3);

  @BeforeAll
  static void start() throws Exception {
    HeadlessFx.start();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1.1, 1.25, 1.5, 1.75, 2, 2.2, 1.375})
  void showsThePictureAndWhatIsOtherInIt(double scale) throws Exception {
    int[] picture = random.ints((long) WIDTH * HEIGHT).map(c -> c | 0xff000000).toArray();
    Mosaic mosaic = call(() -> new Mosaic(WIDTH, HEIGHT, scale));
    Group group = call(() -> new Group(mosaic.views()));
    call(() -> show(mosaic, picture, List.of(ALL)));
    assertThat(differing(onScreen(group, scale), picture)).isZero();

    for (Rectangle area : AREAS) {
      fill(picture, area);
      Rectangle corner = new Rectangle(WIDTH - 1, HEIGHT - 1, 1, 1);
      call(() -> show(mosaic, picture, List.of(area, corner)));
      assertThat(differing(onScreen(group, scale), picture)).as("after " + area).isZero();
    }
  }

  @Test
  void whatIsOnScreenIsNotWrittenTo() throws Exception {
    int[] picture = random.ints((long) WIDTH * HEIGHT).map(c -> c | 0xff000000).toArray();
    Mosaic mosaic = call(() -> new Mosaic(WIDTH, HEIGHT, 1));
    call(() -> show(mosaic, picture, List.of(ALL)));
    for (int i = 0; i < 3; i++) {
      List<Image> shown = images(mosaic);
      List<Integer> pixels = pixels(shown);
      fill(picture, ALL);
      call(() -> show(mosaic, picture, List.of(ALL)));
      assertThat(pixels(shown)).isEqualTo(pixels);
      assertThat(pixels(images(mosaic))).isNotEqualTo(pixels);
    }
  }

  private static List<Image> images(Mosaic mosaic) {
    return mosaic.views().stream().map(v -> ((ImageView) v).getImage()).toList();
  }

  private static List<Integer> pixels(List<Image> images) {
    return images.stream().map(i -> i.getPixelReader().getArgb(3, 3)).toList();
  }

  private void fill(int[] picture, Rectangle area) {
    int color = random.nextInt() | 0xff000000;
    for (int y = area.y; y < area.y + area.height; y++) {
      for (int x = area.x; x < area.x + area.width; x++) {
        picture[y * WIDTH + x] = color;
      }
    }
  }

  private static long differing(int[] is, int[] expected) {
    return IntStream.range(0, is.length).filter(i -> is[i] != expected[i]).count();
  }

  private static boolean show(Mosaic mosaic, int[] picture, List<Rectangle> changed) {
    mosaic.show(IntBuffer.wrap(picture), changed);
    return true;
  }

  private static int[] onScreen(Group group, double scale) throws Exception {
    WritableImage shot =
        call(
            () -> {
              SnapshotParameters parameters = new SnapshotParameters();
              parameters.setTransform(new Scale(scale, scale));
              return group.snapshot(parameters, new WritableImage(WIDTH, HEIGHT));
            });
    int[] pixels = new int[WIDTH * HEIGHT];
    shot.getPixelReader()
        .getPixels(
            0,
            0,
            WIDTH,
            HEIGHT,
            javafx.scene.image.PixelFormat.getIntArgbInstance(),
            pixels,
            0,
            WIDTH);
    return pixels;
  }
}
