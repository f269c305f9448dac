package dev.portolan.paint;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Facts.Glyph;
import dev.portolan.diagram.Facts.Sign;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.Set;

/// Draws the small signs of boxes: arrows from and to the outside world at their left and right
/// edges, a padlock where TLS ends, a shield where policies apply.
final class SignPainter {
  /// The gap between cards is 16 units wide.
  private static final double REACH = 11;

  private static final double WORLD = 2.6;

  /// A sign and the gap before it, for its height.
  private static final double WIDE = 1.3;

  /// How much of a name is kept beside it.
  private static final double NAME = 4;

  private final Pen pen;

  SignPainter(Pen pen) {
    this.pen = pen;
  }

  /// The arrows of a card.
  void ways(Box box, Pix p) {
    Set<Sign> signs = box.facts().signs();
    double far = REACH * pen.view.scale();
    if (signs.contains(Sign.ENTRY)) {
      arrow(p.x() - far, p.x(), p.y() + p.h() * 0.32, true);
    }
    if (signs.contains(Sign.EXIT)) {
      arrow(p.right(), p.right() + far, p.y() + p.h() * 0.68, false);
    }
  }

  /// @param in true when the world is at the left end
  private void arrow(double left, double right, double y, boolean in) {
    double s = pen.view.scale();
    double world = WORLD * s;
    pen.use(Role.ROUTE_STRONG);
    pen.g.setStroke(pen.stroke(Math.clamp(1.3 * pen.zoom(), 0.9, 1.8)));
    double cx = in ? left + world : right - world;
    pen.g.draw(new Ellipse2D.Double(cx - world, y - world, 2 * world, 2 * world));
    double from = in ? left + 2 * world : left;
    double to = in ? right : right - 2 * world;
    pen.g.draw(new Line2D.Double(from, y, to, y));
    double head = 2.6 * s;
    Path2D tip = new Path2D.Double();
    tip.moveTo(to, y);
    tip.lineTo(to - head * 1.4, y - head);
    tip.lineTo(to - head * 1.4, y + head);
    tip.closePath();
    pen.g.fill(tip);
  }

  /// A padlock that ends at `right`, if there is to be one and a name that begins at `left` keeps
  /// its room; says where it begins.
  double lock(Box box, double left, double right, double middle, double size) {
    boolean locked = box.facts().signs().contains(Sign.TLS);
    return locked && roomy(left, right, size) ? sign(Glyph.TLS, right, middle, size) : right;
  }

  /// The same of a shield.
  double shield(Box box, double left, double right, double middle, double size) {
    Set<Sign> signs = box.facts().signs();
    boolean closed = signs.contains(Sign.CLOSED);
    boolean shielded = closed || signs.contains(Sign.GUARDED);
    return shielded && roomy(left, right, size)
        ? sign(closed ? Glyph.CLOSED : Glyph.GUARDED, right, middle, size)
        : right;
  }

  private static boolean roomy(double left, double right, double size) {
    return right - size * WIDE - left >= size * NAME;
  }

  private double sign(Glyph glyph, double right, double middle, double size) {
    Glyphs.draw(pen, glyph, right - size, middle - size / 2, size);
    return right - size * WIDE;
  }
}
