package dev.portolan.paint;

import dev.portolan.diagram.Courses;
import dev.portolan.diagram.Detail;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.diagram.Fan;
import dev.portolan.diagram.Fan.Strand;
import dev.portolan.diagram.Fan.Tag;
import dev.portolan.diagram.Point;
import dev.portolan.diagram.Rect;
import dev.portolan.diagram.Ties.Mark;
import java.awt.Stroke;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/// Draws what the policies say of an object's connections: a line to each peer in the pattern and
/// colour of what is said, and the sign for it at the end that is reached.
final class TiePainter {
  private static final double NAMED_FROM = 0.55;
  private static final int NAMED = 10;

  /// The pieces that a line has for itself, at its end.
  private static final int OWN = 3;

  private final Pen pen;
  private final Diagram diagram;
  private final TieMarks marks;

  /// The signs of outside places that stand already: lines of several things may lead to one.
  private final List<Rect> signs = new ArrayList<>();

  /// The names of lines that stand already, in pixels.
  private final List<Rect> names = new ArrayList<>();

  TiePainter(Pen pen, Diagram diagram) {
    this.pen = pen;
    this.diagram = diagram;
    this.marks = new TieMarks(pen);
  }

  void draw(Courses courses) {
    Fan fan = Fan.of(courses, pen.zoom());
    List<Strand> strands = fan.strands();
    strands.forEach(this::line);
    strands.forEach(this::ends);
    fan.tags().forEach(this::tag);
    long named = strands.stream().filter(s -> !label(s).isEmpty()).count();
    if (pen.zoom() >= NAMED_FROM && named <= NAMED) {
      strands.forEach(this::name);
    }
  }

  private void line(Strand strand) {
    Path2D path = RoutePainter.path(pen, strand.points());
    pen.use(Role.NAMESPACE);
    pen.g.setStroke(pen.stroke(width(strand.mark()) + 2));
    pen.g.draw(path);
    pen.use(TieMarks.role(strand.mark()));
    pen.g.setStroke(stroke(pen, strand.mark()));
    pen.g.draw(path);
  }

  private static double width(Mark mark) {
    return switch (mark) {
      case NONE -> 0;
      case DENIED -> 1.1;
      case ALLOWED -> 1.4;
      case LIMITED -> 2;
      case UNDECIDED -> 2.2;
      case REMOVED -> 1.6;
      case ADDED -> 1.9;
    };
  }

  /// The pattern of a line.
  static Stroke stroke(Pen pen, Mark mark) {
    double width = width(mark);
    return switch (mark) {
      case NONE, ALLOWED, LIMITED, ADDED -> pen.stroke(width);
      case DENIED -> pen.dashed(width, 5, 4);
      case UNDECIDED -> pen.dashed(width, 0.3, 5);
      case REMOVED -> pen.dashed(width, 7, 5);
    };
  }

  /// The sign stands at the end that is reached; where nobody is, a dot shows where the line
  /// begins.
  private void ends(Strand strand) {
    List<Point> points = strand.points();
    int last = points.size() - 1;
    if (strand.out()) {
      mark(strand.mark(), points.get(last - 1), points.get(last));
    } else {
      marks.dot(strand.mark(), pen.x(points.get(last).x()), pen.y(points.get(last).y()));
    }
    if (strand.in()) {
      mark(strand.mark(), points.get(1), points.getFirst());
    }
  }

  private void mark(Mark mark, Point before, Point at) {
    double angle = Math.atan2(at.y() - before.y(), at.x() - before.x());
    marks.draw(mark, pen.x(at.x()), pen.y(at.y()), angle);
  }

  private static String label(Strand strand) {
    return strand.out() && strand.mark() == Mark.LIMITED ? strand.tie().tip().ports() : "";
  }

  private void name(Strand strand) {
    String text = label(strand);
    if (text.isEmpty()) {
      return;
    }
    double size = Face.rounded(10 * pen.point);
    double width = pen.faces.mono.width(text, size) + 10 * pen.point;
    Point at = Polyline.middle(strand.points(), Polyline.longest(strand.points(), OWN));
    double height = 17 * pen.point;
    double x = pen.x(at.x()) - width / 2;
    double y = pen.y(at.y()) - height / 2;
    Rect room = new Rect(x, y, width, height);
    if (names.stream().anyMatch(room::intersects) || onThings(room)) {
      return;
    }
    names.add(room);
    Pix p = new Pix((int) x, (int) y, (int) width, (int) height);
    pen.box(p, 8, 1, TieMarks.role(strand.mark()), Role.PANEL);
    pen.use(Role.TEXT);
    pen.text(pen.faces.mono, text, size, x + 5 * pen.point, p.centerY() + size * 0.36);
  }

  /// What a name says is in the inspector too: it is left out rather than laid over a box.
  private boolean onThings(Rect room) {
    Point corner = pen.view.toChart(room.x(), room.y());
    double scale = pen.view.scale();
    Rect place = new Rect(corner.x(), corner.y(), room.width() / scale, room.height() / scale);
    boolean[] hit = {false};
    for (Shape shape : Shape.values()) {
      if (shape != Shape.NAMESPACE) {
        diagram.visit(shape, place, Detail.ALL, box -> hit[0] = true);
      }
    }
    return hit[0];
  }

  private void tag(Tag tag) {
    if (tag.outside()) {
      if (signs.stream().anyMatch(tag.rect()::intersects)) {
        return;
      }
      signs.add(tag.rect());
    }
    Pix p = pen.pix(tag.rect());
    double size = Face.rounded(11 * pen.point);
    double width = pen.faces.strong.width(tag.text(), size);
    pen.fill(p.inset(-pen.whole(2)), 13, Role.NAMESPACE);
    pen.box(p, 11, 1, Role.LINE_STRONG, Role.PANEL);
    pen.use(tag.outside() ? Role.TEXT : Role.TEXT_MUTED);
    String text = pen.faces.strong.fit(tag.text(), size, p.w() - 8 * pen.point);
    double left = p.x() + Math.max(4 * pen.point, (p.w() - width) / 2);
    pen.text(pen.faces.strong, text, size, left, p.centerY() + size * 0.36);
  }
}
