package dev.portolan.ui.shell;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Two pages in one place, with a switch between them.
final class PagePair {
  private final ToggleButton firstTab;
  private final ToggleButton secondTab;
  private final Node first;
  private final Node second;
  private final VBox root;
  private final Consumer<Boolean> chosen;

  /// @param chosen hears which page the user went to: true for the second
  PagePair(
      String firstTitle, Node first, String secondTitle, Node second, Consumer<Boolean> chosen) {
    this.chosen = chosen;
    this.first = first;
    this.second = second;
    ToggleGroup one = new ToggleGroup();
    firstTab = tab(firstTitle, "page-first", one);
    secondTab = tab(secondTitle, "page-second", one);
    firstTab.setOnAction(e -> go(false));
    secondTab.setOnAction(e -> go(true));
    HBox tabs = new HBox(0, firstTab, secondTab);
    tabs.getStyleClass().add("page-tabs");
    StackPane pages = new StackPane(first, second);
    first.managedProperty().bind(first.visibleProperty());
    second.managedProperty().bind(second.visibleProperty());
    root = new VBox(10, tabs, pages);
  }

  Region node() {
    return root;
  }

  private void go(boolean secondOne) {
    show(secondOne);
    chosen.accept(secondOne);
  }

  void show(boolean secondOne) {
    firstTab.setSelected(!secondOne);
    secondTab.setSelected(secondOne);
    first.setVisible(!secondOne);
    second.setVisible(secondOne);
  }

  private static ToggleButton tab(String title, String id, ToggleGroup group) {
    ToggleButton tab = new ToggleButton(title);
    tab.setId(id);
    tab.setToggleGroup(group);
    tab.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(tab, Priority.ALWAYS);
    return tab;
  }
}
