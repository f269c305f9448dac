package dev.portolan.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Crowd;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.DiagramBuilder;
import dev.portolan.diagram.Overlay;
import dev.portolan.diagram.Overlay.Predicted;
import dev.portolan.diagram.Rect;
import dev.portolan.diagram.Ties;
import dev.portolan.diagram.Ties.Bundle;
import dev.portolan.diagram.Ties.Mark;
import dev.portolan.diagram.Ties.Tie;
import dev.portolan.diagram.Ties.Tip;
import dev.portolan.diagram.Ties.Ways;
import dev.portolan.diagram.Viewport;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is drawn looks like what was once looked at and found good: the whole chart, the ties of a
/// thing, a chart from near. Letters may be a little different on another system.
final class GoldenPicturesTest {
  /// Set to true to write the golden pictures anew: look at each before committing it.
  private static final boolean REWRITE = Boolean.getBoolean("portolan.golden.rewrite");

  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final Path DRAWN = Path.of("target/golden");
  private static final int WIDTH = 960;
  private static final int HEIGHT = 600;
  private static final int NOTABLE = 48;
  private static final double FEW = 0.01;

  private static final ObjectRef SUBJECT = new ObjectRef(Kind.DEPLOYMENT, "team-02", "app-00");

  enum Sight {
    WHOLE,
    TIES,
    NEAR
  }

  @ParameterizedTest
  @CsvSource({"WHOLE, light", "WHOLE, dark", "TIES, light", "TIES, dark", "NEAR, light"})
  void thePictureIsTheOneThatWasLookedAt(Sight sight, String theme) throws IOException {
    String name = sight.name().toLowerCase(Locale.ROOT) + "-" + theme + ".png";
    BufferedImage drawn = picture(sight, theme.equals("dark") ? Palette.dark() : Palette.light());
    if (REWRITE) {
      Files.createDirectories(GOLDEN);
      assertThat(ImageIO.write(drawn, "png", GOLDEN.resolve(name).toFile())).isTrue();
    }
    double differing = differing(drawn, ImageIO.read(GOLDEN.resolve(name).toFile()));
    if (differing >= FEW) {
      Files.createDirectories(DRAWN);
      assertThat(ImageIO.write(drawn, "png", DRAWN.resolve(name).toFile())).isTrue();
    }
    assertThat(differing).as("%s: see %s", name, DRAWN).isLessThan(FEW);
  }

  private static BufferedImage picture(Sight sight, Palette palette) {
    Diagram chart = DiagramBuilder.build(Crowd.of(9, 40, 7), ChartView.ALL, null);
    Rect subject = chart.box(SUBJECT).orElseThrow().rect();
    Viewport view =
        sight == Sight.NEAR
            ? new Viewport(subject.x() - 200, subject.y() - 150, 1.4, WIDTH, HEIGHT)
            : Viewport.fit(chart.bounds(), WIDTH, HEIGHT, 1);
    Overlay overlay = sight == Sight.WHOLE ? Overlay.NONE : ties(chart);
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    new Painter().paint(g, chart, overlay, view, palette, PaintOptions.STILL);
    g.dispose();
    return image;
  }

  private static Overlay ties(Diagram chart) {
    Mark[] marks = {Mark.ALLOWED, Mark.DENIED, Mark.LIMITED};
    List<Bundle> bundles =
        chart.boxes().stream()
            .filter(b -> b.ref().kind() == Kind.DEPLOYMENT && b.ref().name().equals("app-00"))
            .map(
                b ->
                    bundle(
                        b.ref(),
                        marks[Math.floorMod(b.ref().namespace().hashCode(), marks.length)]))
            .toList();
    Ties ties = new Ties(SUBJECT, Ways.OUT, bundles);
    Predicted predicted = new Predicted(List.of(ties), Set.of(), Map.of());
    return new Overlay(Set.of(SUBJECT), null, null, null, List.of(), predicted);
  }

  private static Bundle bundle(ObjectRef peer, Mark mark) {
    ObjectRef namespace = ObjectRef.namespace(peer.namespace());
    Tip tip = new Tip("8080", List.of(), List.of());
    Tie whole = new Tie(namespace, peer.namespace(), mark, Mark.NONE, tip);
    return new Bundle(
        namespace, whole, null, List.of(new Tie(peer, peer.name(), mark, Mark.NONE, tip)), 0);
  }

  /// The share of the pixels that are notably different.
  private static double differing(BufferedImage a, BufferedImage b) {
    assertThat(List.of(a.getWidth(), a.getHeight()))
        .isEqualTo(List.of(b.getWidth(), b.getHeight()));
    int count = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        count += notable(a.getRGB(x, y), b.getRGB(x, y)) ? 1 : 0;
      }
    }
    return (double) count / a.getWidth() / a.getHeight();
  }

  private static boolean notable(int a, int b) {
    for (int shift = 0; shift <= 16; shift += 8) {
      if (Math.abs((a >> shift & 0xff) - (b >> shift & 0xff)) > NOTABLE) {
        return true;
      }
    }
    return false;
  }
}
