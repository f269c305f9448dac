package dev.portolan.paint;

import dev.portolan.diagram.Facts.Glyph;
import dev.portolan.diagram.World;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/// Draws the outside world: a dashed band with its name, and how many ways lead in and out.
final class WorldPainter {
  private static final double RADIUS = 10;
  private static final double NAME_SHARE = 0.4;
  private static final String NAME = "Outside world";

  /// The counts beside the name, by its size.
  private static final double SMALL = 0.86;

  /// A band is as high as this times its words where its edges leave them alone.
  private static final double ROOMY = 1.7;

  /// In points, as the next two.
  private static final double LEAST = 9;

  private static final double SMALLEST = 11;
  private static final double LARGEST = 20;
  private static final double GAP = 26;

  /// How high capital letters are, of their size.
  private static final double CAPITALS = 0.74;

  private final Pen pen;

  WorldPainter(Pen pen) {
    this.pen = pen;
  }

  void draw(World world) {
    Pix p = pen.pix(world.rect());
    double radius = Math.clamp(RADIUS * pen.zoom(), 3, 14) * pen.point;
    pen.use(Role.LINE_STRONG);
    pen.g.setStroke(pen.dashed(1.2, 6, 4));
    pen.g.draw(
        new RoundRectangle2D.Double(
            p.x() + 0.5, p.y() + 0.5, p.w() - 1.0, p.h() - 1.0, 2 * radius, 2 * radius));
    double size =
        Face.rounded(Math.clamp(p.h() * NAME_SHARE, SMALLEST * pen.point, LARGEST * pen.point));
    // a band without its name is a riddle: the name shrinks with it for as long as it can be read
    double fits = Math.min(size, Face.rounded(p.h() / CAPITALS));
    if (fits >= LEAST * pen.point) {
      words(world, p, fits);
    }
  }

  private void words(World world, Pix p, double size) {
    double x = Math.max(p.x(), 0) + size * 1.1;
    double base = p.centerY() + size * 0.36;
    if (p.h() < size * ROOMY) {
      interrupt(p, x - size * 0.4, size * 0.8 + length(world, size));
    }
    pen.use(Role.TEXT);
    Glyphs.draw(pen, Glyph.INGRESS, x, p.centerY() - size / 2, size);
    x += size * 1.45;
    x = write(pen.faces.strong, NAME, size, x, base);
    pen.use(Role.TEXT_MUTED);
    double small = Face.rounded(size * SMALL);
    x = way(Glyph.ENTRY, world.in(), in(world), small, x, base);
    way(Glyph.EXIT, world.out(), out(world), small, x, base);
  }

  /// The band's edges stop where they would run through the words.
  private void interrupt(Pix p, double x, double width) {
    pen.use(Role.MAP_BACKGROUND);
    pen.g.fill(new Rectangle2D.Double(x, p.y() - pen.point, width, p.h() + 2 * pen.point));
  }

  private double length(World world, double size) {
    double small = Face.rounded(size * SMALL);
    return size * 1.45
        + after(pen.faces.strong.width(NAME, size))
        + length(world.in(), in(world), small)
        + length(world.out(), out(world), small);
  }

  private double length(int count, String words, double size) {
    return count == 0 ? 0 : size * 1.3 + after(pen.faces.regular.width(count + " " + words, size));
  }

  private static String in(World world) {
    return world.in() == 1 ? "way in" : "ways in";
  }

  private static String out(World world) {
    return world.out() == 1 ? "way out" : "ways out";
  }

  private double way(Glyph glyph, int count, String words, double size, double x, double base) {
    if (count == 0) {
      return x;
    }
    Glyphs.draw(pen, glyph, x, base - size * 0.86, size);
    return write(pen.faces.regular, count + " " + words, size, x + size * 1.3, base);
  }

  private double write(Face face, String text, double size, double x, double base) {
    pen.text(face, text, size, x, base);
    return x + after(face.width(text, size));
  }

  /// What is written, and the room after it.
  private double after(double width) {
    return width + GAP * pen.point * Math.min(1, pen.zoom());
  }
}
