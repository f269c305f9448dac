package dev.portolan.export;

import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Overlay;
import dev.portolan.diagram.Viewport;
import dev.portolan.paint.Palette;
import dev.portolan.paint.Sheet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes a chart to a file, as PNG or SVG by the file's suffix. The file appears whole or not at
/// all: it is written beside its place and then moved there.
public final class ChartExport {
  /// More than this and a PNG is refused: few programs open larger ones.
  public static final long MAX_PIXELS = 400_000_000;

  private ChartExport() {}

  /// Writes the file.
  ///
  /// @param scale picture pixels for each of the chart's units (of the view's pixels), 1 to 4
  /// @param view what the window shows, or null for the whole chart
  /// @throws IOException with one line that says what is wrong with the path, the suffix or the
  ///   size
  public static void write(
      Path file,
      Diagram diagram,
      Overlay overlay,
      Palette palette,
      double scale,
      @Nullable Viewport view)
      throws IOException {
    Format format = Format.of(file);
    if (!(scale >= 1 && scale <= 4)) {
      throw new IOException("scale " + scale + ": give one from 1 to 4");
    }
    WholeFile.check(file);
    Sheet sheet =
        view == null
            ? Sheet.whole(diagram, overlay, palette, scale)
            : Sheet.view(diagram, overlay, palette, view, scale);
    long pixels = (long) sheet.width() * sheet.height();
    if (format == Format.PNG && pixels > MAX_PIXELS) {
      throw new IOException(
          "the picture would be %d x %d pixels, over %d million: choose a smaller scale, fewer namespaces, or svg"
              .formatted(sheet.width(), sheet.height(), MAX_PIXELS / 1_000_000));
    }
    WholeFile.write(
        file,
        out -> {
          switch (format) {
            case PNG -> PngWriter.write(out, sheet.width(), sheet.height(), sheet::paint);
            case SVG -> SvgWriter.write(out, sheet);
          }
        });
  }

  /// A kind of picture.
  private enum Format {
    PNG,
    SVG;

    static Format of(Path file) throws IOException {
      String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
      for (Format format : values()) {
        if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
          return format;
        }
      }
      throw new IOException("unknown kind of picture: " + file + " (use .png or .svg)");
    }
  }
}
