package dev.portolan.paint;

/// How to paint.
///
/// @param quality true for a picture that stands still: smooth edges; false while it moves
/// @param pixelRatio picture pixels for one of the window's: text and lines keep their size on a
///   dense screen
/// @param backdrop whether to fill the map's ground with its dots
/// @param marks how many boxes and lines may be on the picture at once: where there are more, less
///   detail is drawn
public record PaintOptions(boolean quality, double pixelRatio, boolean backdrop, int marks) {
  /// More than this nobody can take in at a glance.
  public static final int AT_A_GLANCE = 300;

  public static final PaintOptions STILL = new PaintOptions(true, 1, true, AT_A_GLANCE);
  public static final PaintOptions MOVING = new PaintOptions(false, 1, true, AT_A_GLANCE);

  /// All that can be told apart.
  public PaintOptions(boolean quality, double pixelRatio, boolean backdrop) {
    this(quality, pixelRatio, backdrop, Integer.MAX_VALUE);
  }

  public PaintOptions withPixelRatio(double ratio) {
    return new PaintOptions(quality, ratio, backdrop, marks);
  }
}
