package dev.portolan.ui.shell;

import dev.portolan.ui.map.ArrangeBar;
import dev.portolan.ui.map.LegendCard;
import dev.portolan.ui.map.MapControls;
import dev.portolan.ui.map.MapView;
import dev.portolan.ui.map.Minimap;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The map with its buttons, and what stands there while there is no map.
public final class MapArea implements AutoCloseable {
  private final MapView map;
  private final MapControls controls;
  private final Minimap minimap;
  private final LegendCard legend;
  private final VBox corner;
  private final ArrangeBar arrange;
  private final BlankView blank;
  private final StackPane stack;

  /// @param chooseContext lets the user choose a context
  /// @param chooseNamespaces lets the user choose the namespaces that are read
  public MapArea(Store store, MapView map, Runnable chooseContext, Runnable chooseNamespaces) {
    this.map = map;
    minimap = new Minimap(map);
    legend = new LegendCard(map);
    controls = new MapControls(map, store);
    blank = new BlankView(store, chooseContext, chooseNamespaces);
    corner = new VBox(8, legend.node(), minimap.node(), controls.node());
    corner.setAlignment(Pos.BOTTOM_RIGHT);
    corner.setPickOnBounds(false);
    corner.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane.setAlignment(corner, Pos.BOTTOM_RIGHT);
    StackPane.setMargin(corner, new Insets(12));
    arrange = new ArrangeBar(store);
    stack = new StackPane(map.node(), corner, blank.node());
    stack.setMinSize(0, 0);
  }

  public Node node() {
    return stack;
  }

  MapView map() {
    return map;
  }

  public MapControls controls() {
    return controls;
  }

  /// Where the arrangement of the chart is chosen.
  Node tools() {
    return arrange.node();
  }

  /// True where there is little room for the tools.
  void narrow(boolean is) {
    arrange.narrow(is);
  }

  /// The keyboard goes to the map or, where there is none yet, to the button to press.
  public void takeFocus() {
    blank.first().orElse(map.node()).requestFocus();
  }

  void render(Workspace workspace) {
    map.render(workspace);
    boolean was = blank.node().isVisible();
    boolean idle = idle();
    blank.render(workspace);
    if (was && idle && !blank.node().isVisible()) {
      map.node().requestFocus();
    }
    minimap.render(workspace);
    legend.render(workspace);
    corner.setVisible(!workspace.diagram().boxes().isEmpty());
    arrange.render(workspace);
  }

  /// True while the keyboard is with nothing, or with what stands in the map's place.
  private boolean idle() {
    Node owner = stack.getScene() == null ? null : stack.getScene().getFocusOwner();
    Node at = owner;
    while (at != null && !at.equals(blank.node())) {
      at = at.getParent();
    }
    return owner == null || at != null;
  }

  @Override
  public void close() {
    minimap.close();
  }
}
