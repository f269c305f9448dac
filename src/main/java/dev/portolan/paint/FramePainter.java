package dev.portolan.paint;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Health;
import dev.portolan.diagram.Facts;
import dev.portolan.diagram.Facts.Tally;

/// Draws the frames: namespaces with their headings, workloads with theirs.
final class FramePainter {
  private static final double NAMESPACE_RADIUS = 10;
  private static final double WORKLOAD_RADIUS = 7;
  private static final double HEADING_SHARE = 0.36;
  private static final double STRIP = 1.12;

  private final Pen pen;

  FramePainter(Pen pen) {
    this.pen = pen;
  }

  void namespace(Box box) {
    Pix p = pen.pix(box.rect());
    double radius = TilePainter.far(pen) ? 0 : Math.clamp(NAMESPACE_RADIUS * pen.zoom(), 2, 14);
    if (pen.quality) {
      int drop = pen.whole(2);
      pen.fill(new Pix(p.x(), p.y() + drop, p.w(), p.h()), radius, Role.MAP_SHADOW);
    }
    pen.box(p, radius, 1, Role.NAMESPACE_LINE, Role.NAMESPACE);
    if (barred(box)) {
      pen.use(Role.NAMESPACE_LINE);
      Hatch.draw(pen, p.inset(pen.whole(radius / 3 + 1)));
    }
  }

  private static boolean barred(Box box) {
    return box.facts().glyph() == Facts.Glyph.BARRED;
  }

  /// The heading, drawn over the contents: from very far it stays readable and covers a strip of
  /// them.
  void namespaceHeading(Box box, double headingUnits) {
    Pix p = pen.pix(box.rect());
    double heading = headingUnits * pen.view.scale();
    double size =
        Face.rounded(Math.clamp(heading * HEADING_SHARE, 11.5 * pen.point, 40 * pen.point));
    double strip = Math.max(heading, size * STRIP);
    if (p.h() < size * 1.2 || p.w() < size * 2.5) {
      return;
    }
    double pad = Math.max(18 * pen.view.scale(), 6 * pen.point);
    if (strip > heading + 1 || barred(box)) {
      int line = pen.whole(1);
      Pix band =
          new Pix(
              p.x() + line,
              p.y() + line,
              p.w() - 2 * line,
              (int) Math.min(strip, p.h() - 2.0 * line));
      pen.fill(band, 0, Role.NAMESPACE);
    }
    double base = p.y() + Math.min(strip, p.h()) / 2 + size * 0.36;
    double right = p.right() - pad;
    right =
        counts(
            box,
            right,
            base,
            size,
            p.x() + pad + Math.min(pen.faces.strong.width(box.title(), size), size * 8));
    double left = p.x() + pad;
    pen.use(box.health() == Health.IDLE ? Role.TEXT_MUTED : Role.TEXT);
    if (barred(box)) {
      Glyphs.draw(pen, box.facts().glyph(), left, base - size * 0.8, size * 0.9);
      left += size * 1.25;
    }
    String name = pen.faces.strong.fit(box.title(), size, right - left);
    pen.text(pen.faces.strong, name, size, left, base);
  }

  /// Writes counts from the right edge leftwards as far as `limit`; says where they begin.
  private double counts(Box box, double right, double base, double size, double limit) {
    double small = Face.rounded(Math.clamp(size * 0.74, 10 * pen.point, 20 * pen.point));
    String note = box.facts().note();
    double width = pen.faces.regular.width(note, small);
    double gap = 12 * pen.point;
    double x = right;
    if (!note.isEmpty() && x - width - gap >= limit) {
      x -= width;
      pen.use(Role.TEXT_MUTED);
      pen.text(pen.faces.regular, note, small, x, base);
      x -= gap;
    }
    Tally tally = box.facts().tally();
    x = trouble(Health.WARN, tally.warn(), x, base, small, limit);
    return trouble(Health.BAD, tally.bad(), x, base, small, limit);
  }

  private double trouble(
      Health health, int count, double right, double base, double size, double limit) {
    if (count == 0) {
      return right;
    }
    String text = Integer.toString(count);
    double mark = size * 0.72;
    double width = mark + size * 0.35 + pen.faces.strong.width(text, size);
    double x = right - width;
    if (x - 8 * pen.point < limit) {
      return right;
    }
    Marks.draw(pen, health, x + mark / 2, base - size * 0.36, mark);
    pen.text(pen.faces.strong, text, size, x + mark + size * 0.35, base);
    return x - 10 * pen.point;
  }

  void workload(Box box) {
    Pix p = pen.pix(box.rect());
    pen.box(
        p, Math.clamp(WORKLOAD_RADIUS * pen.zoom(), 0, 10), 1, Role.WORKLOAD_LINE, Role.WORKLOAD);
    double heading = 28 * pen.view.scale();
    if (heading < 12.5 * pen.point) {
      return;
    }
    double size =
        Face.rounded(Math.clamp(11.5 * pen.view.scale(), 9.5 * pen.point, 15 * pen.point));
    double pad = Math.max(4 * pen.point, Math.min(9 * pen.view.scale(), 12 * pen.point));
    boolean empty = box.rect().height() < 40;
    double middle = empty ? p.centerY() : p.y() + heading / 2;
    double icon = size * 1.1;
    double left = p.x() + pad;
    pen.use(Role.TEXT_MUTED);
    Glyphs.draw(pen, box.facts().glyph(), left, middle - icon / 2, icon);
    left += icon + size * 0.5;
    Tally tally = box.facts().tally();
    String ratio = tally.live() == 0 ? ended(tally) : tally.good() + "/" + tally.live();
    double width = pen.faces.regular.width(ratio, size);
    double right = p.right() - pad;
    boolean well = box.health() == Health.GOOD || box.health() == Health.IDLE;
    if (right - width - size > left + size * 2) {
      pen.use(well ? Role.TEXT_MUTED : Marks.colour(box.health()));
      pen.text(pen.faces.regular, ratio, size, right - width, middle + size * 0.36);
      right -= width + size * 0.6;
    }
    pen.use(Role.TEXT);
    String name = pen.faces.strong.fit(box.title(), size, right - left);
    pen.text(pen.faces.strong, name, size, left, middle + size * 0.36);
  }

  private static String ended(Tally tally) {
    return tally.idle() > 0 ? tally.idle() + " ended" : "0 pods";
  }
}
