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
  private static final double TAG_STEP = 130;
  private static final double TAG_RISE = 34;
  private static final double PILL_SIZE = 11.5;
  private static final double PILL_HEIGHT = 22;

  private final Pen pen;
  private final Diagram diagram;

  PathPainter(Pen pen, Diagram diagram) {
    this.pen = pen;
    this.diagram = diagram;
  }

  /// A stop with its place in pixels: a box's middle and half sizes, or a tag's where it is not on
  /// the map.
  private record Place(double x, double y, double halfW, double halfH, boolean tag, String label) {}

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
    List<CubicCurve2D> legs = new ArrayList<>();
    Path2D line = new Path2D.Double();
    for (int i = 1; i < places.size(); i++) {
      legs.add(leg(places.get(i - 1), places.get(i)));
      line.append(legs.getLast(), false);
    }
    pen.use(Role.PANEL);
    pen.g.setStroke(pen.stroke(WIDTH + 3));
    pen.g.draw(line);
    pen.use(role);
    pen.g.setStroke(stroke(path.tone()));
    pen.g.draw(line);
    for (Place place : places) {
      if (place.tag()) {
        pill(place.label(), place.x(), place.y(), Role.PANEL, role, Role.TEXT);
      }
    }
    legs.forEach(l -> dot(l.getX1(), l.getY1(), role));
    if (legs.isEmpty()) {
      Place only = places.getFirst();
      pill(
          path.label(),
          only.x(),
          only.y() - only.halfH() - 16 * pen.point,
          role,
          role,
          Role.PILL_TEXT);
    } else {
      end(legs.getLast(), places.getLast(), path, role);
    }
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
    double scale = pen.view.scale() / 2;
    return new Place(
        pen.x(r.centerX()),
        pen.y(r.centerY()),
        r.width() * scale,
        r.height() * scale,
        false,
        box.title());
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
      return tag(a.x() + (b.x() - a.x()) * part, a.y() + (b.y() - a.y()) * part, stop);
    }
    boolean lost = before >= 0;
    Place a = place(known.get(lost ? before : after).orElseThrow());
    int far = lost ? at - before : at - after;
    double x = a.x() + Math.signum(far) * a.halfW() + TAG_STEP * pen.point * far;
    return tag(x, a.y() - TAG_RISE * pen.point * Math.abs(far), stop);
  }

  private Place tag(double x, double y, Stop stop) {
    double half = pillWidth(stop.label()) / 2;
    return new Place(x, y, half, PILL_HEIGHT / 2 * pen.point, true, stop.label());
  }

  /// From the edge of one place to the edge of the next, along the longer of the two ways.
  private static CubicCurve2D leg(Place a, Place b) {
    double dx = b.x() - a.x();
    double dy = b.y() - a.y();
    boolean flat = Math.abs(dx) - a.halfW() - b.halfW() > Math.abs(dy) - a.halfH() - b.halfH();
    double x1 = a.x() + (flat ? Math.signum(dx) * a.halfW() : 0);
    double y1 = a.y() + (flat ? 0 : Math.signum(dy) * a.halfH());
    double x2 = b.x() - (flat ? Math.signum(dx) * b.halfW() : 0);
    double y2 = b.y() - (flat ? 0 : Math.signum(dy) * b.halfH());
    double cx = flat ? (x2 - x1) * 0.5 : 0;
    double cy = flat ? 0 : (y2 - y1) * 0.5;
    return new CubicCurve2D.Double(x1, y1, x1 + cx, y1 + cy, x2 - cx, y2 - cy, x2, y2);
  }

  private void dot(double x, double y, Role role) {
    double r = 4 * pen.point;
    pen.use(Role.PANEL);
    pen.g.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
    pen.use(role);
    pen.g.setStroke(pen.stroke(2.5));
    pen.g.draw(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
  }

  /// An arrow head where the path arrived, a cross where it was lost, and the outcome on the last
  /// leg, or over its end where that is too short.
  private void end(CubicCurve2D leg, Place last, ProbePath path, Role role) {
    double x = leg.getX2();
    double y = leg.getY2();
    if (path.tone() == Tone.GOOD) {
      head(leg, 9 * pen.point, role);
    } else if (!last.tag()) {
      cross(x, y, role);
    }
    double length = Math.hypot(x - leg.getX1(), y - leg.getY1());
    if (length > pillWidth(path.label()) + 30 * pen.point) {
      double midX = (leg.getX1() + 3 * leg.getCtrlX1() + 3 * leg.getCtrlX2() + x) / 8;
      double midY = (leg.getY1() + 3 * leg.getCtrlY1() + 3 * leg.getCtrlY2() + y) / 8;
      pill(path.label(), midX, midY, role, role, Role.PILL_TEXT);
    } else {
      double over = last.y() - last.halfH() - PILL_HEIGHT * 0.75 * pen.point;
      pill(path.label(), last.x(), over, role, role, Role.PILL_TEXT);
    }
  }

  private void cross(double x, double y, Role role) {
    double r = 9 * pen.point;
    double k = 3.8 * pen.point;
    pen.use(Role.PANEL);
    pen.g.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
    pen.use(role);
    pen.g.setStroke(pen.stroke(2));
    pen.g.draw(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
    pen.g.setStroke(pen.stroke(2.6));
    pen.g.draw(new Line2D.Double(x - k, y - k, x + k, y + k));
    pen.g.draw(new Line2D.Double(x - k, y + k, x + k, y - k));
  }

  private void head(CubicCurve2D leg, double r, Role role) {
    double x = leg.getX2();
    double y = leg.getY2();
    double angle = Math.atan2(y - leg.getCtrlY2(), x - leg.getCtrlX2());
    Path2D head = new Path2D.Double();
    head.moveTo(x, y);
    head.lineTo(x - 1.6 * r * Math.cos(angle - 0.45), y - 1.6 * r * Math.sin(angle - 0.45));
    head.lineTo(x - 1.6 * r * Math.cos(angle + 0.45), y - 1.6 * r * Math.sin(angle + 0.45));
    head.closePath();
    pen.use(Role.PANEL);
    pen.g.setStroke(pen.stroke(3));
    pen.g.draw(head);
    pen.use(role);
    pen.g.fill(head);
  }

  private double pillWidth(String label) {
    return pen.faces.strong.width(label, Face.rounded(PILL_SIZE * pen.point)) + 18 * pen.point;
  }

  private void pill(String label, double x, double y, Role ground, Role line, Role ink) {
    if (label.isEmpty()) {
      return;
    }
    double size = Face.rounded(PILL_SIZE * pen.point);
    double width = pillWidth(label);
    double height = PILL_HEIGHT * pen.point;
    Pix p = new Pix((int) (x - width / 2), (int) (y - height / 2), (int) width, (int) height);
    pen.fill(p.inset(-pen.whole(2)), 13, Role.PANEL);
    pen.box(p, 11, 1.5, line, ground);
    pen.use(ink);
    pen.text(pen.faces.strong, label, size, p.x() + 9 * pen.point, p.centerY() + size * 0.36);
  }
}
