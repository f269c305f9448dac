package dev.portolan.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Crowd;
import dev.portolan.diagram.Detail;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.diagram.DiagramBuilder;
import dev.portolan.diagram.Facts.Tally;
import dev.portolan.diagram.Overlay;
import dev.portolan.diagram.Point;
import dev.portolan.diagram.Viewport;
import dev.portolan.paint.WrittenWords.Word;
import dev.portolan.testkit.ClusterFixture;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The signs of trouble never take a name's place.
final class TroubleSignsTest {
  private final WrittenWords words = new WrittenWords();

  @ParameterizedTest
  @ValueSource(doubles = {1, 2})
  void aTileThatSaysHowManyAreInTroubleSaysItsNameToo(double density) {
    ClusterFixture cluster = Crowd.build(170, 1800, 5);
    for (int i = 0; i < 170; i += 3) {
      cluster.ready("team-%02d".formatted(i), "app-00-0", false);
    }
    Diagram chart = DiagramBuilder.build(cluster.build(), ChartView.ALL, null);
    Viewport all = Viewport.fit(chart.bounds(), 1920, 1200, 1);
    new Painter()
        .paint(
            words,
            chart,
            Overlay.NONE,
            all,
            Palette.light(),
            new PaintOptions(true, density, false, PaintOptions.AT_A_GLANCE));
    int[] counted = {0};
    chart.visit(
        Shape.NAMESPACE,
        chart.bounds(),
        Detail.BARE,
        box -> {
          List<String> within = within(box, all);
          if (troubled(box) && within.stream().anyMatch(w -> w.matches("[0-9]+"))) {
            counted[0]++;
            assertThat(within).as("%s", box.ref()).anyMatch(w -> begins(box, w));
          }
        });
    assertThat(counted[0]).isGreaterThan(10);
  }

  private static boolean begins(Box box, String word) {
    return word.length() >= 3 && box.title().startsWith(word.substring(0, 2));
  }

  private static boolean troubled(Box box) {
    Tally tally = box.facts().tally();
    return tally.bad() + tally.warn() > 0;
  }

  private List<String> within(Box box, Viewport view) {
    Point at = view.toPixel(box.rect().x(), box.rect().y());
    double scale = view.scale();
    Rectangle2D tile =
        new Rectangle2D.Double(
            at.x(), at.y(), box.rect().width() * scale, box.rect().height() * scale);
    return words.words().stream().filter(w -> tile.contains(w.place())).map(Word::text).toList();
  }

  @Test
  void whatHasNoRoomIsLeftOutTheWorstLast() {
    assertThat(written(100)).containsExactly("12", "345");
    assertThat(written(40)).containsExactly("12");
    assertThat(written(15)).isEmpty();
  }

  private List<String> written(double room) {
    WrittenWords on = new WrittenWords();
    Viewport view = new Viewport(0, 0, 1, 200, 100);
    Pen pen = new Pen(on, new Faces(), view, Palette.light(), PaintOptions.STILL);
    TroubleSigns signs = new TroubleSigns(pen, new Tally(3, 345, 12, 0), 10);
    double left = signs.endingAt(150, 150 - room, 50);
    assertThat(left).isBetween(150 - room, 150.0);
    return on.words().stream().map(Word::text).filter(w -> !w.isEmpty()).toList();
  }
}
