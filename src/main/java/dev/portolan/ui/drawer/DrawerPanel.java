package dev.portolan.ui.drawer;

import dev.portolan.ui.parts.FileDialogs;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.IconButton;
import dev.portolan.ui.parts.Narrow;
import dev.portolan.workspace.Drawer;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Under;
import dev.portolan.workspace.Workspace;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.feather.Feather;

/// The panel under the map: a strip of tabs that is always there, and the page of one of them while
/// it is open.
public final class DrawerPanel implements AutoCloseable {
  /// Below this the tabs are told by their icons alone.
  private static final double NARROW = 560;

  private final List<DrawerTab> tabs;
  private final StackPane stage = new StackPane();
  private final HBox strip = new HBox();
  private final Button lid;

  public DrawerPanel(Store store, FileDialogs files) {
    tabs = Stream.of(Drawer.values()).map(d -> DrawerTab.of(store, files, d)).toList();
    lid =
        IconButton.of(Feather.CHEVRON_UP, "Open", () -> store.dispatch(new Intent.ToggleDrawer()));
    lid.setId("drawer-lid");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    strip.setId("drawer-tabs");
    strip.getStyleClass().addAll("view-tabs", "drawer-tabs");
    strip.setAlignment(Pos.CENTER_LEFT);
    tabs.forEach(t -> strip.getChildren().add(t.button()));
    strip.getChildren().addAll(gap, lid);
    Narrow.below(strip.widthProperty(), NARROW, tabs.stream().map(DrawerTab::button).toList());
    stage.setId("drawer-stage");
    stage.setMinSize(0, 0);
    stage.setAlignment(Pos.TOP_LEFT);
    Rectangle edge = new Rectangle();
    edge.widthProperty().bind(stage.widthProperty());
    edge.heightProperty().bind(stage.heightProperty());
    stage.setClip(edge);
    render(store.now());
  }

  /// The tabs.
  public Region strip() {
    return strip;
  }

  /// Gives a page that is in front the keyboard, as Tab would, so that it is seen where it is; its
  /// tab where nothing in the page can be used yet.
  void enter(Drawer page) {
    if (takes(stage)) {
      lid.requestFocusTraversal(TraversalDirection.NEXT);
    } else {
      tabs.get(List.of(Drawer.values()).indexOf(page)).button().requestFocus();
    }
  }

  /// True where something within takes the keyboard.
  private static boolean takes(Parent parent) {
    return parent.getChildrenUnmodifiable().stream()
        .filter(c -> c.isVisible() && !c.isDisabled())
        .anyMatch(c -> c.isFocusTraversable() || (c instanceof Parent p && takes(p)));
  }

  /// The page that is in front.
  public Region stage() {
    return stage;
  }

  public void render(Workspace workspace) {
    Under under = workspace.wire().under();
    turn(under.open());
    for (DrawerTab tab : tabs) {
      boolean front = under.open() && tab.place() == under.page();
      tab.label(workspace, front);
      if (front) {
        show(tab.node());
        tab.front(workspace);
      } else {
        tab.behind();
      }
    }
  }

  /// Draws nothing where nothing has changed.
  private void turn(boolean open) {
    String words = (open ? "Close" : "Open") + " the panel (Ctrl+J)";
    if (!words.equals(lid.getAccessibleText())) {
      lid.setGraphic(Glyphs.of(open ? Feather.CHEVRON_DOWN : Feather.CHEVRON_UP));
      lid.setAccessibleText(words);
      lid.setTooltip(new Tooltip(words));
    }
  }

  private void show(Node page) {
    if (stage.getChildren().isEmpty() || !stage.getChildren().getFirst().equals(page)) {
      stage.getChildren().setAll(page);
    }
  }

  @Override
  public void close() {
    tabs.forEach(DrawerTab::behind);
  }
}
