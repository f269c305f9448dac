package dev.portolan.testkit;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.ui.PortolanWindow;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The program's window on a headless screen, for which time stands still; each test has one of its
/// own.
public final class ShownWindow implements BeforeEachCallback, AfterEachCallback {
  private final Workbench bench;
  private @Nullable Stage stage;
  private @Nullable PortolanWindow window;

  public ShownWindow(Workbench bench) {
    this.bench = bench;
  }

  @Override
  public void beforeEach(ExtensionContext test) throws Exception {
    HeadlessFx.start();
    stage = HeadlessFx.call(Stage::new);
    window =
        HeadlessFx.call(
            () -> new PortolanWindow(stage(), bench.store, InstantSource.fixed(Instant.EPOCH)));
    HeadlessFx.run(window::show);
  }

  @Override
  public void afterEach(ExtensionContext test) throws Exception {
    HeadlessFx.run(window()::close);
  }

  /// Opens a context of this cluster, and waits until its map is there.
  public void open(ClusterSnapshot cluster) throws Exception {
    bench.open(cluster);
    HeadlessFx.until("the map is there", () -> !node("blank").isVisible());
  }

  public Stage stage() {
    return Objects.requireNonNull(stage);
  }

  public PortolanWindow window() {
    return Objects.requireNonNull(window);
  }

  public Scene scene() {
    return stage().getScene();
  }

  /// The node of this id, which is there.
  public Node node(String id) {
    return Objects.requireNonNull(scene().lookup("#" + id), id);
  }

  /// Where a node is, once all is laid out. For the FX thread.
  public Bounds laidOut(String id) {
    scene().getRoot().applyCss();
    scene().getRoot().layout();
    Node node = node(id);
    return node.localToScene(node.getLayoutBounds());
  }
}
