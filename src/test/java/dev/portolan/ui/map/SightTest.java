package dev.portolan.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Crowd;
import dev.portolan.diagram.Detail;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.diagram.DiagramBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SightTest {
  private static final Diagram CHART =
      DiagramBuilder.build(Crowd.of(420, 30, 5), ChartView.ALL, null);

  private final Camera camera = new Camera(() -> {});
  private final Sight sight = new Sight(camera, () -> CHART);

  @Test
  void whatIsPutTogetherByPlaceIsNotSeenAlone() {
    camera.resize(1280, 800);
    camera.follow(CHART.bounds());
    List<Box> largest = all(Shape.NAMESPACE);
    assertThat(largest).hasSizeGreaterThan(400).noneMatch(b -> sight.alone(b.ref()));
    Box near = all(Shape.WORKLOAD).getFirst();
    assertThat(sight.alone(near.ref())).isFalse();
    camera.center(near.rect(), 1);
    assertThat(sight.alone(near.ref())).isTrue();
    assertThat(largest).allMatch(b -> sight.alone(b.ref()));
  }

  private static List<Box> all(Shape shape) {
    List<Box> all = new ArrayList<>();
    CHART.visit(shape, CHART.bounds(), Detail.ALL, all::add);
    return all;
  }
}
