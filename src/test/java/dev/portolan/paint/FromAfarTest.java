package dev.portolan.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Detail;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.DiagramBuilder;
import dev.portolan.diagram.Overlay;
import dev.portolan.diagram.Overlay.ProbePath;
import dev.portolan.diagram.Overlay.Stop;
import dev.portolan.diagram.Overlay.Tone;
import dev.portolan.diagram.Rect;
import dev.portolan.diagram.Viewport;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.paint.WrittenWords.Word;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.Pictures;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is seen of things where there is little room for them.
final class FromAfarTest {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 500;
  private static final ObjectRef WEB = new ObjectRef(Kind.DEPLOYMENT, "shop", "web");
  private static final ObjectRef SERVICE = ObjectRef.service("shop", "web");
  private static final ObjectRef API = ObjectRef.service("payments", "api");
  private static final Diagram CHART =
      DiagramBuilder.build(ClusterFixture.shop(), ChartView.ALL, null);

  /// From where insides are drawn at all to where they have all their words.
  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.32, 0.34, 0.36, 0.42, 0.45, 0.6})
  void servicesHaveTheirNamesWhereWorkloadsDo(double zoom) {
    for (ObjectRef ref : List.of(WEB, SERVICE)) {
      Rect area = area(ref, zoom);
      assertThat(words(Overlay.NONE, zoom))
          .as("%s", ref)
          .anyMatch(w -> w.text().equals("web") && within(w, area));
    }
  }

  /// Wherever a workload's box comes to lie on the pixels.
  @ParameterizedTest
  @ValueSource(doubles = {0.43, 0.439, 0.441, 0.455, 0.459, 0.461, 0.47})
  void podsAreTakenApartWhereTheirStripHasALineOfItsOwn(double zoom) {
    boolean counted =
        words(Overlay.NONE, zoom).stream()
            .anyMatch(w -> w.text().equals("3/3") && within(w, area(WEB, zoom)));
    Detail detail = CHART.detail(CHART.bounds(), zoom, PaintOptions.AT_A_GLANCE);
    double seat = CHART.box(WEB).orElseThrow().facts().inside().seat();
    assertThat(detail.pods(3, seat)).isEqualTo(counted).isEqualTo(zoom >= 0.44);
  }

  @Test
  void hopsAreNamedWhereTheWayIsLongEnough() {
    Stop gateway = new Stop(null, "gateway of node-1", "+1 ms");
    ProbePath path =
        new ProbePath(
            List.of(new Stop(SERVICE, "web"), gateway, new Stop(API, "api")), Tone.GOOD, "2 ms");
    Overlay overlay =
        new Overlay(Set.of(), null, null, null, List.of(path), Overlay.Predicted.NOTHING);
    assertThat(words(overlay, 0.32)).anyMatch(w -> w.text().equals("2 ms")).noneMatch(this::hop);
    assertThat(words(overlay, 1)).anyMatch(this::hop);
  }

  /// The band is low from afar, and its words reach to its edges.
  @ParameterizedTest
  @ValueSource(doubles = {0.27, 0.28, 0.3})
  void noEdgeRunsThroughTheNameOfTheWorldOutside(double zoom) {
    Rect band = CHART.world().orElseThrow().rect();
    var corner = view(zoom).toPixel(band.x(), band.y());
    Word name =
        words(Overlay.NONE, zoom).stream()
            .filter(w -> w.text().equals("Outside world"))
            .findFirst()
            .orElseThrow();
    BufferedImage picture = picture(Set.of(), zoom);
    int edge = (int) Math.round(corner.y() + band.height() * zoom - 0.5);
    int ground = Palette.light().get(Role.MAP_BACKGROUND).getRGB();
    for (int x = (int) name.place().getMinX(); x < name.place().getMaxX(); x++) {
      assertThat(picture.getRGB(x, edge)).as("at %s", x).isEqualTo(ground);
    }
  }

  private boolean hop(Word word) {
    return word.text().startsWith("gateway");
  }

  @Test
  void whatIsInATileIsMarkedAsTheTile() {
    double zoom = 0.2;
    Rectangle marked = Pictures.difference(picture(Set.of(), zoom), picture(Set.of(SERVICE), zoom));
    Rect tile = area(ObjectRef.namespace("shop"), zoom);
    assertThat(marked.contains(tile.x(), tile.y(), tile.width(), tile.height())).isTrue();
  }

  @Test
  void aPathHasNoStopsInsideOfATile() {
    Box shop = CHART.box(ObjectRef.namespace("shop")).orElseThrow();
    Stop web = new Stop(SERVICE, "web");
    Stop gateway = new Stop(null, "gateway");
    Stop api = new Stop(API, "api");
    Stop db = new Stop(ObjectRef.service("shop", "db"), "db");
    assertThat(Stops.inSight(List.of(web, gateway, db, gateway, api), r -> tile(r, shop)))
        .containsExactly(web, gateway, api);
    assertThat(Stops.inSight(List.of(web, gateway, db), CHART::box))
        .containsExactly(web, gateway, db);
  }

  private static Optional<Box> tile(ObjectRef ref, Box tile) {
    return ref.namespace().equals("shop") ? Optional.of(tile) : CHART.box(ref);
  }

  private static List<Word> words(Overlay overlay, double zoom) {
    WrittenWords written = new WrittenWords();
    new Painter().paint(written, CHART, overlay, view(zoom), Palette.light(), PaintOptions.STILL);
    return written.words();
  }

  private static BufferedImage picture(Set<ObjectRef> selected, double zoom) {
    return new Pictures(PaintOptions.STILL).of(CHART, view(zoom), selected);
  }

  private static Viewport view(double zoom) {
    return new Viewport(CHART.bounds().x() - 20, CHART.bounds().y() - 20, zoom, WIDTH, HEIGHT);
  }

  private static Rect area(ObjectRef ref, double zoom) {
    Rect box = CHART.box(ref).orElseThrow().rect();
    var corner = view(zoom).toPixel(box.x(), box.y());
    return new Rect(corner.x(), corner.y(), box.width() * zoom, box.height() * zoom).grow(1);
  }

  private static boolean within(Word word, Rect area) {
    return area.contains(word.place().getCenterX(), word.place().getCenterY());
  }
}
