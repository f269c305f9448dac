package dev.portolan.ui.tabs;

import dev.portolan.ui.contexts.AccentSign;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.IconButton;
import dev.portolan.ui.parts.Sheet;
import dev.portolan.workspace.Accent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The strip of tabs at the top of a window. With a single tab there is none.
final class TabStrip {
  private static final PseudoClass FRONT = PseudoClass.getPseudoClass("front");

  private final Acts acts;
  private final HBox heads = new HBox();
  private final HBox root;
  private List<TabHead> shown = List.of();
  private int front = -1;

  /// What is done by the strip, each with the place of a tab.
  ///
  /// @param add opens another tab
  record Acts(IntConsumer go, IntConsumer close, IntConsumer moveOut, Runnable add) {}

  TabStrip(Acts acts) {
    this.acts = acts;
    heads.setId("tab-heads");
    heads.setAccessibleRole(AccessibleRole.TAB_PANE);
    Button add = IconButton.of(Feather.PLUS, "New tab (Ctrl+T)", acts.add());
    add.setId("tab-add");
    root = new HBox(heads, add);
    root.setAlignment(Pos.CENTER_LEFT);
    root.setId("tab-strip");
    root.getStyleClass().add("tab-strip");
    Sheet.add(root, "tabs");
    root.managedProperty().bind(root.visibleProperty());
  }

  Node node() {
    return root;
  }

  void show(List<TabHead> tabs, int newFront) {
    root.setVisible(tabs.size() > 1);
    if (tabs.equals(shown) && front == newFront) {
      return;
    }
    shown = tabs;
    front = newFront;
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < tabs.size(); i++) {
      nodes.add(head(tabs.get(i), i));
    }
    heads.getChildren().setAll(nodes);
  }

  private Node head(TabHead tab, int place) {
    ToggleButton go = new ToggleButton(tab.title());
    go.setAccessibleRole(AccessibleRole.TAB_ITEM);
    go.setAccessibleText(tab.spoken());
    go.setSelected(place == front);
    go.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    go.setTooltip(new Tooltip(tab.spoken()));
    go.getStyleClass().add("tab-go");
    go.setGraphic(signs(tab));
    go.setOnAction(
        e -> {
          go.setSelected(place == front);
          acts.go().accept(place);
        });
    Button close =
        IconButton.of(Feather.X, "Close " + tab.title(), () -> acts.close().accept(place));
    close.getStyleClass().add("tab-close");
    HBox head = new HBox(go, close);
    head.setAlignment(Pos.CENTER);
    head.getStyleClass().add("tab-head");
    head.pseudoClassStateChanged(FRONT, place == front);
    head.setOnMouseClicked(
        e -> {
          if (e.getButton() == MouseButton.MIDDLE) {
            acts.close().accept(place);
          }
        });
    ContextMenu menu =
        new ContextMenu(
            item("Move to a window of its own", Feather.EXTERNAL_LINK, acts.moveOut(), place),
            item("Close", Feather.X, acts.close(), place));
    go.setContextMenu(menu);
    return head;
  }

  private static Node signs(TabHead tab) {
    Label signs = new Label();
    HBox both = new HBox(6, signs);
    both.setAlignment(Pos.CENTER_LEFT);
    if (tab.signal() == TabHead.Signal.NONE) {
      both.getChildren().remove(signs);
    } else {
      signs.setGraphic(Glyphs.of(Glyphs.of(tab.signal().tone())));
      signs.getStyleClass().add("tone-" + tab.signal().tone().name().toLowerCase(Locale.ROOT));
    }
    if (tab.accent() != Accent.NONE) {
      Region mark = AccentSign.of(tab.accent());
      both.getChildren().addFirst(mark);
    }
    return both;
  }

  private static MenuItem item(String text, Feather icon, IntConsumer act, int place) {
    MenuItem item = new MenuItem(text, new FontIcon(icon));
    item.setOnAction(e -> act.accept(place));
    return item;
  }
}
