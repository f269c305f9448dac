package dev.portolan.export;

import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Overlay;
import dev.portolan.diagram.Viewport;
import dev.portolan.paint.PaintOptions;
import dev.portolan.paint.Painter;
import dev.portolan.paint.Palette;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Writes a chart to a file.
public final class ChartExport {
  private ChartExport() {}

  public static void write(
      Path file,
      Diagram diagram,
      Overlay overlay,
      Palette palette,
      double scale,
      @Nullable Viewport view)
      throws IOException {
    Viewport all =
        view != null
            ? view
            : new Viewport(
                diagram.bounds().x(),
                diagram.bounds().y(),
                scale,
                (int) (diagram.bounds().width() * scale),
                (int) (diagram.bounds().height() * scale));
    BufferedImage image = new BufferedImage(all.width(), all.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    new Painter()
        .paint(g, diagram, overlay, all, palette, PaintOptions.STILL.withPixelRatio(scale));
    ImageIO.write(image, "png", file.toFile());
  }
}
