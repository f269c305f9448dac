package dev.portolan.paint;

import dev.portolan.diagram.Diagram.Health;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/// The marks of health, told apart by shape and by colour: a full disc, a ring with a dot, a cross,
/// a dash.
final class Marks {
  private Marks() {}

  static Role colour(Health health) {
    return switch (health) {
      case GOOD -> Role.OK;
      case WARN -> Role.WARN;
      case BAD -> Role.BAD;
      case IDLE -> Role.IDLE;
    };
  }

  static Role fill(Health health) {
    return switch (health) {
      case GOOD -> Role.OK_FILL;
      case WARN -> Role.WARN_FILL;
      case BAD -> Role.BAD_FILL;
      case IDLE -> Role.IDLE_FILL;
    };
  }

  static Role soft(Health health) {
    return switch (health) {
      case GOOD -> Role.OK_SOFT;
      case WARN -> Role.WARN_SOFT;
      case BAD -> Role.BAD_SOFT;
      case IDLE -> Role.IDLE_SOFT;
    };
  }

  /// Draws a mark around a centre, `size` pixels wide.
  static void draw(Pen pen, Health health, double cx, double cy, double size) {
    pen.noted.mark(health);
    pen.use(colour(health));
    double r = size / 2;
    switch (health) {
      case GOOD -> pen.g.fill(new Ellipse2D.Double(cx - r, cy - r, size, size));
      case WARN -> {
        Path2D ring = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        ring.append(new Ellipse2D.Double(cx - r, cy - r, size, size), false);
        double inner = size * 0.52;
        ring.append(new Ellipse2D.Double(cx - inner / 2, cy - inner / 2, inner, inner), false);
        pen.g.fill(ring);
      }
      case BAD -> {
        double k = r * 0.82;
        pen.g.setStroke(pen.stroke(Math.max(1.5, size / 4.5 / pen.point)));
        pen.g.draw(new Line2D.Double(cx - k, cy - k, cx + k, cy + k));
        pen.g.draw(new Line2D.Double(cx - k, cy + k, cx + k, cy - k));
      }
      case IDLE -> {
        double h = Math.max(pen.point * 1.5, size / 4.5);
        pen.g.fill(new Rectangle2D.Double(cx - r, cy - h / 2, size, h));
      }
    }
  }
}
