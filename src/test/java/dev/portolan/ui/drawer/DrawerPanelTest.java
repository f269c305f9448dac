package dev.portolan.ui.drawer;

import static dev.portolan.testkit.HeadlessFx.call;
import static dev.portolan.testkit.HeadlessFx.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.testkit.AskedFiles;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.HeadlessFx;
import dev.portolan.testkit.Workbench;
import dev.portolan.workspace.Drawer;
import dev.portolan.workspace.Intent;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DrawerPanelTest {
  private final Workbench bench = new Workbench();
  private DrawerPanel panel;

  @BeforeEach
  void open() throws Exception {
    HeadlessFx.start();
    bench.open(ClusterFixture.shop());
    panel = call(() -> new DrawerPanel(bench.store, new AskedFiles(Path.of("/out"))));
  }

  @Test
  void aPageIsMadeWhenItIsFirstLookedAtAndStays() throws Exception {
    assertThat(call(this::pages)).isEmpty();
    List<Node> captures = shown(Drawer.CAPTURE);
    assertThat(captures).hasSize(1);
    assertThat(shown(Drawer.LOGS)).hasSize(1).isNotEqualTo(captures);
    assertThat(shown(Drawer.CAPTURE)).isEqualTo(captures);
  }

  @Test
  void theTabsTellWhichPageIsOpen() throws Exception {
    assertThat(call(this::chosen)).isEmpty();
    shown(Drawer.SWEEP);
    assertThat(call(this::chosen)).containsExactly("Sweep");
    bench.send(new Intent.ToggleDrawer());
    run(() -> panel.render(bench.now()));
    assertThat(call(this::chosen)).isEmpty();
  }

  private List<Node> shown(Drawer page) throws Exception {
    bench.send(new Intent.ShowDrawer(page));
    run(() -> panel.render(bench.now()));
    return call(this::pages);
  }

  private List<Node> pages() {
    return List.copyOf(panel.stage().getChildrenUnmodifiable());
  }

  private List<String> chosen() {
    return panel.strip().getChildrenUnmodifiable().stream()
        .filter(ToggleButton.class::isInstance)
        .map(ToggleButton.class::cast)
        .filter(ToggleButton::isSelected)
        .map(ToggleButton::getText)
        .toList();
  }
}
