package dev.portolan.paint;

/// The map's ground: one colour with a quiet grid of dots that moves along with the chart.
final class Backdrop {
  private static final double UNIT = 32;
  private static final double MIN_STEP = 20;

  private Backdrop() {}

  static void draw(Pen pen) {
    int width = pen.view.width();
    int height = pen.view.height();
    pen.use(Role.MAP_BACKGROUND);
    pen.g.fillRect(0, 0, width, height);
    double unit = UNIT;
    while (unit * pen.zoom() < MIN_STEP) {
      unit *= 2;
    }
    double step = unit * pen.view.scale();
    int dot = pen.whole(1);
    pen.use(Role.MAP_DOT);
    double left = pen.x(Math.floor(pen.view.x() / unit) * unit);
    double top = pen.y(Math.floor(pen.view.y() / unit) * unit);
    for (double y = top; y < height; y += step) {
      for (double x = left; x < width; x += step) {
        pen.g.fillRect((int) x, (int) y, dot, dot);
      }
    }
  }
}
