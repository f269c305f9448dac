package dev.portolan.paint;

import dev.portolan.diagram.Detail;
import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Health;
import dev.portolan.diagram.Facts;
import dev.portolan.diagram.Measures;
import dev.portolan.diagram.Rect;

/// Draws the frames: namespaces with their headings, workloads with theirs.
final class FramePainter {
  private static final double NAMESPACE_RADIUS = 10;
  private static final double WORKLOAD_RADIUS = 7;
  private static final double HEADING_SHARE = 0.36;
  private static final double STRIP = 1.12;

  private final Pen pen;
  private final Detail detail;
  private final HealthStrip strip;

  FramePainter(Pen pen, Detail detail) {
    this.pen = pen;
    this.detail = detail;
    this.strip = new HealthStrip(pen);
  }

  void namespace(Box box) {
    Pix p = pen.pix(box.rect());
    double radius = Math.clamp(NAMESPACE_RADIUS * pen.zoom(), 3, 14);
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
    String name = pen.faces.strong.fitBothEnds(box.title(), size, right - left);
    pen.text(pen.faces.strong, name, size, left, base);
  }

  /// Writes counts from the right edge leftwards as far as `limit`; says where they begin.
  private double counts(Box box, double right, double base, double size, double limit) {
    double small = Face.rounded(Math.clamp(size * 0.74, 10 * pen.point, 20 * pen.point));
    String note = box.facts().note();
    double width = pen.faces.regular.width(note, small);
    double gap = 12 * pen.point;
    double x = right;
    TroubleSigns signs = new TroubleSigns(pen, box.facts().tally(), small);
    if (!note.isEmpty() && x - width - gap - signs.width() >= limit) {
      x -= width;
      pen.use(Role.TEXT_MUTED);
      pen.text(pen.faces.regular, note, small, x, base);
      x -= gap;
    }
    return signs.endingAt(x, limit, base);
  }

  void workload(Box box) {
    Pix p = pen.pix(box.rect());
    pen.box(
        p, Math.clamp(WORKLOAD_RADIUS * pen.zoom(), 0, 10), 1, Role.WORKLOAD_LINE, Role.WORKLOAD);
    if (box.facts().inside().folded()) {
      folded(box, p);
    } else {
      open(box, p);
    }
  }

  /// A workload whose pods stand in it: its heading, and one strip for all of them where there are
  /// too many to show.
  private void open(Box box, Pix p) {
    double heading = Measures.WORKLOAD_HEADING * pen.view.scale();
    boolean named = heading >= 12.5 * pen.point;
    if (named) {
      boolean empty = box.rect().height() < 40;
      Line line = line(p, empty ? p.centerY() : p.y() + heading / 2);
      name(box, line, ratio(box, line, line.right()));
    }
    if (!pods(box)) {
      int top = named ? (int) Math.round(heading) : pen.whole(1);
      int pad = pen.whole(Math.min(8 * pen.zoom(), 8));
      Pix inside =
          new Pix(p.x() + pad, p.y() + top, p.w() - 2 * pad, Math.max(1, p.h() - top - pad));
      strip.draw(box, inside);
    }
  }

  /// A card: name, strip, and how many are ready, as far as there is room for them.
  private void folded(Box box, Pix p) {
    if (p.h() < CardPainter.ONE_LINE * pen.point) {
      strip.draw(box, p.inset(1));
      return;
    }
    if (!detail.strips()) {
      int high = pen.whole(3);
      Line line = line(p, p.y() + (p.h() - high) / 2.0);
      name(box, line, line.right());
      strip.draw(box, new Pix(p.x() + 1, p.bottom() - high - 1, p.w() - 2, high));
      return;
    }
    Line first = line(p, p.y() + Measures.STRIP.y() * pen.view.scale() / 2);
    name(box, first, first.right());
    Rect cells = Measures.STRIP;
    Pix at =
        pen.pix(
            new Rect(
                box.rect().x() + cells.x(),
                box.rect().y() + cells.y(),
                cells.width(),
                cells.height()));
    if (!pods(box)) {
      strip.draw(box, at);
    }
    Line below = line(p, at.centerY());
    clear(box, below, p.right() - first.pad(), at);
    ratio(box, below, p.right() - first.pad());
  }

  /// Where the words are wider than the room beside the strip, the strip ends before them.
  private void clear(Box box, Line line, double right, Pix strip) {
    double left = right - pen.faces.regular.width(box.facts().note(), line.size()) - line.pad() / 2;
    if (left < strip.right()) {
      int from = (int) Math.max(strip.x(), left);
      pen.use(Role.WORKLOAD);
      pen.g.fillRect(from, strip.y() - 1, strip.right() - from + 1, strip.h() + 2);
    }
  }

  private boolean pods(Box box) {
    return detail.pods(box.facts().tally().total(), box.facts().inside().seat());
  }

  /// A line of text on a workload, in pixels.
  private record Line(double left, double right, double middle, double size, double pad) {}

  private Line line(Pix p, double middle) {
    double size =
        Face.rounded(Math.clamp(11.5 * pen.view.scale(), 9.5 * pen.point, 15 * pen.point));
    double pad = Math.max(4 * pen.point, Math.min(9 * pen.view.scale(), 12 * pen.point));
    return new Line(p.x() + pad, p.right() - pad, middle, size, pad);
  }

  private void name(Box box, Line line, double right) {
    double icon = line.size() * 1.1;
    double left = line.left();
    if (right - left > 4 * icon) {
      pen.use(Role.TEXT_MUTED);
      Glyphs.draw(pen, box.facts().glyph(), left, line.middle() - icon / 2, icon);
      left += icon + line.size() * 0.5;
    }
    pen.use(Role.TEXT_MUTED);
    double end = new SignPainter(pen).shield(box, left, right, line.middle(), line.size() * 1.05);
    pen.use(Role.TEXT);
    String name = pen.faces.strong.fitBothEnds(box.title(), line.size(), end - left);
    pen.text(pen.faces.strong, name, line.size(), left, line.middle() + line.size() * 0.36);
  }

  /// Writes how many pods are ready, up to the right edge; says where that begins.
  private double ratio(Box box, Line line, double right) {
    String ratio = box.facts().note();
    double width = pen.faces.regular.width(ratio, line.size());
    if (ratio.isEmpty() || right - width - line.size() < line.left() + line.size() * 2) {
      return right;
    }
    boolean well = box.health() == Health.GOOD || box.health() == Health.IDLE;
    pen.use(well ? Role.TEXT_MUTED : Marks.colour(box.health()));
    pen.text(
        pen.faces.regular, ratio, line.size(), right - width, line.middle() + line.size() * 0.36);
    return right - width - line.size() * 0.6;
  }
}
