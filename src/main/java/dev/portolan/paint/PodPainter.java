package dev.portolan.paint;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Health;
import dev.portolan.diagram.Facts.Part;
import dev.portolan.diagram.Measures;
import dev.portolan.diagram.Rect;
import java.awt.geom.Line2D;
import java.util.List;

/// Draws pods: cells of one colour and pattern from afar, chips with name and address from near.
final class PodPainter {
  private static final double CHIP_FROM = 0.4;
  private static final double ADDRESS_FROM = 0.84;
  private static final double ADDRESS_ROOM = 50;

  /// A chip narrower than this many points would be empty, or say the ends of some names only.
  private static final double CHIP_WIDTH = 42;

  private static final double RADIUS = 4;
  private static final double GAP = Measures.POD_GAP;
  private static final double CELL_ROUND_FROM = 0.3;

  private final Pen pen;

  PodPainter(Pen pen) {
    this.pen = pen;
  }

  void draw(Box pod) {
    Pix p = cell(pod.rect());
    Rect rect = pod.rect();
    if (rect.height() * pen.zoom() >= CHIP_FROM * Measures.POD_HEIGHT
        && rect.width() * pen.zoom() >= CHIP_WIDTH) {
      chip(pod, p);
    } else {
      cell(pod.health(), p);
    }
  }

  /// The pod's pixels. From afar the gap to the next one stays at least a pixel.
  private Pix cell(Rect rect) {
    Pix p = pen.pix(rect);
    if (rect.height() < Measures.POD_HEIGHT) {
      return p;
    }
    int gap = Math.max(1, (int) Math.round(GAP * pen.view.scale()));
    int right = (int) Math.round(pen.x(rect.right() + GAP)) - gap;
    int bottom = (int) Math.round(pen.y(rect.bottom() + GAP)) - gap;
    return new Pix(p.x(), p.y(), Math.max(1, right - p.x()), Math.max(1, bottom - p.y()));
  }

  /// From afar: full, hollow, crossed out, or an empty outline.
  void cell(Health health, Pix p) {
    pen.noted.cell(health);
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
    Role line = health == Health.GOOD ? Role.POD_LINE : Marks.fill(health);
    Role ground =
        switch (health) {
          case GOOD -> Role.POD;
          case WARN, BAD, IDLE -> Marks.soft(health);
        };
    pen.box(p, RADIUS * Math.min(1.5, pen.zoom()), 1, line, ground);
    Metre m = metre(p);
    boolean two = p.h() >= ADDRESS_FROM * Measures.POD_HEIGHT * pen.point && !second(pod).isEmpty();
    List<Part> parts = pod.facts().parts();
    int rows = parts.isEmpty() ? 0 : (int) ((p.h() - m.head()) / m.row());
    double middle = rows > 0 ? p.y() + m.head() / 2 : p.centerY();
    Marks.draw(pen, health, p.x() + m.pad() + m.mark() / 2, middle, m.mark());
    head(pod, m, middle, two);
    if (rows > 0) {
      parts(parts, rows, m, p.y() + m.head());
    }
  }

  /// The measures of a chip in pixels.
  ///
  /// @param left where its words begin
  /// @param room how wide they may be
  private record Metre(
      double pad, double mark, double left, double room, double size, double below) {
    /// The height of name and address.
    double head() {
      return size * 1.3 + below * 1.9;
    }

    /// The height of a container's line.
    double row() {
      return below * 1.5;
    }
  }

  private Metre metre(Pix p) {
    double s = Math.min(pen.view.scale(), p.h() / Measures.POD_HEIGHT);
    double mark = Math.clamp(8 * s, 6 * pen.point, 11 * pen.point);
    double pad = Math.clamp(8 * s, 4 * pen.point, 11 * pen.point);
    double left = p.x() + pad + mark + pad * 0.75;
    double size = Face.rounded(Math.clamp(11 * s, 9.5 * pen.point, 14 * pen.point));
    double below = Face.rounded(Math.clamp(9.5 * s, 8.5 * pen.point, 12 * pen.point));
    return new Metre(pad, mark, left, p.right() - pad * 0.75 - left, size, below);
  }

  private void head(Box pod, Metre m, double middle, boolean two) {
    Health health = pod.health();
    pen.use(health == Health.IDLE ? Role.TEXT_MUTED : Role.TEXT);
    // pods of a workload differ in the ends of their names; a title of other words begins with the
    // one that matters
    boolean plain = pod.title().equals(pod.ref().name());
    double right =
        new SignPainter(pen).shield(pod, m.left(), m.left() + m.room(), middle, m.size());
    double room = right - m.left();
    String name =
        plain
            ? pen.faces.regular.fitTail(pod.title(), m.size(), room)
            : pen.faces.regular.fit(pod.title(), m.size(), room);
    if (!two || m.room() < ADDRESS_ROOM * pen.point) {
      pen.text(pen.faces.regular, name, m.size(), m.left(), middle + m.size() * 0.36);
      return;
    }
    double leading = m.size() * 0.36 + m.below() * 0.42;
    double base = middle - leading + m.size() * 0.5;
    pen.text(pen.faces.regular, name, m.size(), m.left(), base);
    pen.use(
        health == Health.GOOD || health == Health.IDLE ? Role.TEXT_MUTED : Marks.colour(health));
    Face face = pod.facts().note().isEmpty() ? pen.faces.mono : pen.faces.regular;
    String words = face.fit(second(pod), m.below(), m.room());
    pen.text(face, words, m.below(), m.left(), base + m.below() * 1.3);
  }

  /// A pod's state where it is worth a word, and its address; both where one looks from near.
  private static String second(Box pod) {
    String note = pod.facts().note();
    if (note.isEmpty()) {
      return pod.subtitle();
    }
    boolean both = !pod.facts().parts().isEmpty() && !pod.subtitle().equals(note);
    return both ? note + "  " + pod.subtitle() : note;
  }

  /// A line for each container, or as many as there is room for.
  private void parts(List<Part> parts, int rows, Metre m, double top) {
    int shown = parts.size() > rows ? rows - 1 : parts.size();
    double middle = top + m.row() / 2;
    for (Part part : parts.subList(0, shown)) {
      double mark = m.mark() * 0.7;
      Marks.draw(pen, part.health(), m.left() + mark / 2, middle, mark);
      double x = m.left() + mark * 1.8;
      double base = middle + m.below() * 0.36;
      double end = m.left() + m.room();
      pen.use(Role.TEXT);
      String name = pen.faces.regular.fit(part.name(), m.below(), (end - x) / 2);
      pen.text(pen.faces.regular, name, m.below(), x, base);
      x += pen.faces.regular.width(name, m.below()) + m.below() * 0.7;
      pen.use(Role.TEXT_MUTED);
      pen.text(
          pen.faces.mono, pen.faces.mono.fit(part.text(), m.below(), end - x), m.below(), x, base);
      middle += m.row();
    }
    if (shown < parts.size()) {
      pen.use(Role.TEXT_MUTED);
      String more = "+" + (parts.size() - shown) + " more";
      pen.text(pen.faces.regular, more, m.below(), m.left(), middle + m.below() * 0.36);
    }
  }
}
