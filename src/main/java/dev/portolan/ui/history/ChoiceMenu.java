package dev.portolan.ui.history;

import dev.portolan.ui.parts.Glyphs;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;

/// A button with a menu of what there is to choose among; nothing chosen means all.
final class ChoiceMenu<T> {
  private static final int MOST = 40;

  private final String title;
  private final Function<T, Look> look;
  private final Consumer<Set<T>> choose;
  private final MenuButton button;
  private List<T> offered = List.of();
  private Set<T> chosen = Set.of();

  /// How a choice is shown.
  record Look(String text, Feather icon) {}

  ChoiceMenu(String title, Function<T, Look> look, Consumer<Set<T>> choose) {
    this.title = title;
    this.look = look;
    this.choose = choose;
    button = new MenuButton(title);
    button.getItems().add(new MenuItem("All"));
    button.setOnShowing(e -> fill());
    button.setMaxWidth(200);
  }

  Node node() {
    return button;
  }

  void show(List<T> newOffered, Set<T> newChosen) {
    offered = newOffered;
    chosen = newChosen;
    button.setText(
        chosen.isEmpty()
            ? title
            : chosen.stream().map(c -> look.apply(c).text()).collect(Collectors.joining(", ")));
    button.setAccessibleText(title + ": " + (chosen.isEmpty() ? "all" : button.getText()));
    button.setDisable(offered.size() < 2 && chosen.isEmpty());
  }

  /// Only when it opens: most renderings nobody looks into it.
  private void fill() {
    MenuItem all = new MenuItem("All");
    all.setDisable(chosen.isEmpty());
    all.setOnAction(e -> choose.accept(Set.of()));
    button.getItems().setAll(all, new SeparatorMenuItem());
    offered.stream().limit(MOST).map(this::item).forEach(button.getItems()::add);
  }

  private CheckMenuItem item(T choice) {
    Look shown = look.apply(choice);
    CheckMenuItem item = new CheckMenuItem(shown.text(), Glyphs.of(shown.icon()));
    item.setMnemonicParsing(false);
    item.setSelected(chosen.contains(choice));
    item.setOnAction(e -> toggle(choice));
    return item;
  }

  private void toggle(T choice) {
    Set<T> next = new LinkedHashSet<>(chosen);
    if (!next.remove(choice)) {
      next.add(choice);
    }
    choose.accept(next);
  }
}
