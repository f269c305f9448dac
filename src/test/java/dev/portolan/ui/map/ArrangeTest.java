package dev.portolan.ui.map;

import static dev.portolan.testkit.HeadlessFx.call;
import static dev.portolan.testkit.HeadlessFx.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.DiagramBuilder;
import dev.portolan.diagram.Rect;
import dev.portolan.layout.Grouping;
import dev.portolan.layout.Mode;
import dev.portolan.layout.Pins;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.HeadlessFx;
import dev.portolan.testkit.Mouse;
import dev.portolan.testkit.Workbench;
import dev.portolan.ui.verbs.Verbs;
import dev.portolan.workspace.Intent;
import java.util.Map;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The arrangement of the chart is chosen on the bar and by verbs, and things are moved by hand.
final class ArrangeTest {
  private static final ObjectRef WEB = ObjectRef.service("shop", "web");
  private static final ObjectRef SHOP = ObjectRef.namespace("shop");

  private final ClusterSnapshot snapshot = ClusterFixture.shop();
  private final Workbench bench = new Workbench().open(snapshot);

  @BeforeEach
  void start() throws Exception {
    HeadlessFx.start();
  }

  private ChartView view() {
    return bench.now().map().view();
  }

  private static boolean shown(Node bar, String id) {
    return bar.lookup("#" + id).isVisible();
  }

  private static void press(Node bar, String id) {
    ((ButtonBase) bar.lookup("#" + id)).fire();
  }

  @Test
  void theBarChoosesAndTellsWhatIsChosen() throws Exception {
    ArrangeBar bar = call(() -> new ArrangeBar(bench.store));
    run(
        () -> {
          bar.render(bench.now());
          assertThat(bar.node().lookup("#layout-focus").isDisabled()).isTrue();
          press(bar.node(), "layout-flow");
        });
    assertThat(view().mode()).isEqualTo(Mode.FLOW);
    assertThat(view().groups()).isEqualTo(Grouping.NAMESPACE);
    bench.send(new Intent.Select(WEB, false));
    run(
        () -> {
          bar.render(bench.now());
          press(bar.node(), "layout-focus");
          bar.render(bench.now());
          assertThat(shown(bar.node(), "group-by")).isFalse();
          press(bar.node(), "focus-farther");
        });
    assertThat(view().mode()).isEqualTo(Mode.FOCUS);
    assertThat(view().focus()).isEqualTo(new ChartView.Focus(WEB, ArrangeVerbs.HOPS + 1));
  }

  @Test
  void verbsDoTheSameAndOnlyWhatMeansSomething() throws Exception {
    Verbs verbs = new Verbs();
    run(() -> new ArrangeVerbs(bench.store).addTo(verbs));
    assertThat(verbs.run("map.group-zone", bench.now())).isTrue();
    assertThat(view().groups()).isEqualTo(Grouping.ZONE);
    assertThat(verbs.run("map.layout-nodes", bench.now())).isTrue();
    assertThat(verbs.run("map.group-app", bench.now())).isFalse();
    assertThat(verbs.run("map.layout-focus", bench.now())).isFalse();
    assertThat(verbs.run("map.reset-positions", bench.now())).isFalse();
  }

  @Test
  void aNamespaceIsDraggedByItsHeadingAndPutBack() throws Exception {
    MapView map = map();
    Rect before = box(SHOP).rect();
    drag(map, before.x() + 20, before.y() + 10, 300, 40);
    assertThat(view().pinned())
        .isEqualTo(Map.of(SHOP, new Pins.Place(before.x() + 300, before.y() + 40)));
    draw();
    assertThat(box(SHOP).rect().x()).isEqualTo(before.x() + 300);
    Verbs verbs = new Verbs();
    run(() -> new ArrangeVerbs(bench.store).addTo(verbs));
    assertThat(verbs.run("map.reset-positions", bench.now())).isTrue();
    draw();
    assertThat(box(SHOP).rect()).isEqualTo(before);
    run(map::close);
  }

  @Test
  void aCardIsDraggedOnceItIsSelectedAndTheMapOtherwise() throws Exception {
    MapView map = map();
    Rect card = box(WEB).rect();
    double x = card.centerX();
    double y = card.centerY();
    var seen = call(() -> map.camera().viewport());
    drag(map, x, y, 200, 100);
    assertThat(view().pinned()).isEmpty();
    assertThat(call(() -> map.camera().viewport())).isNotEqualTo(seen);
    bench.send(new Intent.Select(WEB, false));
    run(() -> map.render(bench.now()));
    drag(map, x, y, 200, 100);
    assertThat(view().pinned()).containsOnlyKeys(WEB);
    draw();
    assertThat(box(WEB).rect().x()).isEqualTo(card.x() + 200);
    assertThat(box(SHOP).rect().contains(box(WEB).rect())).isTrue();
    run(map::close);
  }

  @Test
  void aDragIsGivenUpByEscapeAndByAnotherButton() throws Exception {
    MapView map = map();
    Verbs verbs = new Verbs();
    run(() -> map.addTo(verbs));
    int nodes = call(() -> map.node().getChildren().size());
    Rect heading = box(SHOP).rect();
    assertThat(verbs.run("map.cancel-drag", bench.now())).isFalse();
    run(() -> hold(map, heading.x() + 20, heading.y() + 10));
    assertThat(call(() -> map.node().getChildren().size())).isEqualTo(nodes + 1);
    assertThat(call(() -> verbs.run("map.cancel-drag", bench.now()))).isTrue();
    assertThat(call(() -> map.node().getChildren().size())).isEqualTo(nodes);
    run(() -> fire(map, MouseEvent.MOUSE_RELEASED, 500, 400));

    run(() -> hold(map, heading.x() + 20, heading.y() + 10));
    run(() -> fire(map, MouseEvent.MOUSE_PRESSED, 500, 400, MouseButton.SECONDARY));
    run(() -> fire(map, MouseEvent.MOUSE_RELEASED, 500, 400, MouseButton.SECONDARY));
    assertThat(call(() -> map.node().getChildren().size())).isEqualTo(nodes);
    assertThat(view().pinned()).isEmpty();
    drag(map, heading.x() + 20, heading.y() + 10, 300, 40);
    assertThat(view().pinned()).containsOnlyKeys(SHOP);
    run(map::close);
  }

  private Box box(ObjectRef ref) {
    return bench.now().diagram().box(ref).orElseThrow();
  }

  private void draw() {
    bench.send(
        new Intent.PictureReady(
            bench.epoch(), DiagramBuilder.build(snapshot, view(), bench.now().diagram())));
  }

  private MapView map() throws Exception {
    draw();
    MapView map = call(() -> new MapView(bench.store, new NoSurface(new Pane())));
    run(
        () -> {
          map.node().resize(1200, 800);
          map.render(bench.now());
        });
    return map;
  }

  /// A surface on which nothing is seen.
  private record NoSurface(Node node) implements MapSurface {
    @Override
    public void show(Picture picture) {}

    @Override
    public void close() {}
  }

  /// Drags from a place of the chart by so many of its units.
  private static void drag(MapView map, double x, double y, double dx, double dy) throws Exception {
    run(
        () -> {
          var from = map.camera().viewport().toPixel(x, y);
          var to = map.camera().viewport().toPixel(x + dx, y + dy);
          fire(map, MouseEvent.MOUSE_PRESSED, from.x(), from.y());
          fire(map, MouseEvent.MOUSE_DRAGGED, (from.x() + to.x()) / 2, (from.y() + to.y()) / 2);
          fire(map, MouseEvent.MOUSE_DRAGGED, to.x(), to.y());
          fire(map, MouseEvent.MOUSE_RELEASED, to.x(), to.y());
        });
  }

  /// Begins a drag at a place of the chart, and does not let go.
  private static void hold(MapView map, double x, double y) {
    var from = map.camera().viewport().toPixel(x, y);
    fire(map, MouseEvent.MOUSE_PRESSED, from.x(), from.y());
    fire(map, MouseEvent.MOUSE_DRAGGED, from.x() + 60, from.y() + 60);
  }

  private static void fire(MapView map, EventType<MouseEvent> type, double x, double y) {
    fire(map, type, x, y, MouseButton.PRIMARY);
  }

  private static void fire(
      MapView map, EventType<MouseEvent> type, double x, double y, MouseButton button) {
    Mouse.fire(type, map.node(), x, y, button);
  }
}
