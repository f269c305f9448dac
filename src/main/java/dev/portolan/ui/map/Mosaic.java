package dev.portolan.ui.map;

import java.awt.Rectangle;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// A picture as tiles beside each other. JavaFX draws all of an image of which one pixel is other:
/// so it draws no more than the tiles in which something is. All tiles are of one size; the last
/// ones reach beyond the picture and are for its parent to clip.
///
/// JavaFX reads an image's pixels while its renderer draws, on a thread of its own: what is shown
/// is never written to, but each tile's two images are shown in turns.
final class Mosaic {
  private static final int COLUMNS = 6;
  private static final int ROWS = 5;

  /// Densities are tenths and eighths, or products of them.
  private static final int SEARCHED = 128;

  private static final double NEAR = 1e-9;

  private final int width;
  private final int height;
  private final double scale;
  private final List<Tile> tiles = new ArrayList<>();

  /// @param scale device pixels per unit of the scene
  Mosaic(int width, int height, double scale) {
    this.width = width;
    this.height = height;
    this.scale = scale;
    int wide = whole(Math.ceilDiv(width, COLUMNS), scale);
    int high = whole(Math.ceilDiv(height, ROWS), scale);
    for (int y = 0; y < height; y += high) {
      for (int x = 0; x < width; x += wide) {
        tiles.add(tile(new Rectangle(x, y, wide, high)));
      }
    }
  }

  /// A number of pixels, not much larger, that is a whole number of the scene's units: where the
  /// scale is a trifle off, JavaFX draws a seam at an edge, or a column twice.
  private static int whole(int least, double scale) {
    for (int pixels = least; pixels < least + SEARCHED; pixels++) {
      double units = pixels / scale;
      if (Math.abs(units - Math.rint(units)) < NEAR) {
        return pixels;
      }
    }
    return least;
  }

  private Tile tile(Rectangle place) {
    Tile tile = new Tile(place);
    tile.view.setSmooth(false);
    tile.view.setX(place.x / scale);
    tile.view.setY(place.y / scale);
    tile.view.setFitWidth(place.width / scale);
    tile.view.setFitHeight(place.height / scale);
    return tile;
  }

  /// True when it has this size.
  boolean fits(int newWidth, int newHeight, double newScale) {
    return newWidth == width && newHeight == height && newScale == scale;
  }

  List<Node> views() {
    return tiles.stream().<Node>map(t -> t.view).toList();
  }

  /// Shows a picture.
  void show(IntBuffer picture) {
    show(picture, List.of(new Rectangle(width, height)));
  }

  /// The same where the rest of it is shown already. At most once a pulse: what was shown before is
  /// still being drawn from until then.
  void show(IntBuffer picture, List<Rectangle> changed) {
    tiles.forEach(tile -> tile.show(picture, width, changed));
  }

  /// An image and its pixels.
  private record Sheet(PixelBuffer<IntBuffer> pixels, Image image) {
    static Sheet of(Rectangle place) {
      PixelBuffer<IntBuffer> pixels =
          new PixelBuffer<>(
              place.width,
              place.height,
              IntBuffer.allocate(place.width * place.height),
              PixelFormat.getIntArgbPreInstance());
      return new Sheet(pixels, new WritableImage(pixels));
    }
  }

  private static final class Tile {
    final ImageView view = new ImageView();
    private final Rectangle place;
    private Sheet shown;
    private Sheet other;

    /// What of the other sheet is older than what is shown.
    private Rectangle old;

    Tile(Rectangle place) {
      this.place = place;
      this.old = place;
      this.shown = Sheet.of(place);
      this.other = Sheet.of(place);
    }

    void show(IntBuffer picture, int width, List<Rectangle> changed) {
      changed.stream()
          .map(place::intersection)
          .filter(part -> !part.isEmpty())
          .reduce(Rectangle::union)
          .ifPresent(part -> turn(picture, width, part));
    }

    /// Brings the other sheet up to date, and shows it.
    private void turn(IntBuffer picture, int width, Rectangle part) {
      Sheet next = other;
      int height = picture.limit() / width;
      Rectangle all = part.union(old).intersection(new Rectangle(width, height));
      copy(picture, width, all, next.pixels().getBuffer());
      Rectangle2D dirty = new Rectangle2D(all.x - place.x, all.y - place.y, all.width, all.height);
      next.pixels().updateBuffer(b -> dirty);
      view.setImage(next.image());
      other = shown;
      old = part;
      shown = next;
    }

    private void copy(IntBuffer picture, int width, Rectangle part, IntBuffer into) {
      for (int y = part.y; y < part.y + part.height; y++) {
        int at = (y - place.y) * place.width + part.x - place.x;
        into.put(at, picture, y * width + part.x, part.width);
      }
    }
  }
}
