package dev.portolan.diagram;

import dev.portolan.diagram.Diagram.Route;
import dev.portolan.model.ObjectRef;
import dev.portolan.topology.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What can be done to ways that were found before.
final class Ways {
  private Ways() {}

  /// The same ways with the state of today's links; the very list when nothing changed.
  static List<Route> with(List<Route> ways, List<Link> links) {
    Map<Ends, Link> told = new HashMap<>();
    for (Link link : links) {
      if (!link.ready() || !link.words().isEmpty()) {
        told.put(new Ends(link.from(), link.to()), link);
      }
    }
    boolean same = true;
    List<Route> now = new ArrayList<>(ways.size());
    for (Route way : ways) {
      Link link = told.isEmpty() ? null : told.get(new Ends(way.from(), way.to()));
      boolean ready = link == null || link.ready();
      String words = link == null ? "" : link.words();
      boolean kept = ready == way.ready() && words.equals(way.words());
      same &= kept;
      now.add(
          kept
              ? way
              : new Route(
                  way.from(), way.to(), way.relation(), way.points(), ready, way.quiet(), words));
    }
    return same ? ways : List.copyOf(now);
  }

  private record Ends(ObjectRef from, ObjectRef to) {}

  /// A way of one namespace at its place on the chart.
  static Route moved(Route way, Rect at) {
    List<Point> points =
        way.points().stream().map(p -> new Point(p.x() + at.x(), p.y() + at.y())).toList();
    return new Route(
        way.from(), way.to(), way.relation(), points, way.ready(), way.quiet(), way.words());
  }

  /// The area that a way may touch.
  static Rect extent(Route way) {
    double left = Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (Point p : way.points()) {
      left = Math.min(left, p.x());
      top = Math.min(top, p.y());
      right = Math.max(right, p.x());
      bottom = Math.max(bottom, p.y());
    }
    return way.points().isEmpty()
        ? Rect.ZERO
        : new Rect(left, top, right - left, bottom - top).grow(1);
  }
}
