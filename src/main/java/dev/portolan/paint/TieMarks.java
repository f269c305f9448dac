package dev.portolan.paint;

import dev.portolan.diagram.Ties.Mark;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/// The signs at the ends of ties, told apart by shape and by colour: an arrow head for what is
/// allowed (an open one for some ports), a bar for what is denied, a question mark, a plus and a
/// minus for what a change gives and takes.
final class TieMarks {
  private final Pen pen;

  TieMarks(Pen pen) {
    this.pen = pen;
  }

  static Role role(Mark mark) {
    return switch (mark) {
      case NONE, DENIED -> Role.TIE_DENIED;
      case ALLOWED, LIMITED -> Role.TIE_ALLOWED;
      case UNDECIDED -> Role.TIE_UNDECIDED;
      case ADDED -> Role.TIE_ADDED;
      case REMOVED -> Role.TIE_REMOVED;
    };
  }

  /// @param angle the direction in which the line arrives
  void draw(Mark mark, double x, double y, double angle) {
    switch (mark) {
      case NONE -> {}
      case ALLOWED -> head(mark, x, y, angle, 5.5);
      case LIMITED -> head(mark, x, y, angle, 7.5);
      case DENIED -> bar(mark, x, y, angle);
      case UNDECIDED -> sign(mark, x, y, angle, "?");
      case ADDED -> sign(mark, x, y, angle, "+");
      case REMOVED -> sign(mark, x, y, angle, "−");
    }
  }

  void dot(Mark mark, double x, double y) {
    double r = 2.6 * pen.point;
    pen.use(role(mark));
    pen.g.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
  }

  private void head(Mark mark, double x, double y, double angle, double points) {
    double r = points * pen.point * 1.5;
    Path2D head = new Path2D.Double();
    head.moveTo(x, y);
    head.lineTo(x - r * Math.cos(angle - 0.42), y - r * Math.sin(angle - 0.42));
    head.lineTo(x - r * Math.cos(angle + 0.42), y - r * Math.sin(angle + 0.42));
    head.closePath();
    pen.use(Role.NAMESPACE);
    pen.g.setStroke(pen.stroke(2.5));
    pen.g.draw(head);
    pen.use(role(mark));
    pen.g.fill(head);
    if (mark == Mark.LIMITED) {
      notch(x, y, angle, r);
    }
  }

  /// A light slit across the head: not everything passes.
  private void notch(double x, double y, double angle, double r) {
    double at = r * 0.62;
    double half = r * 0.34;
    double cx = x - at * Math.cos(angle);
    double cy = y - at * Math.sin(angle);
    double sx = half * Math.sin(angle);
    double sy = half * Math.cos(angle);
    pen.use(Role.NAMESPACE);
    pen.g.setStroke(pen.stroke(1.4));
    pen.g.draw(new Line2D.Double(cx - sx, cy + sy, cx + sx, cy - sy));
  }

  private void bar(Mark mark, double x, double y, double angle) {
    double half = 5 * pen.point;
    double back = 2.5 * pen.point;
    double cx = x - back * Math.cos(angle);
    double cy = y - back * Math.sin(angle);
    double sx = half * Math.sin(angle);
    double sy = half * Math.cos(angle);
    Line2D bar = new Line2D.Double(cx - sx, cy + sy, cx + sx, cy - sy);
    pen.use(Role.NAMESPACE);
    pen.g.setStroke(pen.stroke(4.6));
    pen.g.draw(bar);
    pen.use(role(mark));
    pen.g.setStroke(pen.stroke(2.6));
    pen.g.draw(bar);
  }

  private void sign(Mark mark, double x, double y, double angle, String text) {
    double r = 7 * pen.point;
    double cx = x - r * Math.cos(angle);
    double cy = y - r * Math.sin(angle);
    pen.use(Role.NAMESPACE);
    pen.g.fill(new Ellipse2D.Double(cx - r - 1, cy - r - 1, 2 * r + 2, 2 * r + 2));
    pen.use(role(mark));
    pen.g.fill(new Ellipse2D.Double(cx - r, cy - r, 2 * r, 2 * r));
    double size = Face.rounded(11 * pen.point);
    double width = pen.faces.strong.width(text, size);
    pen.use(Role.PILL_TEXT);
    pen.text(pen.faces.strong, text, size, cx - width / 2, cy + size * 0.36);
  }
}
