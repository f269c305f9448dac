package dev.portolan.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.topology.Link;
import dev.portolan.topology.Relation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jgrapht.Graph;
import org.jgrapht.alg.drawing.model.Point2D;
import org.jgrapht.graph.DirectedMultigraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Layers keep things apart, lines off things, and directions to the right, whatever the graph.
final class LayeredLayoutTest {
  private static ObjectRef ref(int i) {
    return ObjectRef.service("n", "s%03d".formatted(i));
  }

  private static Link link(int from, int to) {
    return new Link(Relation.ROUTES, ref(from), ref(to), true);
  }

  private static Graph<ObjectRef, Link> graph(int count, List<Link> links) {
    Graph<ObjectRef, Link> graph = new DirectedMultigraph<>(null, null, false);
    for (int i = 0; i < count; i++) {
      graph.addVertex(ref(i));
    }
    links.forEach(l -> graph.addEdge(l.from(), l.to(), l));
    return graph;
  }

  private static Graph<ObjectRef, Link> random(Random random, int count) {
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < count * 2; i++) {
      int from = random.nextInt(count);
      int to = random.nextInt(count);
      if (from != to) {
        links.add(link(from, to));
      }
    }
    return graph(count, links.stream().distinct().toList());
  }

  private static Map<ObjectRef, Block> sizes(Random random, int count) {
    Map<ObjectRef, Block> sizes = new HashMap<>();
    for (int i = 0; i < count; i += 3) {
      sizes.put(ref(i), Block.of(ref(i), 60 + random.nextInt(300), 20 + random.nextInt(200)));
    }
    return sizes;
  }

  private static AreaModel laid(
      Graph<ObjectRef, Link> graph, Map<ObjectRef, Block> sizes, Map<ObjectRef, Area> before) {
    AreaModel model = new AreaModel();
    new LayeredLayout(sizes, before).layout(graph, model);
    return model;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void nothingOverlapsAndNoLineRunsThroughAThing(long seed) {
    Random random = new Random(seed);
    int count = 2 + random.nextInt(60);
    Graph<ObjectRef, Link> graph = random(random, count);
    Map<ObjectRef, Block> sizes = sizes(random, count);
    AreaModel model = laid(graph, sizes, Map.of());
    assertThat(model.areas()).hasSize(count);
    model
        .areas()
        .forEach(
            (ref, area) ->
                model.areas().entrySet().stream()
                    .filter(e -> !e.getKey().equals(ref))
                    .forEach(e -> assertThat(e.getValue().crowds(area, 0)).isFalse()));
    assertThat(model.ways()).hasSize(graph.edgeSet().size());
    model.ways().forEach((link, way) -> assertClear(link, way, model.areas()));
    AreaModel again = laid(graph, sizes, Map.of());
    assertThat(again.areas()).isEqualTo(model.areas());
    assertThat(laid(graph, sizes, model.areas()).areas().keySet())
        .isEqualTo(model.areas().keySet());
  }

  private static void assertClear(Link link, List<Point2D> way, Map<ObjectRef, Area> areas) {
    for (int i = 1; i < way.size(); i++) {
      Point2D a = way.get(i - 1);
      Point2D b = way.get(i);
      assertThat(a.getX() == b.getX() || a.getY() == b.getY()).isTrue();
      double x = Math.min(a.getX(), b.getX());
      double y = Math.min(a.getY(), b.getY());
      Area piece = new Area(x, y, Math.abs(a.getX() - b.getX()), Math.abs(a.getY() - b.getY()));
      areas.forEach(
          (ref, area) -> {
            if (!ref.equals(link.from()) && !ref.equals(link.to())) {
              assertThat(area.crowds(piece, 0)).as("%s through %s", link, ref).isFalse();
            }
          });
    }
  }

  @Test
  void trafficRunsFromLeftToRight() {
    Map<ObjectRef, Area> areas =
        laid(graph(4, List.of(link(0, 1), link(1, 2), link(2, 3), link(0, 3))), Map.of(), Map.of())
            .areas();
    for (int i = 0; i < 3; i++) {
      assertThat(area(areas, i).right()).isLessThan(area(areas, i + 1).x());
    }
  }

  @Test
  void whoCallEachOtherInACircleStandInLayersAllTheSame() {
    Map<ObjectRef, Area> areas =
        laid(graph(3, List.of(link(0, 1), link(1, 2), link(2, 0))), Map.of(), Map.of()).areas();
    assertThat(areas.values().stream().map(Area::x).distinct()).hasSize(3);
  }

  /// The order that was on screen is not given up for a few crossings less.
  @Test
  void whatIsAddedDoesNotTurnTheOthersRound() {
    List<Link> links = new ArrayList<>();
    for (int i = 1; i < 12; i++) {
      links.add(link(0, i));
    }
    Map<ObjectRef, Area> before = laid(graph(12, links), Map.of(), Map.of()).areas();
    links.add(link(0, 12));
    links.add(link(3, 12));
    Map<ObjectRef, Area> after = laid(graph(13, links), Map.of(), before).areas();
    for (int i = 1; i + 1 < 12; i++) {
      assertThat(area(before, i).y() < area(before, i + 1).y())
          .isEqualTo(area(after, i).y() < area(after, i + 1).y());
    }
  }

  private static Area area(Map<ObjectRef, Area> areas, int i) {
    return areas.getOrDefault(ref(i), new Area(0, 0, 0, 0));
  }

  @Test
  void whatIsPutSomewhereStaysAndNothingLiesUnderIt() {
    for (long seed = 1; seed <= 20; seed++) {
      Random random = new Random(seed);
      Map<ObjectRef, Area> places = new HashMap<>();
      Map<ObjectRef, Pins.Place> pins = new HashMap<>();
      for (int i = 0; i < 30; i++) {
        ObjectRef ref = new ObjectRef(Kind.NAMESPACE, "", "n" + i);
        double width = 50 + random.nextInt(50);
        places.put(ref, new Area((i % 6) * 120, Math.floorDiv(i, 6) * 120, width, 80));
        if (random.nextInt(5) == 0) {
          pins.put(ref, new Pins.Place(random.nextInt(900) - 100, random.nextInt(700) - 100));
        }
      }
      Map<ObjectRef, Area> settled = Settling.settle(places, pins, 20);
      assertThat(settled.keySet()).isEqualTo(places.keySet());
      settled.forEach(
          (ref, area) ->
              settled.forEach(
                  (o, other) -> assertThat(o.equals(ref) || !other.crowds(area, 19)).isTrue()));
      pins.keySet().stream()
          .min(Comparator.naturalOrder())
          .ifPresent(
              first -> {
                Pins.Place pin = pins.getOrDefault(first, new Pins.Place(0, 0));
                Area area = settled.getOrDefault(first, new Area(0, 0, 0, 0));
                assertThat(new Pins.Place(area.x(), area.y())).isEqualTo(pin);
              });
      assertThat(Settling.settle(places, Map.of(), 20)).isSameAs(places);
    }
  }
}
