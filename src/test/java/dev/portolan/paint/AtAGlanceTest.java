package dev.portolan.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Crowd;
import dev.portolan.diagram.Detail;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.diagram.DiagramBuilder;
import dev.portolan.diagram.Overlay;
import dev.portolan.diagram.Point;
import dev.portolan.diagram.Viewport;
import dev.portolan.layout.Folds;
import dev.portolan.layout.Folds.Depth;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.testkit.Pictures;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// However large the cluster and wherever one looks, no more is drawn than can be taken in; and
/// what is left of that is used.
final class AtAGlanceTest {
  private static final int WIDTH = 1920;
  private static final int HEIGHT = 1200;
  private static final int VIEWS = 60;

  private final Painter painter = new Painter();
  private final Pictures pictures = new Pictures(PaintOptions.MOVING);

  @ParameterizedTest
  @CsvSource({
    "4, 48, 100, WORKLOADS",
    "4, 48, 100, PODS",
    "20, 280, 1000, WORKLOADS",
    "20, 280, 1000, PODS",
    "170, 1800, 10000, WORKLOADS",
    "170, 1800, 10000, PODS",
    "170, 1800, 10000, NAMESPACES",
    "420, 30, 500, WORKLOADS"
  })
  void neverMoreMarksThanCanBeTakenIn(int namespaces, int largest, int pods, Depth depth) {
    ClusterSnapshot cluster = Crowd.of(namespaces, largest, 5);
    assertThat(cluster.pods().size()).isGreaterThan(pods * 9 / 10);
    ChartView view = ChartView.ALL.with(Folds.to(depth));
    Diagram chart = DiagramBuilder.build(cluster, view, null);
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB_PRE);
    Graphics2D g = image.createGraphics();
    Random random = new Random(pods);
    int most = 0;
    for (int i = 0; i < VIEWS; i++) {
      Viewport seen =
          i == 0 ? Viewport.fit(chart.bounds(), WIDTH, HEIGHT, 1.25) : any(chart, random);
      int marks = painter.paint(g, chart, Overlay.NONE, seen, Palette.light(), PaintOptions.MOVING);
      assertThat(marks).as("%s", seen).isBetween(i == 0 ? 1 : 0, PaintOptions.AT_A_GLANCE);
      most = Math.max(most, marks);
    }
    g.dispose();
    assertThat(most)
        .as("what may be shown is shown")
        .isGreaterThan(depth == Depth.NAMESPACES ? 100 : 25);
  }

  /// A ring tells which tile it belongs to: namespaces that are put together with others have that
  /// of the tile that counts them, never one across two.
  @Test
  void whatIsPutTogetherIsMarkedAsTheTileThatCountsIt() {
    Diagram chart = DiagramBuilder.build(Crowd.of(420, 30, 5), ChartView.ALL, null);
    Viewport all = Viewport.fit(chart.bounds(), WIDTH, HEIGHT, 1);
    BufferedImage plain = pictures.of(chart, all, Set.of());
    List<Rectangle> rings = new ArrayList<>();
    chart.visit(
        Shape.NAMESPACE,
        chart.bounds(),
        Detail.BARE,
        box -> {
          if (rings.size() < 24 && !box.aroundFrames()) {
            Rectangle ring = Pictures.difference(plain, pictures.of(chart, all, Set.of(box.ref())));
            Point middle = all.toPixel(box.rect().centerX(), box.rect().centerY());
            assertThat(ring.contains(middle.x(), middle.y())).as("%s", box.ref()).isTrue();
            rings.add(ring);
          }
        });
    assertThat(rings).hasSize(24).allMatch(r -> r.width > 100);
    for (Rectangle a : rings) {
      for (Rectangle b : rings) {
        Rectangle shared = a.intersection(b);
        assertThat(a.equals(b) || shared.width < 12 || shared.height < 12)
            .as("%s %s", a, b)
            .isTrue();
      }
    }
  }

  private static Viewport any(Diagram chart, Random random) {
    double scale = Math.pow(2, -5 + 7 * random.nextDouble());
    double x = chart.bounds().x() + random.nextDouble() * chart.bounds().width();
    double y = chart.bounds().y() + random.nextDouble() * chart.bounds().height();
    return new Viewport(x - WIDTH / scale / 2, y - HEIGHT / scale / 2, scale, WIDTH, HEIGHT);
  }
}
