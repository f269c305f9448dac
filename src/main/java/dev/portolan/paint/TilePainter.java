package dev.portolan.paint;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Health;
import dev.portolan.diagram.Facts.Glyph;
import dev.portolan.diagram.Facts.Tally;
import java.util.ArrayList;
import java.util.List;

/// Draws a namespace as one tile: its name, what is in it, and a strip that its pods share by their
/// health. What there is no room for is left out, the strip last.
final class TilePainter {
  private static final double SMALLEST = 9;
  private static final double LARGEST = 26;
  private static final double NOTE_SHARE = 0.78;
  private static final double LEADING = 1.35;

  /// A tile this many times as wide as its letters are high has room for the ends of its name.
  private static final double ROOM = 2.4;

  /// How wide the sign of a trouble and its count are, for a name of size 1.
  private static final double SIGN = 2.4;

  /// A name has at least this many times its height beside the signs, or they go under it.
  private static final double LEAST = 3;

  /// In points.
  private static final double SIDE = 6;

  /// A name's height for the width of its tile.
  private static final double NAME_SHARE = 0.075;

  private final Pen pen;
  private final HealthStrip strip;

  TilePainter(Pen pen) {
    this.pen = pen;
    this.strip = new HealthStrip(pen);
  }

  void namespace(Box box) {
    Pix p = pen.pix(box.rect());
    int pad = pad(p);
    int side = Math.max(pad, Math.min(pen.whole(SIDE), p.w() / 10));
    int width = p.w() - 2 * side;
    double size = size(box, width, p.h() - 2.0 * pad);
    boolean named = size >= SMALLEST * pen.point && width >= ROOM * size;
    int high = named ? strip(p, size) : p.h() - 2 * pad;
    if (high > 0 && width > 0 && box.facts().tally().total() > 0) {
      strip.draw(box.facts().tally(), new Pix(p.x() + side, p.bottom() - pad - high, width, high));
    }
    if (named) {
      Pix words = new Pix(p.x() + side, p.y() + pad, width, p.h() - high - 2 * pad);
      words(box, words, size);
    }
  }

  /// Without a word: what is in it as a strip over its lower half.
  void bare(Box box) {
    Pix p = pen.pix(box.rect());
    int pad = Math.max(1, Math.min(pen.whole(3), Math.min(p.w(), p.h()) / 6));
    int high = (p.h() - 2 * pad) / 2;
    if (high > 0 && p.w() > 2 * pad) {
      strip.draw(
          box.facts().tally(),
          new Pix(p.x() + pad, p.bottom() - pad - high, p.w() - 2 * pad, high));
    }
  }

  private int pad(Pix p) {
    return Math.max(1, Math.min(pen.whole(10), Math.min(p.w(), p.h()) / 12));
  }

  private int strip(Pix p, double size) {
    return (int) Math.clamp(p.h() * 0.12, 3 * pen.point, size * 0.7);
  }

  /// The larger the tile the larger its name, as long as it fits beside the signs of what is in
  /// trouble, and there is room for the strip.
  private double size(Box box, double width, double height) {
    double unit = pen.faces.strong.width(box.title(), 10) / 10;
    Tally tally = box.facts().tally();
    unit += (tally.bad() > 0 ? SIGN : 0) + (tally.warn() > 0 ? SIGN : 0);
    double fits = Math.max(SMALLEST * pen.point, width / Math.max(1, unit) * 0.9);
    double high = (height - 3 * pen.point) / LEADING;
    double wanted = Math.max(SMALLEST * pen.point, width * NAME_SHARE);
    return Face.rounded(Math.min(Math.min(Math.min(fits, high), wanted), LARGEST * pen.point));
  }

  private void words(Box box, Pix room, double size) {
    boolean alone = room.h() < size * (1 + LEADING);
    double base = alone ? room.centerY() + size * 0.36 : room.y() + size;
    double note = Face.rounded(Math.max(9.5 * pen.point, size * NOTE_SHARE));
    TroubleSigns signs = new TroubleSigns(pen, box.facts().tally(), note);
    double least = Math.min(pen.faces.strong.width(box.title(), size), LEAST * size);
    boolean two = room.h() >= size + note * (LEADING + 0.2);
    boolean beside = !two || least + signs.width() <= room.w();
    double right = beside ? signs.endingAt(room.right(), room.x() + least, base) : room.right();
    pen.use(box.health() == Health.IDLE ? Role.TEXT_MUTED : Role.TEXT);
    double left = room.x();
    if (box.facts().glyph() == Glyph.BARRED) {
      Glyphs.draw(pen, Glyph.BARRED, left, base - size * 0.8, size * 0.9);
      left += size * 1.25;
    }
    String name = pen.faces.strong.fitBothEnds(box.title(), size, right - left);
    pen.text(pen.faces.strong, name, size, left, base);
    if (!beside) {
      base += note * LEADING;
      signs.startingAt(room.x(), room.right(), base);
    }
    notes(box, room, base, note);
  }

  /// What is in it, as far down as there is room.
  private void notes(Box box, Pix room, double above, double small) {
    double base = above;
    pen.use(Role.TEXT_MUTED);
    for (String line : lines(box.facts().note(), small, room.w())) {
      base += small * LEADING;
      if (base + small * 0.45 > room.bottom()) {
        return;
      }
      pen.text(pen.faces.regular, line, small, room.x(), base);
    }
  }

  /// The counts, as many in a line as there is room for.
  private List<String> lines(String note, double size, double width) {
    List<String> lines = new ArrayList<>();
    for (String part : note.split(" · ", -1)) {
      String joined = lines.isEmpty() ? part : lines.getLast() + " · " + part;
      if (!lines.isEmpty() && pen.faces.regular.width(joined, size) <= width) {
        lines.set(lines.size() - 1, joined);
      } else if (pen.faces.regular.width(part, size) <= width) {
        lines.add(part);
      }
    }
    return lines;
  }
}
