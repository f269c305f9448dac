package dev.portolan.ui.inspector;

import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.ui.map.Actions;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.workspace.Store;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/// The kubectl commands that show the same as the inspector does, each copied by one click.
final class KubectlMenu {
  private KubectlMenu() {}

  /// @param containers the running containers of a pod; empty for anything else
  static MenuButton of(ObjectRef ref, List<String> containers, Store store) {
    // A pod has two more buttons in the row, so its menu is the icon alone.
    MenuButton menu = new MenuButton(ref.kind() == Kind.POD ? "" : "Copy as kubectl");
    menu.setGraphic(Glyphs.of(Feather.TERMINAL));
    menu.setTooltip(new Tooltip("Copy as kubectl: a command that shows the same"));
    menu.setAccessibleText("Copy as kubectl");
    add(menu, "get", () -> Actions.kubectlGet(ref, store.now()));
    return menu;
  }

  private static void add(MenuButton menu, String name, Supplier<String> command) {
    menu.getItems().add(ActionsView.item(name, () -> Actions.copy(command.get())));
  }
}
