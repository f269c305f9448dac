package dev.portolan.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Crowd;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.DiagramBuilder;
import dev.portolan.diagram.Overlay;
import dev.portolan.diagram.Rect;
import dev.portolan.diagram.Viewport;
import dev.portolan.paint.WrittenWords.Word;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever the chart and however near one looks, no two words on it lie over one another.
final class WordsTest {
  private static final int VIEWS = 12;
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;

  @ParameterizedTest
  @CsvSource({"1, 8, 30", "2, 20, 120", "3, 40, 300", "4, 3, 12", "5, 70, 60"})
  void wordsNeverOverlap(long seed, int namespaces, int largest) {
    Diagram chart = DiagramBuilder.build(Crowd.of(namespaces, largest, seed), ChartView.ALL, null);
    Random random = new Random(seed);
    Viewport all = Viewport.fit(chart.bounds(), WIDTH, HEIGHT, 1);
    assertThat(assertApart(chart, all, 1)).isGreaterThan(0);
    for (int i = 0; i < VIEWS; i++) {
      double ratio = random.nextBoolean() ? 1 : 2;
      double scale = 0.04 * Math.pow(60, random.nextDouble()) * ratio;
      Rect area = chart.bounds();
      double x = area.x() + random.nextDouble() * area.width() - WIDTH / scale / 2;
      double y = area.y() + random.nextDouble() * area.height() - HEIGHT / scale / 2;
      assertApart(chart, new Viewport(x, y, scale, WIDTH, HEIGHT), ratio);
    }
  }

  private static int assertApart(Diagram chart, Viewport view, double ratio) {
    WrittenWords written = new WrittenWords();
    PaintOptions options = PaintOptions.STILL.withPixelRatio(ratio);
    new Painter().paint(written, chart, Overlay.NONE, view, Palette.light(), options);
    List<Word> words = written.words();
    for (int i = 0; i < words.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(words.get(i).place().intersects(words.get(j).place()))
            .as("%s and %s at %s", words.get(i), words.get(j), view)
            .isFalse();
      }
    }
    return words.size();
  }
}
