package dev.portolan.layout;

/// A rectangle that the layout gives to a thing, in chart units, y downwards.
public record Area(double x, double y, double width, double height) {
  public double right() {
    return x + width;
  }

  public double bottom() {
    return y + height;
  }

  public double centerX() {
    return x + width / 2;
  }

  Area move(double dx, double dy) {
    return new Area(x + dx, y + dy, width, height);
  }

  Area union(Area o) {
    double left = Math.min(x, o.x);
    double top = Math.min(y, o.y);
    return new Area(
        left, top, Math.max(right(), o.right()) - left, Math.max(bottom(), o.bottom()) - top);
  }

  /// True when the two come nearer to each other than `gap`.
  boolean crowds(Area o, double gap) {
    return x < o.right() + gap
        && o.x < right() + gap
        && y < o.bottom() + gap
        && o.y < bottom() + gap;
  }
}
