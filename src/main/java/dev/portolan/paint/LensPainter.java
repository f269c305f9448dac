package dev.portolan.paint;

import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Overlay.Predicted;
import dev.portolan.diagram.Rect;
import java.awt.Color;
import java.awt.geom.RoundRectangle2D;

/// Draws what a policy selects, in a double ring, and what its rules' peers match, under a tint
/// with the rule's number.
final class LensPainter {
  private static final int TINT = 44;

  private final Pen pen;
  private final Diagram diagram;

  LensPainter(Pen pen, Diagram diagram) {
    this.pen = pen;
    this.diagram = diagram;
  }

  void draw(Predicted predicted) {
    predicted.tinted().forEach((ref, rule) -> diagram.box(ref).ifPresent(b -> tint(b, rule + 1)));
    predicted.ringed().forEach(ref -> diagram.box(ref).ifPresent(this::ring));
  }

  private void tint(Box box, int rule) {
    Color colour = pen.colour(Role.TIE_ALLOWED);
    RoundRectangle2D area = area(box.rect(), 1);
    pen.g.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), TINT));
    pen.g.fill(area);
    pen.use(Role.TIE_ALLOWED);
    pen.g.setStroke(pen.dashed(1.4, 2, 3));
    pen.g.draw(area);
    String text = Integer.toString(rule);
    double size = Face.rounded(10 * pen.point);
    double width = pen.faces.strong.width(text, size) + 8 * pen.point;
    double height = 15 * pen.point;
    Pix p =
        new Pix(
            (int) (area.getMaxX() - width * 0.7),
            (int) (area.getY() - height * 0.4),
            (int) width,
            (int) height);
    pen.fill(p, 7, Role.TIE_ALLOWED);
    pen.use(Role.PILL_TEXT);
    pen.text(pen.faces.strong, text, size, p.x() + 4 * pen.point, p.centerY() + size * 0.36);
  }

  private void ring(Box box) {
    pen.use(Role.TIE_UNDECIDED);
    pen.g.setStroke(pen.stroke(2.2));
    pen.g.draw(area(box.rect(), 2));
    pen.g.setStroke(pen.stroke(1));
    pen.g.draw(area(box.rect(), 5));
  }

  private RoundRectangle2D area(Rect rect, double out) {
    double d = out * pen.point;
    double scale = pen.view.scale();
    double arc = Math.min(16, 18 * scale);
    return new RoundRectangle2D.Double(
        pen.x(rect.x()) - d,
        pen.y(rect.y()) - d,
        rect.width() * scale + 2 * d,
        rect.height() * scale + 2 * d,
        arc,
        arc);
  }
}
