package dev.portolan.diagram;

import dev.portolan.diagram.Diagram.Route;
import dev.portolan.model.ObjectRef;
import dev.portolan.topology.Link;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the ways of the lines between namespaces when they are asked for: they are only drawn
/// while one of their ends is looked at.
final class Abroad {
  private Abroad() {}

  /// The routes of links; those whose ends are not on the chart are left out.
  static List<Route> routes(Index index, Rect bounds, List<Link> links) {
    Map<ObjectRef, List<Link>> byStart = new LinkedHashMap<>();
    links.forEach(l -> byStart.computeIfAbsent(l.from(), k -> new ArrayList<>()).add(l));
    List<Route> routes = new ArrayList<>();
    byStart.forEach(
        (from, some) ->
            index
                .anchor(from)
                .ifPresent(b -> from(index, index.passages(bounds, b), some, routes)));
    return routes;
  }

  private static void from(Index index, Passages passages, List<Link> links, List<Route> routes) {
    Map<Rect, Set<Rect>> ends = new LinkedHashMap<>();
    for (Link link : links) {
      index
          .anchor(link.to())
          .ifPresent(
              end ->
                  passages
                      .frame(end)
                      .ifPresent(
                          f -> ends.computeIfAbsent(f, k -> new LinkedHashSet<>()).add(end)));
    }
    Map<Rect, List<Point>> ways = new LinkedHashMap<>();
    ends.forEach((frame, boxes) -> ways.putAll(passages.ways(frame, boxes)));
    for (Link link : links) {
      index
          .anchor(link.to())
          .map(ways::get)
          .ifPresent(points -> routes.add(Router.route(link, points)));
    }
  }
}
