package dev.portolan.ui.shell;

import dev.portolan.ui.contexts.ConsentCard;
import dev.portolan.ui.matrix.MatrixPanel;
import dev.portolan.ui.parts.Narrow;
import dev.portolan.ui.table.TablePanel;
import dev.portolan.workspace.Face;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.MatrixStep;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.util.List;
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

/// The middle of the window seen as a map, as a matrix or as a table, with the tabs to choose, the
/// bread crumbs and the notices above all three.
public final class ViewTabs {
  /// Below this the ways to arrange the map are told by their icons alone.
  private static final double NARROW = 840;

  /// Below this the tabs are, too.
  private static final double NARROWEST = 560;

  private final Store store;
  private final MapArea area;
  private final MatrixPanel matrix;
  private final ToggleButton mapTab = tab("tab-map", Feather.MAP, "Map", "Ctrl+1");
  private final ToggleButton matrixTab = tab("tab-matrix", Feather.GRID, "Matrix", "Ctrl+2");
  private final ToggleButton tableTab = tab("tab-table", Feather.LIST, "Table", "Ctrl+3");
  private final TablePanel table;
  private final TrailBar trail;
  private final StaleSign stale;
  private final ReadingSign reading = new ReadingSign();
  private final ConsentCard consent;
  private final NoticeBar notices;
  private Face shown = Face.MAP;

  public ViewTabs(Store store, MapArea area, MatrixPanel matrix, TablePanel table, Ticker ticker) {
    this.store = store;
    stale = new StaleSign(ticker);
    consent = new ConsentCard(store);
    this.area = area;
    this.matrix = matrix;
    this.table = table;
    trail = new TrailBar(store, area.map());
    mapTab.setOnAction(e -> show(Face.MAP));
    matrixTab.setOnAction(e -> show(Face.MATRIX));
    tableTab.setOnAction(e -> show(Face.TABLE));
    HBox.setHgrow(trail.node(), Priority.ALWAYS);
    HBox ofMap = new HBox(trail.node(), area.tools());
    ofMap.setAlignment(Pos.CENTER_LEFT);
    ofMap.setPickOnBounds(false);
    StackPane tools = new StackPane(ofMap, matrix.tools());
    tools.setMinWidth(0);
    HBox.setHgrow(tools, Priority.ALWAYS);
    HBox strip = new HBox(mapTab, matrixTab, tableTab, tools);
    strip.setAlignment(Pos.CENTER_LEFT);
    strip.setId("view-tabs");
    strip.widthProperty().addListener((p, was, is) -> area.narrow(is.doubleValue() < NARROW));
    strip.getStyleClass().add("view-tabs");
    Narrow.below(strip.widthProperty(), NARROWEST, List.of(mapTab, matrixTab, tableTab));
    StackPane views =
        new StackPane(area.node(), matrix.node(), table.node(), stale.veil(), consent.node());
    views.setMinSize(0, 0);
    VBox.setVgrow(views, Priority.ALWAYS);
    VBox all = new VBox(strip, stale.node(), reading.node(), views);
    all.setMinSize(0, 0);
    notices = new NoticeBar(store, all);
  }

  public Node node() {
    return notices.node();
  }

  public void show(Face face) {
    store.dispatch(new Intent.OnMatrix(new MatrixStep.Show(face)));
    if (face == shown) {
      focus();
    }
    select();
  }

  public void render(Workspace workspace) {
    boolean blank = Blank.of(workspace).isPresent();
    Face face = workspace.matrix().face();
    area.render(workspace);
    notices.render(workspace);
    // Where there is nothing to look at, the map's place says why.
    area.node().setVisible(face == Face.MAP || blank);
    matrix.node().setVisible(face == Face.MATRIX && !blank);
    matrix.tools().setVisible(face == Face.MATRIX && !blank);
    table.node().setVisible(face == Face.TABLE && !blank);
    trail.node().setVisible(face != Face.MATRIX || blank);
    area.tools().setVisible(face == Face.MAP && !blank);
    trail.render(workspace);
    if (face == Face.MATRIX) {
      matrix.render(workspace);
    }
    table.render(workspace, face == Face.TABLE && !blank);
    stale.render(workspace, !blank);
    reading.render(workspace, !blank);
    consent.render(workspace);
    boolean turned = face != shown;
    shown = face;
    select();
    if (turned) {
      focus();
    }
  }

  private void select() {
    mapTab.setSelected(shown == Face.MAP);
    matrixTab.setSelected(shown == Face.MATRIX);
    tableTab.setSelected(shown == Face.TABLE);
  }

  /// Gives the keyboard to what is shown.
  public void takeFocus() {
    focus();
  }

  private void focus() {
    switch (shown) {
      case MAP -> area.takeFocus();
      case MATRIX -> matrix.focusGrid();
      case TABLE -> table.takeFocus();
    }
  }

  private static ToggleButton tab(String id, Feather icon, String title, String keys) {
    ToggleButton tab = new ToggleButton(title, new FontIcon(icon));
    tab.setId(id);
    tab.setAccessibleRole(AccessibleRole.TAB_ITEM);
    tab.getStyleClass().add("view-tab");
    tab.setMinWidth(ToggleButton.USE_PREF_SIZE);
    tab.setTooltip(new Tooltip(title + " (" + keys + ")"));
    return tab;
  }
}
