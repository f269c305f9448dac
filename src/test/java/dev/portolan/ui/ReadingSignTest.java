package dev.portolan.ui;

import static dev.portolan.testkit.HeadlessFx.call;
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
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// While a cluster is still read, the window says so beside what has come, and not over it.
final class ReadingSignTest {
  private final Workbench bench = new Workbench();
  @RegisterExtension private final ShownWindow shown = new ShownWindow(bench);

  @Test
  void coversNothingOfWhatHasCome() throws Exception {
    Scene scene = shown.scene();
    bench.open(reading(ClusterFixture.shop()));
    until("it is said", () -> scene.lookup("#still-reading").isVisible());
    Bounds sign = call(() -> shown.laidOut("still-reading"));
    Bounds map = call(() -> shown.laidOut("map"));
    assertThat(sign.getHeight()).isPositive();
    assertThat(map.getMinY()).isGreaterThanOrEqualTo(sign.getMaxY());
  }

  @Test
  void takesNoPlaceOnceAllIsThere() throws Exception {
    shown.open(ClusterFixture.shop());
    Bounds tabs = call(() -> shown.laidOut("view-tabs"));
    Bounds map = call(() -> shown.laidOut("map"));
    assertThat(map.getMinY()).isEqualTo(tabs.getMaxY());
  }

  private static ClusterSnapshot reading(ClusterSnapshot all) {
    Map<Kind, Coverage> coverage = new EnumMap<>(all.coverage());
    coverage.put(Kind.POD, new Coverage.Syncing(7, 150_000));
    return new ClusterSnapshot(all.origin(), all.generation(), all.time(), coverage, all.objects());
  }
}
