package dev.portolan.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.layout.Inside.Contents;
import dev.portolan.model.ObjectRef;
import dev.portolan.topology.Link;
import dev.portolan.topology.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What lies in a frame along the traffic takes as much room as its lines do.
final class FlowLayoutTest {
  private static ObjectRef ref(int i) {
    return ObjectRef.service("shop", "s" + i);
  }

  private static Link link(int from, int to) {
    return new Link(Relation.ROUTES, ref(from), ref(to), true);
  }

  /// An ingress leads to six services and to a seventh that lies behind them: that line goes around
  /// the six.
  @Test
  void aLineAroundThingsHasRoomToo() {
    List<Block> things =
        IntStream.range(0, 9)
            .mapToObj(i -> Block.of(ref(i), Metrics.CARD_WIDTH, Metrics.CARD_HEIGHT))
            .toList();
    List<Link> links = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      links.add(link(0, i));
      links.add(link(i, 7));
    }
    links.add(link(7, 8));
    links.add(link(0, 8));
    Inside inside = FlowLayout.inside(new Contents(things, links), null, Map.of());
    List<Corner> corners = inside.ways().values().stream().flatMap(List::stream).toList();
    assertThat(corners).allMatch(c -> c.y() >= 0 && c.y() <= inside.height());
    assertThat(corners).allMatch(c -> c.x() >= 0 && c.x() <= inside.width());
    double lowest = inside.areas().values().stream().mapToDouble(Area::bottom).max().orElseThrow();
    double highest = inside.areas().values().stream().mapToDouble(Area::y).min().orElseThrow();
    assertThat(corners)
        .as("one goes around the things")
        .anyMatch(c -> c.y() > lowest || c.y() < highest);
  }
}
