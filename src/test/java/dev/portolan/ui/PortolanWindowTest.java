package dev.portolan.ui;

import static dev.portolan.testkit.HeadlessFx.call;
import static dev.portolan.testkit.HeadlessFx.run;
import static dev.portolan.testkit.HeadlessFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Point;
import dev.portolan.diagram.Viewport;
import dev.portolan.model.ObjectRef;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.Mouse;
import dev.portolan.testkit.ShownWindow;
import dev.portolan.testkit.Workbench;
import dev.portolan.workspace.Effect;
import dev.portolan.workspace.Looks;
import java.util.List;
import java.util.Objects;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PortolanWindowTest {
  private static final ObjectRef WEB_0 = ObjectRef.pod("shop", "web-0");
  private static final ObjectRef DB_1 = ObjectRef.pod("shop", "db-1");

  private final Workbench bench = new Workbench();
  @RegisterExtension private final ShownWindow shown = new ShownWindow(bench);
  private Robot robot;

  @BeforeEach
  void open() throws Exception {
    robot = call(Robot::new);
    bench.open(ClusterFixture.shop());
    until("the map is drawn", () -> !picture().getChildren().isEmpty() && onScreen().width() > 1);
  }

  @Test
  void fitsTheFirstPictureAndZooms() throws Exception {
    Viewport fitted = call(this::onScreen);
    assertThat(fitted.visible().contains(bench.now().diagram().bounds())).isTrue();
    press("zoom-in");
    assertThat(call(this::onScreen).scale()).isGreaterThan(fitted.scale());
    assertThat(call(() -> ((Labeled) shown.node("zoom")).getText())).endsWith(" %");
    type(KeyCode.F);
    until("the whole map is back", () -> onScreen().equals(fitted));
  }

  @Test
  void zoomsWithTheWheelAndPansWithADrag() throws Exception {
    Viewport before = call(this::onScreen);
    run(
        () -> {
          robot.mouseMove(screen(WEB_0));
          robot.mouseWheel(-3);
        });
    until("it is closer", () -> onScreen().scale() > before.scale());
    Viewport zoomed = call(this::onScreen);
    run(
        () -> {
          Bounds map = shown.node("map").localToScreen(shown.node("map").getBoundsInLocal());
          robot.mouseMove(map.getMinX() + 30, map.getMinY() + 60);
          robot.mousePress(MouseButton.PRIMARY);
          robot.mouseMove(map.getMinX() + 80, map.getMinY() + 80);
          robot.mouseMove(map.getMinX() + 130, map.getMinY() + 90);
          robot.mouseRelease(MouseButton.PRIMARY);
        });
    until("it has moved", () -> onScreen().x() < zoomed.x());
    assertThat(call(this::onScreen).scale()).isEqualTo(zoomed.scale());
  }

  @Test
  void selectsWithAClickAndAddsWithControl() throws Exception {
    click(WEB_0);
    until("the pod is selected", () -> bench.now().map().selected().equals(List.of(WEB_0)));
    run(
        () -> {
          fire(MouseEvent.MOUSE_PRESSED, shown.node("map"), screen(DB_1));
          fire(MouseEvent.MOUSE_RELEASED, shown.node("map"), screen(DB_1));
        });
    until("both are selected", () -> bench.now().map().selected().equals(List.of(WEB_0, DB_1)));
    type(KeyCode.ESCAPE);
    until("nothing is selected", () -> bench.now().map().selected().isEmpty());
  }

  @Test
  void goesToTheNextMatchAndCentresOnIt() throws Exception {
    run(
        () -> {
          ((TextField) shown.node("search")).requestFocus();
          ((TextField) shown.node("search")).setText("db pod");
        });
    assertThat(bench.now().map().matches()).hasSize(2);
    type(KeyCode.ENTER);
    type(KeyCode.ENTER);
    until("the second is selected", () -> DB_1.equals(bench.now().map().inspected()));
    until("it is in the middle", () -> middle().distance(screen(DB_1)) < 2);
    assertThat(call(() -> ((Labeled) shown.node("match-count")).getText())).isEqualTo("2 of 2");
  }

  @Test
  void aSearchEndsWithItsContext() throws Exception {
    run(() -> ((TextField) shown.node("search")).setText("db pod"));
    bench.open(ClusterFixture.shop());
    until("the field is empty", () -> ((TextField) shown.node("search")).getText().isEmpty());
    assertThat(bench.now().map().search()).isEmpty();
  }

  @Test
  void changesTheTheme() throws Exception {
    press("theme");
    assertThat(bench.effects)
        .endsWith(new Effect.SaveLooks(Looks.START.with(Looks.ThemeChoice.DARK)));
    until(
        "the sheets are the dark ones",
        () -> scene().getStylesheets().getFirst().endsWith("palette-dark.css"));
  }

  @Test
  void dragsFromTheHandleOfAPodToATarget() throws Exception {
    click(WEB_0);
    until("the handle is there", () -> shown.node("source-handle").getParent().isVisible());
    Bounds grip =
        call(
            () ->
                shown
                    .node("source-handle")
                    .localToScreen(shown.node("source-handle").getBoundsInLocal()));
    Point2D start = new Point2D(grip.getCenterX(), grip.getCenterY());
    run(
        () -> {
          Node handle = shown.node("source-handle");
          fire(MouseEvent.MOUSE_PRESSED, handle, start);
          fire(MouseEvent.MOUSE_DRAGGED, handle, screen(DB_1).midpoint(start));
          fire(MouseEvent.MOUSE_DRAGGED, handle, screen(DB_1));
          fire(MouseEvent.MOUSE_RELEASED, handle, screen(DB_1));
        });
    until("source and target are chosen", () -> bench.now().checks().form().to() != null);
    assertThat(Objects.requireNonNull(bench.now().checks().form().from()).podRef())
        .isEqualTo(WEB_0);
    assertThat(Objects.requireNonNull(bench.now().checks().form().to()).label())
        .isEqualTo(DB_1.path());
  }

  private Scene scene() {
    return shown.scene();
  }

  private Group picture() {
    return (Group) ((Pane) shown.node("map")).getChildren().getFirst();
  }

  private Viewport onScreen() {
    return shown.window().map().camera().viewport();
  }

  private void press(String id) throws Exception {
    run(() -> ((Button) shown.node(id)).fire());
  }

  private void type(KeyCode code) throws Exception {
    run(() -> robot.keyType(code));
  }

  private void click(ObjectRef ref) throws Exception {
    run(
        () -> {
          robot.mouseMove(screen(ref));
          robot.mouseClick(MouseButton.PRIMARY);
        });
  }

  private void fire(EventType<MouseEvent> type, Node node, Point2D screen) {
    Point2D corner = new Point2D(shown.stage().getX(), shown.stage().getY());
    Point2D at = screen.subtract(corner.add(scene().getX(), scene().getY()));
    Mouse.control(type, node, at, screen);
  }

  private Point2D middle() {
    Bounds map = shown.node("map").localToScreen(shown.node("map").getBoundsInLocal());
    return new Point2D(map.getCenterX(), map.getCenterY());
  }

  private Point2D screen(ObjectRef ref) {
    Box box = bench.now().diagram().box(ref).orElseThrow();
    Point at = onScreen().toPixel(box.rect().centerX(), box.rect().centerY());
    return shown.node("map").localToScreen(at.x(), at.y());
  }
}
