package dev.portolan.export;

import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Overlay;
import dev.portolan.diagram.Viewport;
import dev.portolan.paint.Palette;
import dev.portolan.paint.Sheet;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    Path folder = folder(file);
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
    try {
      write(file, folder, format, sheet);
    } catch (FileSystemException e) {
      String reason = e.getReason() == null ? "not permitted" : e.getReason();
      throw new IOException("cannot write " + file + ": " + reason, e);
    }
  }

  private static Path folder(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw new IOException(file + " is a folder: name a file");
    }
    if (!Files.isDirectory(folder)) {
      throw new IOException("no such folder: " + folder);
    }
    if (!Files.isWritable(folder)) {
      throw new IOException("folder is not writable: " + folder);
    }
    return folder;
  }

  private static void write(Path file, Path folder, Format format, Sheet sheet) throws IOException {
    // Not createTempFile: its files are for their owner alone, and stay so when moved.
    Path draft = folder.resolve("." + file.getFileName() + ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft))) {
        switch (format) {
          case PNG -> PngWriter.write(out, sheet.width(), sheet.height(), sheet::paint);
          case SVG -> SvgWriter.write(out, sheet);
        }
      }
      move(draft, file);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void move(Path draft, Path file) throws IOException {
    try {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
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
