package dev.portolan.ui.map;

import java.awt.Rectangle;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/// A picture as tiles beside each other. JavaFX draws all of an image of which one pixel is other:
/// so it draws no more than the tiles in which something is. All tiles are of one size; the last
/// ones reach beyond the picture and are for its parent to clip.
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

  private record Tile(Rectangle place, PixelBuffer<IntBuffer> pixels, ImageView view) {}

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
    PixelBuffer<IntBuffer> pixels =
        new PixelBuffer<>(
            place.width,
            place.height,
            IntBuffer.allocate(place.width * place.height),
            PixelFormat.getIntArgbPreInstance());
    ImageView view = new ImageView(new WritableImage(pixels));
    view.setSmooth(false);
    view.setX(place.x / scale);
    view.setY(place.y / scale);
    view.setFitWidth(place.width / scale);
    view.setFitHeight(place.height / scale);
    return new Tile(place, pixels, view);
  }

  /// True when it has this size.
  boolean fits(int newWidth, int newHeight, double newScale) {
    return newWidth == width && newHeight == height && newScale == scale;
  }

  List<Node> views() {
    return tiles.stream().<Node>map(Tile::view).toList();
  }

  /// Shows a picture.
  void show(IntBuffer picture) {
    show(picture, List.of(new Rectangle(width, height)));
  }

  /// The same where the rest of it is shown already.
  void show(IntBuffer picture, List<Rectangle> changed) {
    tiles.forEach(tile -> show(picture, changed, tile));
  }

  private void show(IntBuffer picture, List<Rectangle> changed, Tile tile) {
    @Nullable Rectangle all = null;
    for (Rectangle area : changed) {
      Rectangle part = area.intersection(tile.place());
      if (!part.isEmpty()) {
        copy(picture, part, tile);
        all = all == null ? part : all.union(part);
      }
    }
    if (all != null) {
      Rectangle2D dirty =
          new Rectangle2D(all.x - tile.place().x, all.y - tile.place().y, all.width, all.height);
      tile.pixels().updateBuffer(b -> dirty);
    }
  }

  private void copy(IntBuffer picture, Rectangle part, Tile tile) {
    Rectangle place = tile.place();
    IntBuffer into = tile.pixels().getBuffer();
    for (int y = part.y; y < part.y + part.height; y++) {
      int at = (y - place.y) * place.width + part.x - place.x;
      into.put(at, picture, y * width + part.x, part.width);
    }
  }
}
