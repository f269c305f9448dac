package dev.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ObjectRef;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Target;
import dev.portolan.testkit.HeadlessFx;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Workspace.Theme;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.PauseTransition;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Makes the README's pictures of the window: `./mvnw test -Ppictures`.
@Tag("pictures")
final class PicturesTest {
  private static final Path PICTURES = Path.of("src/docs/pictures");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"LIGHT, 1920, 1200", "DARK, 1920, 1200"})
  void theWindowWithATrace(Theme theme, int width, int height) throws Exception {
    try (AppWindow demo = AppWindow.onDemo(folder, theme, width, height)) {
      demo.store.dispatch(new Intent.Select(AppWindow.TOOLBOX, false));
      demo.store.dispatch(new Intent.CheckFrom(new ContainerRef("sandbox", "toolbox", "")));
      demo.store.dispatch(
          new Intent.CheckTo(new Target.PodTarget(ObjectRef.pod("monitoring", "alertmanager-0"))));
      for (CheckKind kind :
          new CheckKind[] {CheckKind.REACH, CheckKind.PING, CheckKind.TRACEROUTE}) {
        int before = demo.store.now().checks().runs().size();
        demo.store.dispatch(new Intent.StartCheck(kind, Duration.ofSeconds(30)));
        demo.checked(kind.verb(), before);
      }
      settle();
      Path file = PICTURES.resolve("window-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
      Files.createDirectories(PICTURES);
      assertThat(ImageIO.write(picture(demo), "png", file.toFile())).isTrue();
      assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(width);
    }
  }

  /// Lets the map's fine frame and the panels' last changes come to the screen.
  private static void settle() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    HeadlessFx.run(
        () -> {
          PauseTransition pause = new PauseTransition(javafx.util.Duration.seconds(1));
          pause.setOnFinished(e -> over.countDown());
          pause.play();
        });
    assertThat(over.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private static BufferedImage picture(AppWindow demo) throws Exception {
    WritableImage shot = HeadlessFx.call(() -> demo.stage.getScene().snapshot(null));
    int width = (int) shot.getWidth();
    int height = (int) shot.getHeight();
    int[] pixels = new int[width * height];
    shot.getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    return image;
  }
}
