package dev.portolan.diagram;

/// A rectangle in the chart's own units (1 unit = 1 px at 100 %), y downwards.
public record Rect(double x, double y, double width, double height) {
  public static final Rect ZERO = new Rect(0, 0, 0, 0);

  public double right() {
    return x + width;
  }

  public double bottom() {
    return y + height;
  }

  public double centerX() {
    return x + width / 2;
  }

  public double centerY() {
    return y + height / 2;
  }

  public boolean contains(double px, double py) {
    return px >= x && py >= y && px <= right() && py <= bottom();
  }

  public boolean contains(Rect o) {
    return o.x >= x && o.y >= y && o.right() <= right() && o.bottom() <= bottom();
  }

  public boolean intersects(Rect o) {
    return o.x < right() && x < o.right() && o.y < bottom() && y < o.bottom();
  }

  Rect moved(double dx, double dy) {
    return new Rect(x + dx, y + dy, width, height);
  }

  /// What two areas share; of no size where they do not touch.
  public Rect intersection(Rect o) {
    double left = Math.max(x, o.x);
    double top = Math.max(y, o.y);
    return new Rect(
        left,
        top,
        Math.max(0, Math.min(right(), o.right()) - left),
        Math.max(0, Math.min(bottom(), o.bottom()) - top));
  }

  public Rect grow(double margin) {
    return new Rect(x - margin, y - margin, width + 2 * margin, height + 2 * margin);
  }

  public Rect union(Rect o) {
    double left = Math.min(x, o.x);
    double top = Math.min(y, o.y);
    return new Rect(
        left, top, Math.max(right(), o.right()) - left, Math.max(bottom(), o.bottom()) - top);
  }
}
