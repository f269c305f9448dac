package dev.portolan.ui.shell;

import dev.portolan.ui.contexts.ConsentCard;
import dev.portolan.ui.matrix.MatrixPanel;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.MatrixStep;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The middle of the window seen in one of two ways, as a map or as a matrix, with the tabs to
/// choose and the notices above both.
public final class ViewTabs {
  private final Store store;
  private final MapArea area;
  private final MatrixPanel matrix;
  private final ToggleButton mapTab = tab("tab-map", Feather.MAP, "Map", "Ctrl+1");
  private final ToggleButton matrixTab = tab("tab-matrix", Feather.GRID, "Matrix", "Ctrl+2");
  private final StaleSign stale;
  private final ConsentCard consent;
  private final NoticeBar notices;
  private boolean shown;

  public ViewTabs(Store store, MapArea area, MatrixPanel matrix, Ticker ticker) {
    this.store = store;
    stale = new StaleSign(ticker);
    consent = new ConsentCard(store);
    this.area = area;
    this.matrix = matrix;
    mapTab.setOnAction(e -> show(false));
    matrixTab.setOnAction(e -> show(true));
    Node tools = matrix.tools();
    HBox.setHgrow(tools, Priority.ALWAYS);
    HBox strip = new HBox(mapTab, matrixTab, tools);
    strip.setAlignment(Pos.CENTER_LEFT);
    strip.setId("view-tabs");
    strip.getStyleClass().add("view-tabs");
    StackPane views = new StackPane(area.node(), matrix.node(), stale.node(), consent.node());
    views.setMinSize(0, 0);
    VBox.setVgrow(views, Priority.ALWAYS);
    VBox all = new VBox(strip, views);
    all.setMinSize(0, 0);
    notices = new NoticeBar(store, all);
  }

  public Node node() {
    return notices.node();
  }

  public void show(boolean asMatrix) {
    store.dispatch(new Intent.OnMatrix(new MatrixStep.Show(asMatrix)));
    if (asMatrix == shown) {
      focus();
    }
    mapTab.setSelected(!shown);
    matrixTab.setSelected(shown);
  }

  public void render(Workspace workspace) {
    boolean blank = Blank.of(workspace).isPresent();
    boolean asMatrix = workspace.matrix().shown();
    area.render(workspace);
    notices.render(workspace);
    // Where there is nothing to look at, the map's place says why.
    area.node().setVisible(!asMatrix || blank);
    matrix.node().setVisible(asMatrix && !blank);
    matrix.tools().setVisible(asMatrix && !blank);
    if (asMatrix) {
      matrix.render(workspace);
    }
    stale.render(workspace, !blank);
    consent.render(workspace);
    mapTab.setSelected(!asMatrix);
    matrixTab.setSelected(asMatrix);
    if (asMatrix != shown) {
      shown = asMatrix;
      focus();
    }
  }

  private void focus() {
    if (shown) {
      matrix.focusGrid();
    } else {
      area.focusMap();
    }
  }

  private static ToggleButton tab(String id, Feather icon, String title, String keys) {
    ToggleButton tab = new ToggleButton(title, new FontIcon(icon));
    tab.setId(id);
    tab.setAccessibleRole(AccessibleRole.TAB_ITEM);
    tab.getStyleClass().add("view-tab");
    tab.setTooltip(new Tooltip(title + " (" + keys + ")"));
    return tab;
  }
}
