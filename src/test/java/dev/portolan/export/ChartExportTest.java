package dev.portolan.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Crowd;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.DiagramBuilder;
import dev.portolan.diagram.Overlay;
import dev.portolan.diagram.Rect;
import dev.portolan.diagram.Viewport;
import dev.portolan.layout.Folds;
import dev.portolan.paint.Palette;
import dev.portolan.paint.Role;
import dev.portolan.testkit.ClusterFixture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChartExportTest {
  /// Set to true to write the golden picture anew: look at the difference before committing it.
  private static final boolean REWRITE = Boolean.getBoolean("portolan.golden.rewrite");

  private static final Path GOLDEN = Path.of("src/test/resources/golden/shop.svg");

  private final Diagram shop = DiagramBuilder.build(ClusterFixture.shop(), ChartView.ALL, null);

  @TempDir Path folder;

  @Test
  void theShopLooksAsItDid() throws IOException {
    Path file = folder.resolve("shop.svg");
    export(file, shop, 1, null);
    String svg = Files.readString(file).replace("\r\n", "\n");
    if (REWRITE) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, svg);
    }
    assertThat(svg).isEqualTo(Files.readString(GOLDEN).replace("\r\n", "\n"));
  }

  @Test
  void textInASvgStaysTextInNamedFonts() throws IOException {
    Path file = folder.resolve("shop.svg");
    ChartView pods = ChartView.ALL.with(Folds.to(Folds.Depth.PODS));
    export(file, DiagramBuilder.build(ClusterFixture.shop(), pods, null), 1, null);
    assertThat(Files.readString(file))
        .contains(">web-0</text", ">10.2.0.10:80</text", ">simulated cluster</text")
        .contains("Inter, 'Segoe UI'", "'JetBrains Mono', Menlo", "font-weight=\"600\"");
  }

  @Test
  void aPictureOf16000PixelsIsWritten() throws IOException {
    Diagram crowd = DiagramBuilder.build(Crowd.of(24, 260, 5), ChartView.ALL, null);
    Rect band = new Rect(crowd.bounds().x(), crowd.bounds().y(), 4010, 500);
    Diagram wide = Diagram.of(1, band, crowd.boxes(), crowd.routes());
    Path file = folder.resolve("wide.png");
    export(file, wide, 4, null);
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      ImageReader reader = ImageIO.getImageReaders(in).next();
      reader.setInput(in);
      assertThat(reader.getWidth(0)).isEqualTo(16_040);
      assertThat(reader.read(0).getHeight()).isGreaterThan(2_000);
      reader.dispose();
    }
  }

  @Test
  void aPngReadsBackPixelForPixelAcrossStrips() throws IOException {
    Path file = folder.resolve("shop.png");
    export(file, shop, 2, null);
    BufferedImage read = ImageIO.read(file.toFile());
    assertThat(read.getHeight()).isGreaterThan(512);
    int ground = Palette.light().get(Role.MAP_BACKGROUND).getRGB();
    assertThat(read.getRGB(2, 2)).isEqualTo(ground);
    assertThat(read.getRGB(2, read.getHeight() - 2)).isEqualTo(ground);
  }

  @Test
  void aViewIsAsLargeAsTheWindowTimesTheScale() throws IOException {
    Path file = folder.resolve("view.png");
    export(file, shop, 2, Viewport.fit(shop.bounds(), 900, 500, 2));
    BufferedImage read = ImageIO.read(file.toFile());
    assertThat(read.getWidth()).isEqualTo(1800);
    assertThat(read.getHeight()).isGreaterThan(1000);
  }

  @Test
  void trouble() throws IOException {
    refused(folder.resolve("shop.gif"), "unknown kind of picture");
    refused(folder.resolve("none/shop.png"), "no such folder");
    Path taken = Files.createDirectory(folder.resolve("taken.png"));
    refused(taken, "is a folder");
    Diagram huge = Diagram.of(1, new Rect(0, 0, 40_000, 40_000), shop.boxes(), shop.routes());
    assertThatThrownBy(() -> export(folder.resolve("huge.png"), huge, 1, null))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("choose a smaller scale");
    assertThatThrownBy(() -> export(folder.resolve("shop.png"), shop, 9, null))
        .hasMessageContaining("from 1 to 4");
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(taken);
    }
  }

  private void refused(Path file, String message) {
    assertThatThrownBy(() -> export(file, shop, 1, null))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  private static void export(Path file, Diagram diagram, double scale, @Nullable Viewport view)
      throws IOException {
    ChartExport.write(file, diagram, Overlay.NONE, Palette.light(), scale, view);
  }
}
