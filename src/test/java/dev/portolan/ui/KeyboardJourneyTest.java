package dev.portolan.ui;

import static dev.portolan.testkit.HeadlessFx.call;
import static dev.portolan.testkit.HeadlessFx.run;
import static dev.portolan.testkit.HeadlessFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.Keys;
import dev.portolan.testkit.ShownWindow;
import dev.portolan.testkit.Workbench;
import dev.portolan.workspace.Drawer;
import dev.portolan.workspace.Face;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One walk through the window by keys that go where the keyboard is, and by nothing else: from the
/// palette to a thing, on the map to its neighbour, into the table, back, and down to the checks.
final class KeyboardJourneyTest {
  private static final int PODS = 5_000;

  private final Workbench bench = new Workbench();
  @RegisterExtension private final ShownWindow shown = new ShownWindow(bench);

  @Test
  void fromThePaletteOverTheMapAndTheTableToTheChecks() throws Exception {
    bench.open(ClusterFixture.shop());
    until("the map is there", () -> shown.window().map().camera().viewport().width() > 1);
    press(KeyCode.K, "control");
    type("db shop service");
    press(KeyCode.ENTER);
    assertThat(bench.now().map().inspected()).isEqualTo(ObjectRef.service("shop", "db"));
    assertThat(call(() -> owner().getId())).isEqualTo("map");
    press(KeyCode.DOWN);
    ObjectRef below = Objects.requireNonNull(bench.now().map().inspected());
    assertThat(below.kind()).isEqualTo(Kind.POD);

    press(KeyCode.DIGIT3, "control");
    until("the rows have the keyboard", () -> owner() instanceof TableView<?> t && rows(t) > 0);
    press(KeyCode.F, "control");
    type("web-1");
    until("one row is left", () -> rows((TableView<?>) shown.node("table")) == 1);
    press(KeyCode.ENTER);
    until("the rows have the keyboard", () -> owner() instanceof TableView<?>);
    press(KeyCode.ENTER);
    until("it is the map again", () -> owner().getId().equals("map"));
    assertThat(bench.now().matrix().face()).isEqualTo(Face.MAP);
    assertThat(bench.now().map().inspected()).isEqualTo(ObjectRef.pod("shop", "web-1"));

    press(KeyCode.K, "control");
    type(">use as source");
    press(KeyCode.ENTER);
    assertThat(Objects.requireNonNull(bench.now().checks().form().from()).pod()).isEqualTo("web-1");
    until("the form has come up", () -> shown.scene().lookup(".start-reach") != null);
    press(KeyCode.J, "control", "shift");
    assertThat(bench.now().wire().drawer()).isEqualTo(Drawer.HISTORY);
    press(KeyCode.J, "control");
    assertThat(bench.now().wire().under().open()).isFalse();
    press(KeyCode.LEFT, "alt");
    assertThat(bench.now().map().inspected()).isEqualTo(below);
  }

  @ParameterizedTest
  @EnumSource(Drawer.class)
  void intoEachPageUnderTheMapAndBack(Drawer page) throws Exception {
    bench.open(ClusterFixture.shop());
    until("the map is there", () -> shown.window().map().camera().viewport().width() > 1);
    press(KeyCode.K, "control");
    type(">" + (page == Drawer.HISTORY ? "history of checks" : page.title()));
    press(KeyCode.ENTER);
    until("the page has the keyboard", () -> inDrawer());
    assertThat(bench.now().wire().drawer()).isEqualTo(page);
    press(KeyCode.ESCAPE);
    assertThat(call(() -> owner().getId())).isEqualTo("map");
    assertThat(bench.now().wire().under().open()).isTrue();
    press(KeyCode.J, "control");
    until("it is closed", () -> owner().getId().equals("map") && !drawn());
    press(KeyCode.J, "control");
    until("the same page comes up again", () -> inDrawer());
  }

  private boolean drawn() {
    return shown.scene().lookup("#drawer-stage") != null;
  }

  private boolean inDrawer() {
    for (Node at = owner(); at != null; at = at.getParent()) {
      if ("drawer-stage".equals(at.getId()) || "drawer-tabs".equals(at.getId())) {
        return bench.now().wire().under().open();
      }
    }
    return false;
  }

  @Test
  void whatIsEnteredBeforeTheListOfALargeClusterIsThereIsTakenWhenItComes() throws Exception {
    ClusterFixture large = new ClusterFixture().namespace("shop").deployment("shop", "web", PODS);
    bench.open(large.build());
    until("the map is there", () -> shown.window().map().camera().viewport().width() > 1);
    press(KeyCode.K, "control");
    run(
        () -> {
          type((TextInputControl) owner(), ":web-4711");
          Keys.press(owner(), KeyCode.ENTER);
        });
    until("it was taken", () -> bench.now().map().inspected() != null);
    assertThat(bench.now().map().inspected()).isEqualTo(ObjectRef.pod("shop", "web-4711"));
    assertThat(call(() -> shown.node("sheets").isVisible())).isFalse();
  }

  private static int rows(TableView<?> table) {
    return table.getItems().size();
  }

  private Node owner() {
    return Objects.requireNonNull(shown.scene().getFocusOwner(), "nothing has the keyboard");
  }

  private void type(String text) throws Exception {
    run(() -> type((TextInputControl) owner(), text));
  }

  private static void type(TextInputControl field, String text) {
    text.chars()
        .mapToObj(Character::toString)
        .forEach(
            c ->
                field.fireEvent(
                    new KeyEvent(
                        KeyEvent.KEY_TYPED, c, "", KeyCode.UNDEFINED, false, false, false, false)));
  }

  private void press(KeyCode code, String... modifiers) throws Exception {
    run(() -> Keys.press(owner(), code, modifiers));
  }
}
