package dev.portolan.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Health;
import dev.portolan.diagram.Diagram.Relation;
import dev.portolan.diagram.Diagram.Route;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.diagram.Facts;
import dev.portolan.diagram.Facts.Glyph;
import dev.portolan.diagram.Overlay;
import dev.portolan.diagram.Point;
import dev.portolan.diagram.Rect;
import dev.portolan.diagram.Viewport;
import dev.portolan.model.ObjectRef;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The key says what is on the picture, no less and no more.
final class KeyTest {
  private static final Rect ALL = new Rect(0, 0, 1000, 400);

  @Test
  void explainsWhatIsInViewAndNothingElse() {
    Diagram chart = chart();
    assertThat(words(chart, new Viewport(0, 0, 1, 400, 400)))
        .contains("failing", "ClusterIP", "leads to nothing that is ready")
        .doesNotContain("Ingress", "ready", "leads to");
    assertThat(words(chart, new Viewport(700, 0, 1, 300, 400)))
        .contains("ready")
        .doesNotContain("failing", "ClusterIP", "leads to nothing that is ready");
  }

  @Test
  void anEmptyPictureNeedsNoKey() {
    assertThat(words(Diagram.EMPTY, new Viewport(0, 0, 1, 100, 100))).isEmpty();
  }

  @Test
  void everySignIsDrawn() {
    Key key = Key.of(signs(chart(), new Viewport(0, 0, 1, 1000, 400)));
    List<BufferedImage> pictures = key.pictures(Palette.light(), 2);
    assertThat(pictures).hasSameSizeAs(key.words()).allMatch(KeyTest::inked);
  }

  private static boolean inked(BufferedImage image) {
    for (int pixel :
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
      if (pixel != 0) {
        return true;
      }
    }
    return false;
  }

  private static Diagram chart() {
    Facts service = new Facts(Glyph.CLUSTER_IP, new Facts.Tally(0, 0, 1, 0), "");
    Box web =
        new Box(
            ObjectRef.service("shop", "web"),
            Shape.SERVICE,
            new Rect(20, 20, 120, 40),
            "web",
            "",
            Health.BAD,
            service);
    Box crashed = pod("crashed", 20, Health.BAD);
    Box well = pod("well", 800, Health.GOOD);
    Route route =
        new Route(
            web.ref(),
            crashed.ref(),
            Relation.SELECTS,
            List.of(new Point(80, 60), new Point(80, 200)),
            false,
            false);
    return Diagram.of(1, ALL, List.of(web, crashed, well), List.of(route));
  }

  private static Box pod(String name, double x, Health health) {
    Rect rect = new Rect(x, 200, 120, 30);
    return new Box(ObjectRef.pod("shop", name), Shape.POD, rect, name, "", health);
  }

  private static List<String> words(Diagram chart, Viewport view) {
    return Key.of(signs(chart, view)).words();
  }

  private static Signs signs(Diagram chart, Viewport view) {
    BufferedImage image =
        new BufferedImage(view.width(), view.height(), BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    Painter painter = new Painter();
    painter.paint(g, chart, Overlay.NONE, view, Palette.light(), PaintOptions.STILL);
    g.dispose();
    return painter.signs();
  }
}
