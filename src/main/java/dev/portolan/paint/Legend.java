package dev.portolan.paint;

import dev.portolan.diagram.Diagram.Health;
import dev.portolan.diagram.Facts.Glyph;
import dev.portolan.diagram.Ties;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The legend of the marks, signs and lines on a picture, broken into as many lines as the width
/// asks for.
final class Legend {
  private static final double SIZE = 11;
  private static final double ROW = 22;
  private static final double PADDING = 18;
  private static final double SIGN = 18;
  private static final double GAP = 20;

  private final double scale;
  private final List<List<Entry>> rows = new ArrayList<>();

  /// One sign and what it means; `width` in pixels.
  private record Entry(String text, double width, Sign sign) {}

  /// Draws one sign in a square.
  interface Sign {
    void draw(Pen pen, double x, double middle, double size);
  }

  /// @param signs what is on the chart, and no more is explained
  /// @param ties the marks of the ties on the chart
  Legend(Faces faces, double room, double scale, Signs signs, Set<Ties.Mark> ties) {
    this.scale = scale;
    double filled = Double.MAX_VALUE;
    for (Entry entry : entries(faces, scale, signs, ties)) {
      if (filled + entry.width() > room) {
        rows.add(new ArrayList<>());
        filled = 0;
      }
      rows.getLast().add(entry);
      filled += entry.width() + GAP * scale;
    }
  }

  private static List<Entry> entries(Faces faces, double scale, Signs signs, Set<Ties.Mark> ties) {
    List<Entry> all = new ArrayList<>();
    Key.of(signs).entries().forEach(e -> add(all, faces, scale, e.text(), e.sign()));
    ties.forEach(mark -> add(all, faces, scale, words(mark), tie(mark)));
    return all;
  }

  private static void add(List<Entry> all, Faces faces, double scale, String text, Sign sign) {
    double width = faces.regular.width(text, Face.rounded(SIZE * scale)) + SIGN * scale;
    all.add(new Entry(text, width, sign));
  }

  static Sign mark(Health health) {
    return (pen, x, middle, size) -> Marks.draw(pen, health, x + size / 2, middle, size * 0.75);
  }

  static Sign glyph(Glyph glyph) {
    return (pen, x, middle, size) -> {
      pen.use(Role.SERVICE_TEXT);
      Glyphs.draw(pen, glyph, x, middle - size / 2, size);
    };
  }

  static String words(Health health) {
    return switch (health) {
      case GOOD -> "ready";
      case WARN -> "not ready";
      case BAD -> "failing";
      case IDLE -> "ended or unknown";
    };
  }

  private static String words(Ties.Mark mark) {
    return switch (mark) {
      case NONE -> "no policy applies";
      case DENIED -> "policies deny";
      case ALLOWED -> "policies allow";
      case LIMITED -> "policies allow some ports or pods";
      case UNDECIDED -> "policies leave it open";
      case REMOVED -> "lost";
      case ADDED -> "gained";
    };
  }

  private static Sign tie(Ties.Mark mark) {
    return (pen, x, middle, size) -> {
      double right = x + size + 2 * pen.point;
      pen.use(TieMarks.role(mark));
      pen.g.setStroke(TiePainter.stroke(pen, mark));
      pen.g.draw(new Line2D.Double(x - 4 * pen.point, middle, right - 4 * pen.point, middle));
      new TieMarks(pen).draw(mark, right, middle, 0);
    };
  }

  static void line(Pen pen, double x, double middle, double size) {
    pen.use(Role.ROUTE);
    pen.g.setStroke(pen.stroke(1.5));
    pen.g.draw(new Line2D.Double(x, middle, x + size, middle));
  }

  static void broken(Pen pen, double x, double middle, double size) {
    pen.use(Role.ROUTE_BAD);
    pen.g.setStroke(pen.dashed(1.5, 3, 3));
    pen.g.draw(new Line2D.Double(x, middle, x + size, middle));
  }

  double height() {
    return (rows.size() * ROW + 2 * PADDING) * scale;
  }

  void paint(Pen pen, double left, double top) {
    double size = Face.rounded(SIZE * scale);
    double middle = top + (PADDING + ROW / 2) * scale;
    for (List<Entry> row : rows) {
      double x = left;
      for (Entry entry : row) {
        entry.sign().draw(pen, x, middle, 12 * scale);
        pen.use(Role.TEXT_MUTED);
        pen.text(pen.faces.regular, entry.text(), size, x + SIGN * scale, middle + size * 0.36);
        x += entry.width() + GAP * scale;
      }
      middle += ROW * scale;
    }
  }
}
