package dev.portolan.ui;

import static dev.portolan.testkit.HeadlessFx.call;
import static dev.portolan.testkit.HeadlessFx.run;
import static dev.portolan.testkit.HeadlessFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.ShownWindow;
import dev.portolan.testkit.Workbench;
import dev.portolan.ui.parts.Zoomed;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Looks;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// However large everything is shown, what the window has on top is in the window, and nothing lies
/// over anything else.
final class LittleRoomTest {
  private final Workbench bench = new Workbench();
  @RegisterExtension private final ShownWindow shown = new ShownWindow(bench);

  private static final String[] HEADER = {
    "context-chooser", "search", "namespaces", "filter", "export", "theme", "open-settings"
  };
  private static final String[] TABS = {
    "tab-map", "tab-matrix", "tab-table", "layout-packed", "group-by"
  };

  @ParameterizedTest
  @CsvSource({"100, LEFT", "200, GRAPHIC_ONLY"})
  void whatIsOnTopIsInTheWindow(int percent, ContentDisplay words) throws Exception {
    Scene scene = shown.scene();
    run(() -> shown.stage().setWidth(1400));
    bench.open(ClusterFixture.shop());
    bench.send(new Intent.SetLooks(Looks.START.sized(percent)));
    until("it is as large", () -> Zoomed.of(scene.lookup("#theme")) == percent / 100.0);
    until(
        "there are words or not",
        () -> ((Labeled) scene.lookup("#filter")).getContentDisplay() == words);
    assertInOrder(HEADER);
    assertInOrder(TABS);
  }

  private void assertInOrder(String... ids) throws Exception {
    double from = 0;
    for (String id : ids) {
      Bounds at = call(() -> shown.laidOut(id));
      assertThat(at.getMinX()).as(id).isGreaterThanOrEqualTo(from);
      from = at.getMaxX();
    }
    assertThat(from).isLessThanOrEqualTo(shown.scene().getWidth());
  }
}
