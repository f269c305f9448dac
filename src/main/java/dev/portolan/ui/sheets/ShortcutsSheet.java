package dev.portolan.ui.sheets;

import dev.portolan.ui.parts.IconButton;
import dev.portolan.ui.verbs.Group;
import dev.portolan.ui.verbs.Verb;
import dev.portolan.ui.verbs.Verbs;
import dev.portolan.workspace.Workspace;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The sheet of shortcuts: every verb that has keys, under what it is about, and what the mouse
/// does on the map. It is made of the verbs themselves, so that it cannot be out of date.
final class ShortcutsSheet implements Card {
  private static final double COLUMN = 400;
  private static final double GAP = 16;

  private static final Map<String, String> MOUSE = mouse();

  private final Verbs verbs;
  private final FlowPane columns = new Columned(3);
  private final Button close;
  private final VBox card;

  ShortcutsSheet(Verbs verbs, Runnable hide) {
    this.verbs = verbs;
    close = IconButton.of(Feather.X, "Close (Esc)", hide);
    Label title = new Label("Keyboard and mouse");
    title.getStyleClass().add("sheet-title");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    HBox head = new HBox(8, title, close);
    head.setAlignment(Pos.CENTER_LEFT);
    columns.getStyleClass().add("sheet-body");
    ScrollPane scroll = new ScrollPane(columns);
    scroll.setFitToHeight(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    card = new VBox(12, head, scroll);
    card.setId("shortcuts");
    card.getStyleClass().add("sheet");
  }

  @Override
  public Region node() {
    return card;
  }

  @Override
  public Node first() {
    return close;
  }

  @Override
  public void render(Workspace workspace) {
    Map<Group, VBox> parts = new EnumMap<>(Group.class);
    for (Verb verb : verbs.all(workspace)) {
      // of keys that are on a keyboard twice, one is enough to know
      List<String> keys = verb.keys().words().stream().filter(k -> !k.contains("Numpad")).toList();
      if (!keys.isEmpty()) {
        parts
            .computeIfAbsent(verb.group(), g -> part(g.title()))
            .getChildren()
            .add(row(verb.title(), keys));
      }
    }
    VBox mouse = part("Mouse on the map");
    MOUSE.forEach((keys, what) -> mouse.getChildren().add(row(what, List.of(keys))));
    // beside the shortest groups, so that three columns of a usual window hold all of it
    List<Node> all = new ArrayList<>(parts.values());
    all.add(Math.min(2, all.size()), mouse);
    columns.getChildren().setAll(all);
  }

  private static VBox part(String title) {
    Label heading = new Label(title);
    heading.getStyleClass().add("caption");
    VBox part = new VBox(4, heading);
    part.setPrefWidth(COLUMN);
    return part;
  }

  private static Node row(String what, List<String> keys) {
    Label title = new Label(what);
    title.setMaxWidth(Double.MAX_VALUE);
    title.setMinWidth(0);
    HBox.setHgrow(title, Priority.ALWAYS);
    HBox row = new HBox(4, title);
    row.setAlignment(Pos.CENTER_LEFT);
    for (String key : keys) {
      Label cap = new Label(key);
      cap.getStyleClass().add("key-cap");
      cap.setMinWidth(Region.USE_PREF_SIZE);
      row.getChildren().add(cap);
    }
    row.setAccessibleText(what + ": " + String.join(" or ", keys));
    return row;
  }

  private static Map<String, String> mouse() {
    Map<String, String> mouse = new LinkedHashMap<>();
    mouse.put("Drag", "Move the map");
    mouse.put("Wheel, pinch", "Zoom to the pointer");
    mouse.put("Click", "Select");
    mouse.put("Ctrl+Click", "Add to the selection");
    mouse.put("Shift+Drag", "Select all within");
    mouse.put("Right click", "What can be done with it");
    return mouse;
  }

  /// The least height at which a number of columns holds things, each below the one before it.
  static double tall(List<Double> heights, int columns) {
    double tall = heights.stream().mapToDouble(h -> h).max().orElse(0);
    while (columns(heights, tall) > columns) {
      tall += GAP;
    }
    return tall;
  }

  private static int columns(List<Double> heights, double tall) {
    int columns = 1;
    double used = -GAP;
    for (double height : heights) {
      if (used + GAP + height > tall) {
        columns++;
        used = -GAP;
      }
      used += GAP + height;
    }
    return columns;
  }

  /// Columns that are as high as they must be, and no higher.
  private static final class Columned extends FlowPane {
    private final int columns;

    Columned(int columns) {
      super(Orientation.VERTICAL, 28, GAP);
      this.columns = columns;
    }

    @Override
    protected double computePrefHeight(double width) {
      return snappedTopInset() + snappedBottomInset() + Math.ceil(tall());
    }

    @Override
    protected double computePrefWidth(double height) {
      return super.computePrefWidth(height < 0 ? computePrefHeight(-1) : height);
    }

    private double tall() {
      return ShortcutsSheet.tall(
          getManagedChildren().stream().map(c -> Math.ceil(c.prefHeight(-1))).toList(), columns);
    }
  }
}
