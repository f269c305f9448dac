package dev.portolan.paint;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Health;
import dev.portolan.diagram.Measures;
import dev.portolan.diagram.Rect;
import java.awt.geom.Line2D;

/// Draws pods: cells of one colour and pattern from afar, chips with name and address from near.
final class PodPainter {
  private static final double CHIP_FROM = 0.4;
  private static final double ADDRESS_FROM = 0.84;
  private static final double ADDRESS_WIDTH = 100;
  private static final double RADIUS = 4;
  private static final double GAP = Measures.POD_GAP;
  private static final double CELL_ROUND_FROM = 0.3;

  private final Pen pen;

  PodPainter(Pen pen) {
    this.pen = pen;
  }

  void draw(Box pod) {
    Pix p = cell(pod.rect());
    if (pen.zoom() >= CHIP_FROM) {
      chip(pod, p);
    } else {
      cell(pod.health(), p);
    }
  }

  /// The pod's pixels. From afar the gap to the next one stays at least a pixel.
  private Pix cell(Rect rect) {
    Pix p = pen.pix(rect);
    int gap = Math.max(1, (int) Math.round(GAP * pen.view.scale()));
    int right = (int) Math.round(pen.x(rect.right() + GAP)) - gap;
    int bottom = (int) Math.round(pen.y(rect.bottom() + GAP)) - gap;
    return new Pix(p.x(), p.y(), Math.max(1, right - p.x()), Math.max(1, bottom - p.y()));
  }

  /// From afar: full, hollow, crossed out, or an empty outline.
  void cell(Health health, Pix p) {
    double radius = pen.zoom() > CELL_ROUND_FROM ? 2 : 0;
    int line = Math.max(1, Math.min(pen.whole(1.5), p.h() / 4));
    switch (health) {
      case GOOD -> pen.fill(p, radius, Role.OK_FILL);
      case WARN -> {
        pen.fill(p, radius, Role.WARN_FILL);
        if (p.h() > 3 * pen.point) {
          pen.fill(p.inset(line), 0, Role.POD);
        }
      }
      case BAD -> {
        pen.fill(p, radius, Role.BAD_FILL);
        if (p.h() > 3 * pen.point) {
          pen.use(Role.POD);
          pen.g.setStroke(pen.stroke(1.2));
          pen.g.draw(new Line2D.Double(p.x() + 1, p.bottom() - 1.5, p.right() - 1.5, p.y() + 1));
        }
      }
      case IDLE -> pen.fill(p, radius, Role.IDLE_SOFT);
    }
  }

  private void chip(Box pod, Pix p) {
    Health health = pod.health();
    double s = pen.view.scale();
    Role line = health == Health.GOOD ? Role.POD_LINE : Marks.fill(health);
    Role ground =
        switch (health) {
          case GOOD -> Role.POD;
          case WARN, BAD, IDLE -> Marks.soft(health);
        };
    pen.box(p, RADIUS * Math.min(1.5, pen.zoom()), 1, line, ground);
    double mark = Math.clamp(8 * s, 6 * pen.point, 11 * pen.point);
    double pad = Math.clamp(8 * s, 4 * pen.point, 11 * pen.point);
    double left = p.x() + pad + mark + pad * 0.75;
    double room = p.right() - pad * 0.75 - left;
    boolean two =
        pen.zoom() >= ADDRESS_FROM
            && pod.rect().width() >= ADDRESS_WIDTH
            && !pod.subtitle().isEmpty();
    double size = Face.rounded(Math.clamp(11 * s, 9.5 * pen.point, 14 * pen.point));
    double below = Face.rounded(Math.clamp(9.5 * s, 8.5 * pen.point, 12 * pen.point));
    Marks.draw(pen, health, p.x() + pad + mark / 2, p.centerY(), mark);
    pen.use(health == Health.IDLE ? Role.TEXT_MUTED : Role.TEXT);
    String name = pen.faces.regular.fitTail(pod.title(), size, room);
    if (!two) {
      pen.text(pen.faces.regular, name, size, left, p.centerY() + size * 0.36);
      return;
    }
    double leading = size * 0.36 + below * 0.42;
    double base = p.centerY() - leading + size * 0.5;
    pen.text(pen.faces.regular, name, size, left, base);
    pen.use(
        health == Health.GOOD || health == Health.IDLE ? Role.TEXT_MUTED : Marks.colour(health));
    String second = pod.facts().note().isEmpty() ? pod.subtitle() : pod.facts().note();
    Face face = pod.facts().note().isEmpty() ? pen.faces.mono : pen.faces.regular;
    pen.text(face, face.fit(second, below, room), below, left, base + below * 1.3);
  }
}
