package dev.portolan.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jgrapht.alg.drawing.model.Point2D;

/// The ways of the lines of a layered graph: level through a column, up or down in the channel
/// behind it, on the lane of the thing that they leave.
final class LayerWays {
  private final Layers layers;
  private final LayerPlaces places;

  /// The height at which a line arrives: by the thing and the one before it on the way.
  private final Map<Long, Double> ports = new HashMap<>();

  /// @param step how far apart lines arrive, where there is room
  LayerWays(Layers layers, LayerPlaces places, double step) {
    this.layers = layers;
    this.places = places;
    for (int v = 0; v < layers.size(); v++) {
      arrive(v, step);
    }
  }

  private void arrive(int v, double step) {
    List<Integer> from = new ArrayList<>(layers.before.get(v));
    from.sort(Comparator.comparingDouble(places::middle));
    double room = Math.max(0, layers.height(v) - step);
    double apart = Math.min(step, room / Math.max(1, from.size()));
    for (int i = 0; i < from.size(); i++) {
      double port = places.middle(v) + (i - (from.size() - 1) / 2.0) * apart;
      ports.put(key(from.get(i), v), port);
    }
  }

  private static long key(int from, int to) {
    return (long) from << 32 | to;
  }

  /// The corners of an edge's way, both ends included.
  List<Point2D> way(int edge) {
    int[] way = layers.ways[edge];
    List<Point2D> corners = new ArrayList<>();
    int first = way[0];
    double y = places.middle(first);
    corners.add(Point2D.of(places.x[layers.rank[first]] + layers.width(first), y));
    for (int i = 1; i < way.length; i++) {
      int was = way[i - 1];
      int layer = layers.rank[was];
      double lane = places.x[layer] + places.wide[layer] + places.lane[was];
      double next =
          i == way.length - 1 ? ports.getOrDefault(key(was, way[i]), y) : places.middle(way[i]);
      if (Math.abs(next - y) > 0.01) {
        corners.add(Point2D.of(lane, y));
        corners.add(Point2D.of(lane, next));
      }
      y = next;
    }
    corners.add(Point2D.of(places.x[layers.rank[way[way.length - 1]]], y));
    return corners;
  }
}
