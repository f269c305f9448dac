package dev.portolan.paint;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Health;
import dev.portolan.diagram.Diagram.Shape;
import java.awt.geom.Ellipse2D;

/// Draws services and ingresses: cards with a sign, a name and an address.
final class CardPainter {
  private static final double RADIUS = 8;

  /// Above this height in points it has its name, as a workload has.
  static final double ONE_LINE = 11;

  private static final double ADDRESS_FROM = 0.74;

  private final Pen pen;

  CardPainter(Pen pen) {
    this.pen = pen;
  }

  void draw(Box box) {
    boolean ingress = box.shape() == Shape.INGRESS;
    Role line = ingress ? Role.INGRESS_LINE : Role.SERVICE_LINE;
    Role ground = ingress ? Role.INGRESS : Role.SERVICE;
    Role ink = ingress ? Role.INGRESS_TEXT : Role.SERVICE_TEXT;
    Pix p = pen.pix(box.rect());
    boolean well = box.health() == Health.GOOD || box.health() == Health.IDLE;
    if (p.h() < ONE_LINE * pen.point) {
      pen.box(
          p,
          p.h() / 2.0 / pen.point,
          1,
          well ? line : Marks.fill(box.health()),
          well ? ground : Marks.soft(box.health()));
      return;
    }
    double radius = ingress ? p.h() / 2.0 / pen.point : RADIUS * Math.min(1.4, pen.zoom());
    pen.box(p, radius, well ? 1 : 1.5, well ? line : Marks.fill(box.health()), ground);
    words(box, p, ink);
    new SignPainter(pen).ways(box, p);
  }

  private void words(Box box, Pix p, Role ink) {
    double s = pen.view.scale();
    double size = Face.rounded(Math.clamp(12 * s, 9.5 * pen.point, 15.5 * pen.point));
    double small = Face.rounded(Math.clamp(9.5 * s, 8.5 * pen.point, 12.5 * pen.point));
    double icon =
        Math.min(p.h() - 3 * pen.point, Math.clamp(16 * s, 10 * pen.point, 22 * pen.point));
    double pad = Math.clamp(10 * s, 5 * pen.point, 14 * pen.point);
    pen.use(ink);
    Glyphs.draw(pen, box.facts().glyph(), p.x() + pad, p.centerY() - icon / 2, icon);
    double left = p.x() + pad + icon + pad * 0.8;
    double right = p.right() - pad;
    if (box.health() == Health.WARN || box.health() == Health.BAD) {
      double mark = Math.clamp(9 * s, 6 * pen.point, 12 * pen.point);
      if (box.shape() == Shape.INGRESS) {
        plate(right - mark / 2, p.centerY(), mark * 0.95);
      }
      Marks.draw(pen, box.health(), right - mark / 2, p.centerY(), mark);
      right -= mark + pad * 0.6;
    }
    pen.use(ink);
    right = new SignPainter(pen).lock(box, left, right, p.centerY(), size);
    boolean trouble = !box.facts().note().isEmpty();
    String second = trouble ? box.facts().note() : box.subtitle();
    boolean two = pen.zoom() >= ADDRESS_FROM && !second.isEmpty();
    pen.use(ink);
    String name = pen.faces.strong.fitBothEnds(box.title(), size, right - left);
    if (!two) {
      pen.text(pen.faces.strong, name, size, left, p.centerY() + size * 0.36);
      return;
    }
    double base = p.centerY() - small * 0.16;
    pen.text(pen.faces.strong, name, size, left, base);
    Face face = trouble ? pen.faces.regular : pen.faces.mono;
    if (trouble && box.shape() != Shape.INGRESS) {
      pen.use(Marks.colour(box.health()));
    }
    pen.text(face, face.fit(second, small, right - left), small, left, base + small * 1.4);
  }

  /// A ground for a mark on a card that is too dark or too bright for it.
  private void plate(double x, double y, double radius) {
    pen.use(Role.NAMESPACE);
    pen.g.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }
}
