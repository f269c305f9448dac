package dev.portolan.ui;

import static dev.portolan.testkit.HeadlessFx.call;
import static dev.portolan.testkit.HeadlessFx.run;
import static dev.portolan.testkit.HeadlessFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.Keys;
import dev.portolan.testkit.Mouse;
import dev.portolan.testkit.ShownWindow;
import dev.portolan.testkit.Workbench;
import javafx.geometry.Insets;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Who has the keyboard is seen wherever a key has led it, and not after a click.
final class KeyFocusTest {
  private final Workbench bench = new Workbench();
  @RegisterExtension private final ShownWindow shown = new ShownWindow(bench);

  @BeforeEach
  void open() throws Exception {
    bench.open(ClusterFixture.shop());
    until("the map has the keyboard", () -> "map".equals(shown.scene().getFocusOwner().getId()));
  }

  @Test
  void theMapIsRingedWhenASheetGivesTheKeyboardBack() throws Exception {
    assertThat(call(this::ringed)).isFalse();
    press(KeyCode.COMMA, "control");
    until("settings are up", () -> shown.node("sheets").isVisible());
    assertThat(call(this::ringed)).isFalse();
    press(KeyCode.ESCAPE);
    until("the map is ringed", this::ringed);
    run(() -> Mouse.fire(MouseEvent.MOUSE_PRESSED, shown.node("map"), 5, 5));
    assertThat(call(this::ringed)).isFalse();
    press(KeyCode.SHIFT, "shift");
    assertThat(call(this::ringed)).as("a click with Shift").isFalse();
    press(KeyCode.RIGHT);
    assertThat(call(this::ringed)).isTrue();
  }

  /// The ring lies over all else on the map: a border of the map's own would lie under the chart.
  private boolean ringed() {
    Region map = (Region) shown.node("map");
    map.applyCss();
    Region ring = (Region) map.getChildrenUnmodifiable().getLast();
    boolean around = ring.getWidth() == map.getWidth() && ring.getHeight() == map.getHeight();
    return around && ring.getBorder() != null && !ring.getBorder().getInsets().equals(Insets.EMPTY);
  }

  private void press(KeyCode key, String... held) throws Exception {
    run(() -> Keys.press(shown.scene().getFocusOwner(), key, held));
  }
}
