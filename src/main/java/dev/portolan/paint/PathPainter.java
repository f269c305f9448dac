package dev.portolan.paint;

import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Overlay.ProbePath;
import dev.portolan.diagram.Overlay.Stop;
import dev.portolan.diagram.Overlay.Tone;
import dev.portolan.diagram.Point;
import dev.portolan.diagram.Rect;
import dev.portolan.model.ObjectRef;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Draws the path of a check: a thick line over its stops in the colour and pattern of its end, an
/// arrow head (or a cross where it was lost), and its outcome in a pill.
final class PathPainter {
  private static final double WIDTH = 3.5;

  /// Below this many points per unit it is thinner, as the gaps are that it runs through.
  private static final double WIDE_FROM = 0.5;

  private static final double TAG_STEP = 130;
  private static final double TAG_RISE = 34;
  private static final int MOST_APART = 4;
  private static final double PILL_SIZE = 11.5;
  private static final double PILL_HEIGHT = 22;

  private final Pen pen;
  private final Diagram diagram;

  private final FoundWays ways;
  private final UnaryOperator<Box> seen;
  private final double width;

  /// The labels of all paths, which stand clear of one another.
  private final List<Pill> pills = new ArrayList<>();

  /// @param seen finds the tile that is drawn for what is in it
  PathPainter(Pen pen, Diagram diagram, FoundWays ways, UnaryOperator<Box> seen) {
    this.pen = pen;
    this.diagram = diagram;
    this.ways = ways;
    this.seen = seen;
    this.width = WIDTH * Math.clamp(pen.zoom() / WIDE_FROM, 0.6, 1);
  }

  private record Pill(Pix place, String label, Role ground, Role line, Role ink) {}

  /// A stop with its place in pixels: a box's middle and half sizes, or a tag's where it is not on
  /// the map.
  ///
  /// @param object null for a tag
  private record Place(
      double x, double y, double halfW, double halfH, @Nullable ObjectRef object, String label) {
    boolean tag() {
      return object == null;
    }

    /// A stop on the way that has no room for its name.
    boolean bare() {
      return tag() && label.isEmpty();
    }
  }

  void draw(ProbePath path) {
    List<Stop> stops = Stops.inSight(path.stops(), this::box);
    List<Place> places = places(stops);
    if (places.isEmpty()) {
      return;
    }
    Role role =
        switch (path.tone()) {
          case GOOD -> Role.PATH_GOOD;
          case BAD -> Role.PATH_BAD;
          case UNKNOWN -> Role.PATH_UNKNOWN;
        };
    List<List<Point>> legs = legs(places);
    Path2D line = new Path2D.Double();
    legs.forEach(l -> line.append(RoutePainter.path(pen, l), false));
    pen.use(Role.PANEL);
    pen.g.setStroke(pen.stroke(width * 1.85));
    pen.g.draw(line);
    pen.use(role);
    pen.g.setStroke(stroke(path.tone()));
    pen.g.draw(line);
    legLabels(places, stops, role);
    for (Place place : places) {
      if (place.bare()) {
        dot(place.x(), place.y(), role);
      } else if (place.tag()) {
        pill(place.label(), place.x(), place.y(), Role.PANEL, role, Role.TEXT);
      }
    }
    legs.forEach(l -> dot(pen.x(l.getFirst().x()), pen.y(l.getFirst().y()), role));
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

  /// What is said of the way to each stop on the map, in its middle where there is room; of the
  /// last one the outcome is said. Tags say it themselves.
  private void legLabels(List<Place> places, List<Stop> stops, Role role) {
    for (int i = 1; i < places.size() - 1; i++) {
      String leg = stops.get(i).leg();
      if (!leg.isEmpty() && !places.get(i).tag() && !places.get(i - 1).tag()) {
        legLabel(way(places.get(i - 1), places.get(i)), leg, role);
      }
    }
    Stop last = stops.getLast();
    Place end = places.getLast();
    if (places.size() > 2 && !last.leg().isEmpty() && !end.tag() && !crowded(places)) {
      pill(
          last.leg(),
          end.x(),
          end.y() + end.halfH() + PILL_HEIGHT * 0.75 * pen.point,
          Role.PANEL,
          role,
          Role.TEXT);
    }
  }

  private static boolean crowded(List<Place> places) {
    return places.stream().anyMatch(Place::bare);
  }

  private void legLabel(List<Point> way, String leg, Role role) {
    int longest = Polyline.longest(way, way.size());
    double room = pillWidth(leg) + 30 * pen.point;
    if (Polyline.length(way, longest) * pen.view.scale() > room) {
      Point middle = Polyline.middle(way, longest);
      pill(leg, pen.x(middle.x()), pen.y(middle.y()), Role.PANEL, role, Role.TEXT);
    }
  }

  private static String said(Stop stop) {
    return stop.leg().isEmpty() ? stop.label() : stop.label() + "  " + stop.leg();
  }

  private Stroke stroke(Tone tone) {
    return switch (tone) {
      case GOOD -> pen.stroke(width);
      case BAD -> pen.dashed(width, 9, 7);
      case UNKNOWN -> pen.dashed(width, 0.5, 8);
    };
  }

  private Optional<Box> box(ObjectRef ref) {
    return diagram.box(ref).map(seen);
  }

  /// Where the stops are. Those that are not on the map stand on the way between the known ones
  /// before and after them, or beside the last known one.
  private List<Place> places(List<Stop> stops) {
    List<Optional<Box>> known =
        stops.stream().map(s -> Optional.ofNullable(s.object()).flatMap(this::box)).toList();
    if (known.stream().noneMatch(Optional::isPresent)) {
      return List.of();
    }
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < stops.size(); i++) {
      Optional<Box> box = known.get(i);
      places.add(box.isPresent() ? place(box.get()) : between(stops, known, i));
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
        box.ref(),
        box.title());
  }

  private Place between(List<Stop> stops, List<Optional<Box>> known, int at) {
    Stop stop = stops.get(at);
    int before = at;
    while (before >= 0 && known.get(before).isEmpty()) {
      before--;
    }
    int after = at;
    while (after < known.size() && known.get(after).isEmpty()) {
      after++;
    }
    if (before >= 0 && after < known.size()) {
      double part = (at - before) / (double) (after - before);
      List<Point> way =
          way(place(known.get(before).orElseThrow()), place(known.get(after).orElseThrow()));
      Point on = Polyline.at(way, part);
      boolean named = Polyline.length(way) * pen.view.scale() >= words(stops, before, after);
      return named
          ? tag(pen.x(on.x()), pen.y(on.y()), stop)
          : new Place(pen.x(on.x()), pen.y(on.y()), 0, 0, null, "");
    }
    boolean lost = before >= 0;
    Place a = place(known.get(lost ? before : after).orElseThrow());
    int far = lost ? at - before : at - after;
    double x = a.x() + Math.signum(far) * a.halfW() + TAG_STEP * pen.point * far;
    return tag(x, a.y() - TAG_RISE * pen.point * Math.abs(far), stop);
  }

  /// How wide what is said of the stops between two others is.
  private double words(List<Stop> stops, int before, int after) {
    return stops.subList(before + 1, after).stream().mapToDouble(s -> pillWidth(said(s))).sum();
  }

  /// The ways from one known stop to the next, whatever stands on them, and straight ones to where
  /// nothing is known any more.
  private List<List<Point>> legs(List<Place> places) {
    List<List<Point>> legs = new ArrayList<>();
    Place last = places.getFirst();
    for (int i = 1; i < places.size(); i++) {
      boolean onTheWay = last.object() != null && places.get(i).tag() && followed(places, i);
      if (!onTheWay) {
        legs.add(way(last, places.get(i)));
        last = places.get(i);
      }
    }
    return legs;
  }

  private static boolean followed(List<Place> places, int at) {
    return places.subList(at, places.size()).stream().anyMatch(p -> p.object() != null);
  }

  private List<Point> way(Place from, Place to) {
    ObjectRef a = from.object();
    ObjectRef b = to.object();
    Optional<List<Point>> found =
        a == null || b == null ? Optional.empty() : ways.way(diagram, a, b);
    return found.orElseGet(() -> straight(from, to));
  }

  private Place tag(double x, double y, Stop stop) {
    double half = pillWidth(said(stop)) / 2;
    return new Place(x, y, half, PILL_HEIGHT / 2 * pen.point, null, said(stop));
  }

  /// From the edge of one place to the edge of the next, along the longer of the two ways.
  private List<Point> straight(Place a, Place b) {
    double dx = b.x() - a.x();
    double dy = b.y() - a.y();
    boolean flat = Math.abs(dx) - a.halfW() - b.halfW() > Math.abs(dy) - a.halfH() - b.halfH();
    return List.of(
        pen.view.toChart(
            a.x() + (flat ? Math.signum(dx) * a.halfW() : 0),
            a.y() + (flat ? 0 : Math.signum(dy) * a.halfH())),
        pen.view.toChart(
            b.x() - (flat ? Math.signum(dx) * b.halfW() : 0),
            b.y() - (flat ? 0 : Math.signum(dy) * b.halfH())));
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
  private void end(List<Point> leg, Place last, ProbePath path, Role role) {
    Point end = pen.view.toPixel(leg.getLast().x(), leg.getLast().y());
    if (path.tone() == Tone.GOOD) {
      head(leg, 9 * pen.point, role);
    } else if (!last.tag()) {
      cross(end.x(), end.y(), role);
    }
    double room = pillWidth(path.label()) + 30 * pen.point;
    int longest = Polyline.longest(leg, leg.size());
    if (Polyline.length(leg, longest) * pen.view.scale() > room) {
      Point middle = Polyline.middle(leg, longest);
      pill(path.label(), pen.x(middle.x()), pen.y(middle.y()), role, role, Role.PILL_TEXT);
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

  private void head(List<Point> leg, double r, Role role) {
    Point end = leg.getLast();
    Point before = leg.get(leg.size() - 2);
    double x = pen.x(end.x());
    double y = pen.y(end.y());
    double angle = Math.atan2(end.y() - before.y(), end.x() - before.x());
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

  /// Below or above the pills that stand already: two checks may end at one thing.
  private Pix apart(Pix wanted) {
    int step = wanted.h() + (int) Math.ceil(4 * pen.point);
    for (int away = 0; away <= MOST_APART; away++) {
      Pix under = new Pix(wanted.x(), wanted.y() + away * step, wanted.w(), wanted.h());
      Pix over = new Pix(wanted.x(), wanted.y() - away * step, wanted.w(), wanted.h());
      if (free(over)) {
        return over;
      }
      if (free(under)) {
        return under;
      }
    }
    return wanted;
  }

  private boolean free(Pix place) {
    return pills.stream()
        .map(Pill::place)
        .noneMatch(
            p ->
                p.x() < place.x() + place.w()
                    && place.x() < p.x() + p.w()
                    && p.y() < place.y() + place.h()
                    && place.y() < p.y() + p.h());
  }

  private double pillWidth(String label) {
    return pen.faces.strong.width(label, Face.rounded(PILL_SIZE * pen.point)) + 18 * pen.point;
  }

  private void pill(String label, double x, double y, Role ground, Role line, Role ink) {
    if (label.isEmpty()) {
      return;
    }
    double width = pillWidth(label);
    double height = PILL_HEIGHT * pen.point;
    Pix wanted = new Pix((int) (x - width / 2), (int) (y - height / 2), (int) width, (int) height);
    pills.add(new Pill(apart(wanted), label, ground, line, ink));
  }

  /// Draws what is said of all paths, over the lines of all of them.
  void labels() {
    double size = Face.rounded(PILL_SIZE * pen.point);
    for (Pill pill : pills) {
      Pix p = pill.place();
      pen.fill(p.inset(-pen.whole(2)), 13, Role.PANEL);
      pen.box(p, 11, 1.5, pill.line(), pill.ground());
      pen.use(pill.ink());
      pen.text(
          pen.faces.strong, pill.label(), size, p.x() + 9 * pen.point, p.centerY() + size * 0.36);
    }
  }
}
