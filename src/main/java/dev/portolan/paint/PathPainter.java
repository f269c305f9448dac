package dev.portolan.paint;

import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Overlay.ProbePath;
import dev.portolan.diagram.Overlay.Stop;
import dev.portolan.diagram.Overlay.Tone;
import dev.portolan.diagram.Rect;
import java.awt.Stroke;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Draws the path of a check: a thick line over its stops in the colour and pattern of its end, an
/// arrow head (or a cross where it was lost), and its outcome in a pill.
final class PathPainter {
  private static final double WIDTH = 3.5;
  private static final double TAG_STEP = 120;

  private final Pen pen;
  private final Diagram diagram;

  PathPainter(Pen pen, Diagram diagram) {
    this.pen = pen;
    this.diagram = diagram;
  }

  /// A stop with its place in pixels; `tag` where it is not on the map.
  private record Place(double x, double y, boolean tag, String label) {}

  void draw(ProbePath path) {
    List<Place> places = places(path.stops());
    if (places.isEmpty()) {
      return;
    }
    Role role =
        switch (path.tone()) {
          case GOOD -> Role.PATH_GOOD;
          case BAD -> Role.PATH_BAD;
          case UNKNOWN -> Role.PATH_UNKNOWN;
        };
    Path2D line = new Path2D.Double();
    for (int i = 1; i < places.size(); i++) {
      line.append(leg(places.get(i - 1), places.get(i)), i > 1);
    }
    if (places.size() > 1) {
      pen.use(Role.PANEL);
      pen.g.setStroke(pen.stroke(WIDTH + 3));
      pen.g.draw(line);
      pen.use(role);
      pen.g.setStroke(stroke(path.tone()));
      pen.g.draw(line);
    }
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      if (place.tag()) {
        pill(place.label(), place.x(), place.y(), Role.PANEL, role, Role.TEXT);
      } else if (i < places.size() - 1) {
        dot(place, role);
      }
    }
    end(places, path, role);
  }

  private Stroke stroke(Tone tone) {
    return switch (tone) {
      case GOOD -> pen.stroke(WIDTH);
      case BAD -> pen.dashed(WIDTH, 9, 7);
      case UNKNOWN -> pen.dashed(WIDTH, 0.5, 8);
    };
  }

  /// Where the stops are. Those that are not on the map stand between the known ones before and
  /// after them, or beside the last known one.
  private List<Place> places(List<Stop> stops) {
    List<Optional<Box>> known =
        stops.stream().map(s -> Optional.ofNullable(s.object()).flatMap(diagram::box)).toList();
    if (known.stream().noneMatch(Optional::isPresent)) {
      return List.of();
    }
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < stops.size(); i++) {
      Optional<Box> box = known.get(i);
      if (box.isPresent()) {
        places.add(place(box.get()));
      } else {
        places.add(between(stops.get(i), known, i));
      }
    }
    return places;
  }

  private Place place(Box box) {
    Rect r = box.rect();
    return new Place(pen.x(r.centerX()), pen.y(r.centerY()), false, box.title());
  }

  private Place between(Stop stop, List<Optional<Box>> known, int at) {
    int before = at;
    while (before >= 0 && known.get(before).isEmpty()) {
      before--;
    }
    int after = at;
    while (after < known.size() && known.get(after).isEmpty()) {
      after++;
    }
    if (before >= 0 && after < known.size()) {
      Place a = place(known.get(before).orElseThrow());
      Place b = place(known.get(after).orElseThrow());
      double part = (at - before) / (double) (after - before);
      return new Place(
          a.x() + (b.x() - a.x()) * part, a.y() + (b.y() - a.y()) * part, true, stop.label());
    }
    boolean lost = before >= 0;
    Place a = place(known.get(lost ? before : after).orElseThrow());
    double step = TAG_STEP * pen.point * (lost ? at - before : at - after);
    return new Place(a.x() + step, a.y() - step * 0.4, true, stop.label());
  }

  /// From one place to the next, leaving and arriving along the longer of the two ways.
  private static CubicCurve2D leg(Place a, Place b) {
    double dx = b.x() - a.x();
    double dy = b.y() - a.y();
    boolean flat = Math.abs(dx) > Math.abs(dy);
    double cx = flat ? dx * 0.45 : 0;
    double cy = flat ? 0 : dy * 0.45;
    return new CubicCurve2D.Double(
        a.x(), a.y(), a.x() + cx, a.y() + cy, b.x() - cx, b.y() - cy, b.x(), b.y());
  }

  private void dot(Place place, Role role) {
    double r = 5 * pen.point;
    pen.use(Role.PANEL);
    pen.g.fill(new Ellipse2D.Double(place.x() - r, place.y() - r, 2 * r, 2 * r));
    pen.use(role);
    pen.g.setStroke(pen.stroke(2.5));
    pen.g.draw(new Ellipse2D.Double(place.x() - r, place.y() - r, 2 * r, 2 * r));
  }

  private void end(List<Place> places, ProbePath path, Role role) {
    Place last = places.getLast();
    double r = 7 * pen.point;
    pen.use(Role.PANEL);
    pen.g.fill(new Ellipse2D.Double(last.x() - r - 2, last.y() - r - 2, 2 * r + 4, 2 * r + 4));
    pen.use(role);
    if (path.tone() == Tone.GOOD) {
      arrow(places, r);
    } else {
      double k = r * 0.7;
      pen.g.setStroke(pen.stroke(3));
      pen.g.draw(new Line2D.Double(last.x() - k, last.y() - k, last.x() + k, last.y() + k));
      pen.g.draw(new Line2D.Double(last.x() - k, last.y() + k, last.x() + k, last.y() - k));
    }
    pill(path.label(), last.x(), last.y() - 24 * pen.point, role, role, Role.PILL_TEXT);
  }

  private void arrow(List<Place> places, double r) {
    Place b = places.getLast();
    Place a = places.size() > 1 ? places.get(places.size() - 2) : b;
    boolean flat = Math.abs(b.x() - a.x()) > Math.abs(b.y() - a.y());
    double angle =
        flat ? (b.x() < a.x() ? Math.PI : 0) : (b.y() < a.y() ? -Math.PI / 2 : Math.PI / 2);
    Path2D head = new Path2D.Double();
    head.moveTo(b.x() + r * Math.cos(angle), b.y() + r * Math.sin(angle));
    head.lineTo(b.x() + r * Math.cos(angle + 2.4), b.y() + r * Math.sin(angle + 2.4));
    head.lineTo(b.x() + r * Math.cos(angle - 2.4), b.y() + r * Math.sin(angle - 2.4));
    head.closePath();
    pen.g.fill(head);
  }

  private void pill(String label, double x, double y, Role ground, Role line, Role ink) {
    if (label.isEmpty()) {
      return;
    }
    double size = Face.rounded(11.5 * pen.point);
    double width = pen.faces.strong.width(label, size) + 18 * pen.point;
    double height = 22 * pen.point;
    Pix p = new Pix((int) (x - width / 2), (int) (y - height / 2), (int) width, (int) height);
    pen.fill(p.inset(-pen.whole(2)), 13, Role.PANEL);
    pen.box(p, 11, 1.5, line, ground);
    pen.use(ink);
    pen.text(pen.faces.strong, label, size, p.x() + 9 * pen.point, p.centerY() + size * 0.36);
  }
}
