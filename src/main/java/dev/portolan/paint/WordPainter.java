package dev.portolan.paint;

import dev.portolan.diagram.Detail;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Route;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.diagram.Point;
import dev.portolan.diagram.Rect;
import java.util.ArrayList;
import java.util.List;

/// Writes on routes what takes them: hosts, paths, where TLS ends. Words stand above what the route
/// leads to, else on its longest level part, else below what it comes from; where none of these
/// places is free they are left out, so that words never lie on each other or on a box.
final class WordPainter {
  private static final double FROM = 0.92;
  private static final double SIZE = 9;

  /// In points: from very near words grow no more.
  private static final double LARGEST = 14;

  private static final double WIDEST = 150;

  /// The size of the second line of a card, and what its signs take of its width.
  private static final double CARD_SIZE = 9.5;

  private static final double CARD_SIGNS = 64;

  private static final double HEIGHT = 12;

  /// So far above the target that the arrow's head stays free.
  private static final double ABOVE = 8;

  private final Pen pen;
  private final Diagram diagram;
  private final Detail detail;
  private final List<Rect> taken = new ArrayList<>();

  WordPainter(Pen pen, Diagram diagram, Detail detail) {
    this.pen = pen;
    this.diagram = diagram;
    this.detail = detail;
  }

  /// Words can be read from here.
  boolean near() {
    return pen.zoom() >= FROM;
  }

  void draw(Route route) {
    if (route.words().isEmpty() || route.points().size() < 2 || !near() || said(route)) {
      return;
    }
    double size = Face.rounded(Math.min(SIZE * pen.view.scale(), LARGEST * pen.point));
    double widest = WIDEST * pen.view.scale();
    String words = pen.faces.regular.fit(route.words(), size, widest);
    double width = pen.faces.regular.width(words, size) / pen.view.scale() + 8;
    for (Point center : places(route)) {
      Rect place = new Rect(center.x() - width / 2, center.y() - HEIGHT / 2, width, HEIGHT);
      if (free(place)) {
        taken.add(place);
        write(words, size, place);
        return;
      }
    }
  }

  /// True where the card that it comes from says the very same, in full.
  private boolean said(Route route) {
    return diagram
        .box(route.from())
        .filter(b -> b.facts().note().isEmpty() && b.subtitle().equals(route.words()))
        .filter(b -> pen.faces.mono.width(b.subtitle(), CARD_SIZE) <= b.rect().width() - CARD_SIGNS)
        .isPresent();
  }

  private void write(String words, double size, Rect place) {
    Pix p = pen.pix(place);
    pen.fill(p, 4, Role.NAMESPACE);
    pen.use(Role.TEXT_MUTED);
    pen.text(
        pen.faces.regular, words, size, p.x() + 4 * pen.view.scale(), p.centerY() + size * 0.36);
  }

  /// Where the middle of the words may be, the best place first.
  static List<Point> places(Route route) {
    List<Point> points = route.points();
    Point end = points.getLast();
    List<Point> places = new ArrayList<>();
    places.add(new Point(end.x(), end.y() - ABOVE - HEIGHT / 2));
    Point longest = null;
    double length = 0;
    for (int i = 1; i < points.size(); i++) {
      Point a = points.get(i - 1);
      Point b = points.get(i);
      double level = Math.abs(a.x() - b.x());
      if (level > length && Math.abs(a.y() - b.y()) < 1) {
        length = level;
        longest = new Point((a.x() + b.x()) / 2, a.y());
      }
    }
    if (longest != null) {
      places.add(longest);
    }
    Point start = points.getFirst();
    places.add(new Point(start.x(), start.y() + 2 + HEIGHT / 2));
    return places;
  }

  private boolean free(Rect place) {
    if (taken.stream().anyMatch(place::intersects)) {
      return false;
    }
    boolean[] hit = {false};
    for (Shape shape : Shape.values()) {
      if (shape != Shape.NAMESPACE && shape != Shape.POD) {
        diagram.visit(shape, place, detail, (Box box) -> hit[0] = true);
      }
    }
    return !hit[0];
  }

  /// The places at which words stand, in the chart's units.
  List<Rect> taken() {
    return List.copyOf(taken);
  }
}
