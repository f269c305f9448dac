package dev.portolan.ui.shell;

import dev.portolan.ui.drawer.DrawerPanel;
import dev.portolan.workspace.Workspace;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The map with a panel beside it and one under it; both can be resized and put away, of the lower
/// one the tabs stay.
public final class Panels {
  private static final double SIDE_WIDTH = 340;

  /// It begins with no more than this share of the window.
  private static final double SIDE_SHARE = 0.3;

  private static final double BOTTOM_HEIGHT = 320;
  private static final double LEAST_HEIGHT = 120;

  /// The share of the whole that the map keeps when a panel comes up.
  private static final double LEAST_MAP = 0.4;

  private final SplitPane across;
  private final SplitPane down;
  private final Region side;
  private final Region strip;
  private final VBox bottom;
  private final VBox middle;
  private final ToggleButton sideToggle =
      toggle("toggle-inspector", Feather.SIDEBAR, "Inspector (Ctrl+I)");

  public Panels(Node map, Node inspector, DrawerPanel drawer) {
    side = panel(inspector);
    side.setMinWidth(240);
    strip = drawer.strip();
    bottom = new VBox(drawer.stage());
    bottom.getStyleClass().add("panel");
    bottom.setMinHeight(LEAST_HEIGHT);
    VBox.setVgrow(drawer.stage(), Priority.ALWAYS);
    down = new SplitPane(map);
    down.setOrientation(Orientation.VERTICAL);
    VBox.setVgrow(down, Priority.ALWAYS);
    middle = new VBox(down, strip);
    middle.setMinSize(0, 0);
    middle.getStyleClass().add("over-status");
    across = new SplitPane(middle, side);
    SplitPane.setResizableWithParent(side, false);
    SplitPane.setResizableWithParent(bottom, false);
    across.getStyleClass().add("panels");
    down.getStyleClass().add("panels");
    sideToggle.selectedProperty().addListener((o, was, is) -> put(across, side, is));
    side.setPrefWidth(SIDE_WIDTH);
    bottom.setPrefHeight(BOTTOM_HEIGHT);
    firstSize(across.widthProperty(), () -> divide(across, firstSide(), across.getWidth()));
    firstSize(down.heightProperty(), () -> divide(down, bottom.getPrefHeight(), down.getHeight()));
  }

  private double firstSide() {
    return Math.min(side.getPrefWidth(), SIDE_SHARE * across.getWidth());
  }

  public Node node() {
    return across;
  }

  public List<ToggleButton> toggles() {
    return List.of(sideToggle);
  }

  /// The tabs lie over the page that they open, and below the map while there is none.
  public void render(Workspace workspace) {
    boolean open = workspace.wire().under().open();
    if (open == down.getItems().contains(bottom)) {
      return;
    }
    put(down, bottom, open);
    // A split pane that is resized before it was laid out forgets where its divider was put.
    down.layout();
    middle.getChildren().remove(strip);
    bottom.getChildren().remove(strip);
    if (open) {
      bottom.getChildren().addFirst(strip);
    } else {
      middle.getChildren().add(strip);
    }
  }

  public void toggleInspector() {
    sideToggle.setSelected(!sideToggle.isSelected());
  }

  /// A panel that comes back has the size that it went with.
  private static void put(SplitPane pane, Region panel, boolean shown) {
    if (shown) {
      pane.getItems().add(panel);
      boolean beside = pane.getOrientation() == Orientation.HORIZONTAL;
      divide(
          pane,
          beside ? panel.getPrefWidth() : panel.getPrefHeight(),
          beside ? pane.getWidth() : pane.getHeight());
    } else {
      panel.setPrefSize(panel.getWidth(), panel.getHeight());
      pane.getItems().remove(panel);
    }
  }

  private static void divide(SplitPane pane, double panel, double all) {
    pane.setDividerPositions(Math.max(LEAST_MAP, 1 - panel / all));
  }

  /// A divider's place is a share of the whole: it can only be said once there is a size.
  private static void firstSize(ReadOnlyDoubleProperty size, Runnable action) {
    size.addListener(
        new InvalidationListener() {
          @Override
          public void invalidated(Observable observable) {
            if (size.get() > 0) {
              size.removeListener(this);
              action.run();
            }
          }
        });
  }

  private static Region panel(Node content) {
    StackPane panel = new StackPane(content);
    panel.getStyleClass().add("panel");
    return panel;
  }

  private static ToggleButton toggle(String id, Feather icon, String words) {
    ToggleButton toggle = new ToggleButton(null, new FontIcon(icon));
    toggle.setId(id);
    toggle.setSelected(true);
    toggle.getStyleClass().add("icon-button");
    toggle.setTooltip(new Tooltip(words));
    toggle.setAccessibleText(words);
    return toggle;
  }
}
