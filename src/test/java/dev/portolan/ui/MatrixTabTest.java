package dev.portolan.ui;

import static dev.portolan.testkit.HeadlessFx.call;
import static dev.portolan.testkit.HeadlessFx.run;
import static dev.portolan.testkit.HeadlessFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.matrix.Key;
import dev.portolan.policy.matrix.Matrix;
import dev.portolan.testkit.GuardedShop;
import dev.portolan.testkit.ShownWindow;
import dev.portolan.testkit.Workbench;
import dev.portolan.workspace.Effect;
import dev.portolan.workspace.Face;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.MatrixStep;
import dev.portolan.workspace.MatrixView;
import java.util.Objects;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The matrix by the keyboard, as far as possible: rows and columns are empty, payments, shop,
/// outside.
final class MatrixTabTest {
  private static final Key SHOP = Key.of(ObjectRef.namespace("shop"));
  private static final Key PAYMENTS = Key.of(ObjectRef.namespace("payments"));

  private final Workbench bench = new Workbench();
  @RegisterExtension private final ShownWindow shown = new ShownWindow(bench);
  private Robot robot;

  @BeforeEach
  void open() throws Exception {
    robot = call(Robot::new);
    show(GuardedShop.snapshot());
  }

  @Test
  void theKeyboardGoesWithTheTab() throws Exception {
    until("the grid has the keyboard", () -> shown.node("matrix-grid").isFocused());
    assertThat(call(() -> shown.node("map").getParent().isVisible())).isFalse();
    shortcut(KeyCode.DIGIT1);
    until("the map is back", () -> shown.node("map").isFocused());
    assertThat(bench.now().matrix().shown()).isFalse();
    shortcut(KeyCode.DIGIT2);
    until("the matrix is back", () -> shown.node("matrix-grid").isFocused());
  }

  @Test
  void arrowsMoveAndAScreenReaderIsTold() throws Exception {
    type(KeyCode.DOWN, KeyCode.DOWN);
    spoken("Namespace shop\n6 pods, folded");
    type(KeyCode.RIGHT);
    answerArranged();
    spoken("Namespace shop\n6 pods, open");
    type(KeyCode.RIGHT, KeyCode.RIGHT);
    spoken("shop → payments\ndenied\n12 pairs");
    type(KeyCode.END);
    spoken("shop → outside\nallowed\n12 pairs");
    type(KeyCode.HOME, KeyCode.UP, KeyCode.UP, KeyCode.UP, KeyCode.RIGHT);
    spoken("Namespace payments\n2 pods, folded");
  }

  @Test
  void leftFoldsAndThenGoesOut() throws Exception {
    type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.RIGHT);
    answerArranged();
    spoken("Namespace shop\n6 pods, open");
    type(KeyCode.DOWN);
    spoken("Pod shop/bare");
    type(KeyCode.LEFT);
    spoken("Namespace shop\n6 pods, open");
    type(KeyCode.LEFT);
    answerArranged();
    spoken("Namespace shop\n6 pods, folded");
    assertThat(bench.now().matrix().arrangement().rows().opened()).isEmpty();
  }

  @Test
  void enterExplainsDrillsAndGoesToTheMap() throws Exception {
    type(KeyCode.DOWN, KeyCode.RIGHT);
    answerArranged();
    spoken("Namespace payments\n2 pods, open");
    type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.ENTER);
    until("it is explained", () -> shown.scene().lookup("#matrix-verdict") != null);
    assertThat(bench.now().matrix().chosen()).isEqualTo(new MatrixView.Chosen(PAYMENTS, SHOP));
    assertThat(call(() -> ((Labeled) shown.node("matrix-verdict")).getText()))
        .startsWith("partly: the pairs differ");
    run(() -> ((Button) shown.scene().lookup(".matrix-part")).fire());
    until("it drills", () -> !SHOP.equals(chosen().target()));
    assertThat(chosen().target()).isEqualTo(Key.of(ObjectRef.pod("shop", "bare")));
    assertThat(bench.now().matrix().arrangement().columns().opened()).containsExactly(SHOP);
    answerArranged();
    until("a pair is explained", () -> shown.scene().lookup(".matrix-line") != null);
    run(() -> ((Button) shown.node("matrix-show-on-map")).fire());
    until("the map is back", () -> !bench.now().matrix().shown());
    assertThat(bench.now().map().selected()).contains(ObjectRef.pod("shop", "bare")).hasSize(2);
  }

  @Test
  void escapeClosesTheExplanationThenTheSearch() throws Exception {
    shortcut(KeyCode.F);
    until("the search has the keyboard", () -> shown.node("matrix-rows").isFocused());
    run(() -> ((TextField) shown.node("matrix-rows")).setText("pay"));
    answerArranged();
    type(KeyCode.ENTER);
    until("the grid has it again", () -> shown.node("matrix-grid").isFocused());
    spoken("Namespace payments\n2 pods, folded");
    type(KeyCode.RIGHT);
    answerArranged();
    type(KeyCode.RIGHT, KeyCode.ENTER);
    until("explained", () -> shown.node("matrix-explain").isVisible());
    type(KeyCode.ESCAPE);
    until("closed", () -> !shown.node("matrix-explain").isVisible());
    assertThat(bench.now().matrix().arrangement().rows().search()).isEqualTo("pay");
    type(KeyCode.ESCAPE);
    until("cleared", () -> ((TextField) shown.node("matrix-rows")).getText().isEmpty());
    assertThat(bench.now().matrix().arrangement().rows().search()).isEmpty();
  }

  /// Headers come first in the grid, rows of 26 units under the columns' headers.
  @Test
  void clicksOpenAHeaderAndExplainACell() throws Exception {
    click(20, rowsFrom() + 2 * 26 + 13);
    until(
        "shop opens",
        () -> bench.now().matrix().arrangement().rows().opened().equals(Set.of(SHOP)));
    answerArranged();
    spoken("Namespace shop\n6 pods, open");
    click(20, rowsFrom() + 2 * 26 + 13);
    until("it folds", () -> bench.now().matrix().arrangement().rows().opened().isEmpty());
    answerArranged();
    spoken("Namespace shop\n6 pods, folded");
    Bounds grid = call(() -> shown.node("matrix-grid").getBoundsInLocal());
    ScrollBar across = (ScrollBar) bar(Orientation.HORIZONTAL);
    double cellsFrom = call(across::getLayoutX);
    assertThat(cellsFrom).isBetween(180.0, grid.getWidth());
    click(cellsFrom + 52 + 26, rowsFrom() + 2 * 26 + 13);
    until("shop to payments is chosen", () -> bench.now().matrix().chosen() != null);
    assertThat(chosen()).isEqualTo(new MatrixView.Chosen(SHOP, PAYMENTS));
  }

  @Test
  void whatIsNoPortIsMarkedAndAsksNothing() throws Exception {
    run(() -> ((TextField) shown.node("matrix-ports")).setText("5432"));
    assertThat(bench.now().matrix().filter().text()).isEqualTo("TCP 5432");
    run(() -> ((TextField) shown.node("matrix-ports")).setText("5432x"));
    assertThat(bench.now().matrix().filter().text()).isEqualTo("TCP 5432");
    assertThat(call(() -> shown.node("matrix-ports").getPseudoClassStates().toString()))
        .contains("wrong");
  }

  @Test
  void saysWhenThereAreNoPolicies() throws Exception {
    assertThat(call(() -> shown.node("matrix-note").isVisible())).isFalse();
    show(GuardedShop.unguarded().build());
    until("it is noted", () -> shown.node("matrix-note").isVisible());
  }

  /// Opens a cluster, and shows its matrix.
  private void show(ClusterSnapshot snapshot) throws Exception {
    bench.open(snapshot);
    bench.send(
        new Intent.PredictionsReady(bench.epoch(), Reachability.of(snapshot)),
        new Intent.OnMatrix(new MatrixStep.Show(Face.MATRIX)));
    answerArranged();
    until("the matrix is there", () -> shown.node("matrix-grid").isVisible());
  }

  /// Does what the application would: sets the matrix out as it was asked last.
  private void answerArranged() throws Exception {
    until("it is asked for", () -> !bench.effects(Effect.Arrange.class).isEmpty());
    Effect.Arrange asked = bench.effects(Effect.Arrange.class).getLast();
    Matrix matrix = Matrix.of(asked.reachability(), asked.arrangement());
    bench.send(new Intent.OnMatrix(new MatrixStep.Ready(asked.epoch(), matrix)));
  }

  private void spoken(String text) throws Exception {
    until(
        "the focus says " + text, () -> text.equals(shown.node("matrix-grid").getAccessibleText()));
  }

  private double rowsFrom() throws Exception {
    return call(() -> bar(Orientation.VERTICAL).getLayoutY());
  }

  /// The grid's scroll bars begin where its cells do.
  private Node bar(Orientation orientation) {
    return shown.node("matrix-grid").lookupAll(".scroll-bar").stream()
        .filter(n -> n instanceof ScrollBar bar && bar.getOrientation() == orientation)
        .findFirst()
        .orElseThrow();
  }

  private void click(double x, double y) throws Exception {
    run(
        () -> {
          robot.mouseMove(shown.node("matrix-grid").localToScreen(x, y));
          robot.mouseClick(MouseButton.PRIMARY);
        });
  }

  private MatrixView.Chosen chosen() {
    return Objects.requireNonNull(bench.now().matrix().chosen());
  }

  private void type(KeyCode... codes) throws Exception {
    for (KeyCode code : codes) {
      run(() -> robot.keyType(code));
    }
  }

  private void shortcut(KeyCode code) throws Exception {
    run(
        () -> {
          robot.keyPress(KeyCode.CONTROL);
          robot.keyType(code);
          robot.keyRelease(KeyCode.CONTROL);
        });
  }
}
