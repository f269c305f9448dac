package dev.portolan.paint;

import dev.portolan.diagram.Diagram.Route;
import dev.portolan.diagram.Point;
import java.awt.BasicStroke;
import java.awt.geom.Path2D;
import java.util.List;

/// Draws routes: lines with rounded bends and a small arrow head.
final class RoutePainter {
  private static final double BEND = 8;
  private static final BasicStroke HAIR = new BasicStroke(1);

  private final Pen pen;

  RoutePainter(Pen pen) {
    this.pen = pen;
  }

  void draw(Route route, boolean strong) {
    pen.noted.line(route.ready());
    double width = strong ? 2.2 : Math.clamp(1.3 * pen.zoom(), 0.8, 1.6);
    Role role = route.ready() ? (strong ? Role.ROUTE_STRONG : Role.ROUTE) : Role.ROUTE_BAD;
    pen.use(role);
    if (!pen.quality && !strong && route.ready()) {
      plain(route.points());
      return;
    }
    pen.g.setStroke(route.ready() ? pen.stroke(width) : pen.dashed(width, 4, 4));
    pen.g.draw(path(pen, route.points()));
    if (pen.zoom() > 0.3) {
      head(route.points(), (strong ? 5.5 : 4.5) * pen.point * Math.min(1.2, pen.zoom()));
    }
  }

  /// While the picture moves: hair lines with sharp bends, many times as fast.
  private void plain(List<Point> points) {
    pen.g.setStroke(HAIR);
    for (int i = 1; i < points.size(); i++) {
      Point a = points.get(i - 1);
      Point b = points.get(i);
      pen.g.drawLine(
          (int) pen.x(a.x()), (int) pen.y(a.y()), (int) pen.x(b.x()), (int) pen.y(b.y()));
    }
  }

  /// A way with rounded bends.
  static Path2D path(Pen pen, List<Point> points) {
    Path2D path = new Path2D.Double();
    double bend = BEND * pen.view.scale();
    Point first = points.getFirst();
    path.moveTo(pen.x(first.x()), pen.y(first.y()));
    for (int i = 1; i < points.size() - 1; i++) {
      double x = pen.x(points.get(i).x());
      double y = pen.y(points.get(i).y());
      double[] in = towards(pen, x, y, points.get(i - 1), bend);
      double[] out = towards(pen, x, y, points.get(i + 1), bend);
      path.lineTo(in[0], in[1]);
      path.quadTo(x, y, out[0], out[1]);
    }
    path.lineTo(pen.x(points.getLast().x()), pen.y(points.getLast().y()));
    return path;
  }

  /// A place on the way from a bend to a neighbour, at most half way.
  private static double[] towards(Pen pen, double x, double y, Point to, double far) {
    double dx = pen.x(to.x()) - x;
    double dy = pen.y(to.y()) - y;
    double length = Math.hypot(dx, dy);
    double part = length == 0 ? 0 : Math.min(far, length / 2) / length;
    return new double[] {x + dx * part, y + dy * part};
  }

  private void head(List<Point> points, double size) {
    Point end = points.getLast();
    Point before = points.get(points.size() - 2);
    double angle = Math.atan2(end.y() - before.y(), end.x() - before.x());
    Path2D head = new Path2D.Double();
    double x = pen.x(end.x());
    double y = pen.y(end.y());
    head.moveTo(x, y);
    for (double side : new double[] {Math.PI - 0.45, Math.PI + 0.45}) {
      head.lineTo(x + 1.7 * size * Math.cos(angle + side), y + 1.7 * size * Math.sin(angle + side));
    }
    head.closePath();
    pen.g.fill(head);
  }
}
