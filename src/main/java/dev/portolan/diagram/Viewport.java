package dev.portolan.diagram;

/// The part of the chart that a picture shows.
///
/// @param x the chart's x at the picture's left edge
/// @param y the chart's y at the picture's top edge
/// @param scale picture pixels per chart unit
/// @param width picture width in pixels
/// @param height picture height in pixels
public record Viewport(double x, double y, double scale, int width, int height) {
  /// Shows all of `bounds`, centred, never larger than `maxScale`.
  public static Viewport fit(Rect bounds, int width, int height, double maxScale) {
    double scale =
        Math.min(
            maxScale,
            Math.min(width / Math.max(1, bounds.width()), height / Math.max(1, bounds.height())));
    return new Viewport(
        bounds.centerX() - width / scale / 2,
        bounds.centerY() - height / scale / 2,
        scale,
        width,
        height);
  }

  /// The visible part of the chart.
  public Rect visible() {
    return new Rect(x, y, width / scale, height / scale);
  }

  /// Moves the picture by pixels.
  public Viewport pan(double dx, double dy) {
    return new Viewport(x - dx / scale, y - dy / scale, scale, width, height);
  }

  /// Changes the scale so that the chart's point under the given pixel stays there.
  public Viewport zoom(double factor, double px, double py, double minScale, double maxScale) {
    double next = Math.clamp(scale * factor, minScale, maxScale);
    return new Viewport(
        x + px / scale - px / next, y + py / scale - py / next, next, width, height);
  }

  public Viewport resize(int newWidth, int newHeight) {
    return new Viewport(x, y, scale, newWidth, newHeight);
  }

  public Point toChart(double px, double py) {
    return new Point(x + px / scale, y + py / scale);
  }

  public Point toPixel(double cx, double cy) {
    return new Point((cx - x) * scale, (cy - y) * scale);
  }
}
