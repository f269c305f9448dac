package dev.portolan.paint;

/// How to paint.
///
/// @param quality true for a picture that stands still: smooth edges; false while it moves
/// @param pixelRatio picture pixels for one of the window's: text and lines keep their size on a
///   dense screen
/// @param backdrop whether to fill the map's ground with its dots
public record PaintOptions(boolean quality, double pixelRatio, boolean backdrop) {
  public static final PaintOptions STILL = new PaintOptions(true, 1, true);
  public static final PaintOptions MOVING = new PaintOptions(false, 1, true);

  public PaintOptions withPixelRatio(double ratio) {
    return new PaintOptions(quality, ratio, backdrop);
  }
}
