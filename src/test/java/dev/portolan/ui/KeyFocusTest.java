package dev.portolan.ui;

import static dev.portolan.testkit.HeadlessFx.call;
import static dev.portolan.testkit.HeadlessFx.run;
import static dev.portolan.testkit.HeadlessFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.Keys;
import dev.portolan.testkit.ShownWindow;
import dev.portolan.testkit.Workbench;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who has the keyboard is seen wherever a key has led it, and not after a click.
final class KeyFocusTest {
  private final Workbench bench = new Workbench();
  private Stage stage;
  private PortolanWindow window;

  @BeforeEach
  void open() throws Exception {
    ShownWindow shown = ShownWindow.over(bench);
    stage = shown.stage();
    window = shown.window();
    bench.open(ClusterFixture.shop());
    until("the map has the keyboard", () -> "map".equals(stage.getScene().getFocusOwner().getId()));
  }

  @AfterEach
  void close() throws Exception {
    run(window::close);
  }

  @Test
  void theMapIsRingedWhenASheetGivesTheKeyboardBack() throws Exception {
    assertThat(call(this::ringed)).isFalse();
    press(KeyCode.COMMA, "control");
    until("settings are up", () -> node("sheets").isVisible());
    assertThat(call(this::ringed)).isFalse();
    press(KeyCode.ESCAPE);
    until("the map is ringed", this::ringed);
    run(() -> node("map").fireEvent(pressed()));
    assertThat(call(this::ringed)).isFalse();
    press(KeyCode.SHIFT, "shift");
    assertThat(call(this::ringed)).as("a click with Shift").isFalse();
    press(KeyCode.RIGHT);
    assertThat(call(this::ringed)).isTrue();
  }

  /// The ring lies over all else on the map: a border of the map's own would lie under the chart.
  private boolean ringed() {
    Region map = (Region) node("map");
    map.applyCss();
    Region ring = (Region) map.getChildrenUnmodifiable().getLast();
    boolean around = ring.getWidth() == map.getWidth() && ring.getHeight() == map.getHeight();
    return around && ring.getBorder() != null && !ring.getBorder().getInsets().equals(Insets.EMPTY);
  }

  private Node node(String id) {
    return stage.getScene().lookup("#" + id);
  }

  private void press(KeyCode key, String... held) throws Exception {
    run(() -> Keys.press(stage.getScene().getFocusOwner(), key, held));
  }

  private static MouseEvent pressed() {
    return new MouseEvent(
        MouseEvent.MOUSE_PRESSED,
        5,
        5,
        5,
        5,
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        true,
        false,
        false,
        false,
        false,
        true,
        null);
  }
}
