package dev.portolan.diagram;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Health;
import dev.portolan.diagram.Diagram.Route;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.diagram.Facts.Sign;
import dev.portolan.layout.Metrics;
import dev.portolan.model.ObjectRef;
import dev.portolan.topology.Condition;
import dev.portolan.topology.Link;
import dev.portolan.topology.NamespaceGraph;
import dev.portolan.topology.Relation;
import dev.portolan.topology.Scene;
import dev.portolan.topology.Vertex;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What of a chart the outside world comes in by and goes out by.
final class Worldly {
  private static final double SHARE = 0.035;
  private static final double LEAST = 40;
  private static final double MOST = 420;

  private final List<NamespaceChart> charts;
  private final @Nullable World world;

  private Worldly(List<NamespaceChart> charts, @Nullable World world) {
    this.charts = charts;
    this.world = world;
  }

  /// The things of one namespace that the world comes in by, and those that lead out to it.
  record Gates(List<Vertex> in, List<Vertex> out) {
    static Gates of(NamespaceGraph graph) {
      List<Vertex> in = new ArrayList<>();
      List<Vertex> out = new ArrayList<>();
      for (Vertex card : graph.cards()) {
        Set<Sign> signs = Signs.ofWorld(card);
        if (signs.contains(Sign.ENTRY)) {
          in.add(card);
        }
        if (signs.contains(Sign.EXIT)) {
          out.add(card);
        }
      }
      return new Gates(List.copyOf(in), List.copyOf(out));
    }

    boolean any() {
      return !in.isEmpty() || !out.isEmpty();
    }
  }

  /// The band lies over all namespaces and is as wide as they are; a tall chart has a high one, so
  /// that it can be read when all of the chart is in sight. There is none where nothing leads in or
  /// out.
  static Worldly over(List<NamespaceChart> charts, List<Rect> frames) {
    int in = charts.stream().mapToInt(c -> c.gates().in().size()).sum();
    int out = charts.stream().mapToInt(c -> c.gates().out().size()).sum();
    if (in + out == 0) {
      return new Worldly(charts, null);
    }
    Rect all = frames.stream().reduce(Rect::union).orElse(Rect.ZERO);
    double height = Math.clamp(all.height() * SHARE, LEAST, MOST);
    double top = all.y() - Metrics.NAMESPACE_GAP - height;
    return new Worldly(charts, new World(new Rect(all.x(), top, all.width(), height), in, out));
  }

  Optional<World> world() {
    return Optional.ofNullable(world);
  }

  Optional<Box> box() {
    return world()
        .map(
            w ->
                new Box(
                    Scene.WORLD,
                    Shape.NAMESPACE,
                    w.rect(),
                    Scene.WORLD.name(),
                    words(w),
                    Health.IDLE));
  }

  /// `9 ways in, 4 ways out`.
  static String words(World world) {
    List<String> words = new ArrayList<>();
    if (world.in() > 0) {
      words.add(world.in() + (world.in() == 1 ? " way in" : " ways in"));
    }
    if (world.out() > 0) {
      words.add(world.out() + (world.out() == 1 ? " way out" : " ways out"));
    }
    return String.join(", ", words);
  }

  /// The things at the other ends of the world's lines.
  Set<ObjectRef> ends() {
    Set<ObjectRef> ends = new LinkedHashSet<>();
    charts.forEach(
        c -> {
          c.gates().in().forEach(v -> ends.add(v.ref()));
          c.gates().out().forEach(v -> ends.add(v.ref()));
        });
    return ends;
  }

  /// The lines between the world and one thing.
  List<Link> links(NamespaceChart chart, ObjectRef ref) {
    List<Link> links = new ArrayList<>();
    for (Vertex v : chart.gates().in()) {
      if (v.ref().equals(ref)) {
        links.add(new Link(Relation.ROUTES, Scene.WORLD, ref, v.condition() != Condition.BAD));
      }
    }
    for (Vertex v : chart.gates().out()) {
      if (v.ref().equals(ref)) {
        links.add(new Link(Relation.ROUTES, ref, Scene.WORLD, v.condition() != Condition.BAD));
      }
    }
    return links;
  }

  /// The lines between the world and the borders of all namespaces that it comes in or goes out by;
  /// from as far as one sees the whole world, no more could be told apart.
  List<Route> routes(Passages fromWorld, List<Rect> frames) {
    List<Route> routes = new ArrayList<>();
    for (int i = 0; i < charts.size(); i++) {
      Worldly.Gates gates = charts.get(i).gates();
      if (gates.any()) {
        ObjectRef namespace = charts.get(i).graph().self().ref();
        List<Point> way = fromWorld.downTo(frames.get(i));
        if (!gates.in().isEmpty()) {
          Link in = new Link(Relation.ROUTES, Scene.WORLD, namespace, ready(gates.in()));
          routes.add(Router.route(in, way));
        }
        if (!gates.out().isEmpty()) {
          Link out = new Link(Relation.ROUTES, namespace, Scene.WORLD, ready(gates.out()));
          routes.add(Router.route(out, way.reversed()));
        }
      }
    }
    return routes;
  }

  private static boolean ready(List<Vertex> gates) {
    return gates.stream().anyMatch(v -> v.condition() != Condition.BAD);
  }
}
