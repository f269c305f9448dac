package dev.portolan.ui.drawer;

import dev.portolan.ui.capture.CapturePage;
import dev.portolan.ui.checks.ChecksPanel;
import dev.portolan.ui.diagnosis.DiagnosisPage;
import dev.portolan.ui.history.HistoryPage;
import dev.portolan.ui.logs.LogsPage;
import dev.portolan.ui.sweep.SweepPage;
import dev.portolan.workspace.Drawer;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The panel under the map, with a tab for each of its pages.
public final class DrawerPanel implements AutoCloseable {
  private final Store store;
  private final List<DrawerPage> pages;
  private final Map<Drawer, ToggleButton> tabs = new EnumMap<>(Drawer.class);
  private final StackPane stage = new StackPane();
  private final VBox root;

  public DrawerPanel(Store store) {
    this.store = store;
    pages =
        List.of(
            new ChecksPanel(store),
            new DiagnosisPage(store),
            new SweepPage(store),
            new HistoryPage(store),
            new CapturePage(store),
            new LogsPage(store));
    HBox strip = new HBox();
    strip.setId("drawer-tabs");
    strip.getStyleClass().addAll("view-tabs", "drawer-tabs");
    for (DrawerPage page : pages) {
      ToggleButton tab = tab(page);
      tabs.put(page.page(), tab);
      strip.getChildren().add(tab);
      stage.getChildren().add(page.node());
    }
    stage.setMinSize(0, 0);
    VBox.setVgrow(stage, Priority.ALWAYS);
    root = new VBox(strip, stage);
    render(store.now());
  }

  public Node node() {
    return root;
  }

  public void render(Workspace workspace) {
    Drawer now = workspace.wire().drawer();
    for (DrawerPage page : pages) {
      boolean front = page.page() == now;
      page.node().setVisible(front);
      ToggleButton tab = tabs.get(page.page());
      if (tab != null) {
        tab.setSelected(front);
        String badge = page.badge(workspace);
        tab.setText(badge.isEmpty() ? title(page) : title(page) + " · " + badge);
      }
      if (front) {
        page.render(workspace);
      }
    }
  }

  private static String title(DrawerPage page) {
    return page.page().title();
  }

  private ToggleButton tab(DrawerPage page) {
    ToggleButton tab = new ToggleButton(page.page().title(), new FontIcon(page.icon()));
    tab.setId("drawer-" + page.page().name().toLowerCase(Locale.ROOT));
    tab.setAccessibleRole(AccessibleRole.TAB_ITEM);
    tab.getStyleClass().add("view-tab");
    tab.setOnAction(
        e -> {
          store.dispatch(new Intent.ShowDrawer(page.page()));
          tab.setSelected(true);
        });
    return tab;
  }

  @Override
  public void close() {
    pages.forEach(DrawerPage::close);
  }
}
