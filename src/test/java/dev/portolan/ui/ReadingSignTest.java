package dev.portolan.ui;

import static dev.portolan.testkit.HeadlessFx.call;
import static dev.portolan.testkit.HeadlessFx.run;
import static dev.portolan.testkit.HeadlessFx.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.ShownWindow;
import dev.portolan.testkit.Workbench;
import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;

/// While a cluster is still read, the window says so beside what has come, and not over it.
final class ReadingSignTest {
  @Test
  void coversNothingOfWhatHasCome() throws Exception {
    Workbench bench = new Workbench();
    ShownWindow shown = ShownWindow.over(bench);
    Scene scene = shown.stage().getScene();
    bench.open(reading(ClusterFixture.shop()));
    until("it is said", () -> scene.lookup("#still-reading").isVisible());
    Bounds sign = call(() -> laidOut(scene, "#still-reading"));
    Bounds map = call(() -> laidOut(scene, "#map"));
    assertThat(sign.getHeight()).isPositive();
    assertThat(map.getMinY()).isGreaterThanOrEqualTo(sign.getMaxY());
    run(shown.window()::close);
  }

  @Test
  void takesNoPlaceOnceAllIsThere() throws Exception {
    Workbench bench = new Workbench();
    ShownWindow shown = ShownWindow.over(bench);
    Scene scene = shown.stage().getScene();
    bench.open(ClusterFixture.shop());
    until("the map is there", () -> !scene.lookup("#blank").isVisible());
    Bounds tabs = call(() -> laidOut(scene, "#view-tabs"));
    Bounds map = call(() -> laidOut(scene, "#map"));
    assertThat(map.getMinY()).isEqualTo(tabs.getMaxY());
    run(shown.window()::close);
  }

  private static Bounds laidOut(Scene scene, String id) {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    Node node = scene.lookup(id);
    return node.localToScene(node.getLayoutBounds());
  }

  private static ClusterSnapshot reading(ClusterSnapshot all) {
    Map<Kind, Coverage> coverage = new EnumMap<>(all.coverage());
    coverage.put(Kind.POD, new Coverage.Syncing(7, 150_000));
    return new ClusterSnapshot(all.origin(), all.generation(), all.time(), coverage, all.objects());
  }
}
