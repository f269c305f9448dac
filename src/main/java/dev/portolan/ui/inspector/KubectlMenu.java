package dev.portolan.ui.inspector;

import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Kubectl;
import dev.portolan.ui.map.Actions;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The kubectl commands that show the same as the inspector does, each copied by one click.
final class KubectlMenu {
  private final MenuButton menu;
  private final Store store;

  private KubectlMenu(MenuButton menu, Store store) {
    this.menu = menu;
    this.store = store;
  }

  /// @param containers the running containers of a pod; empty for anything else
  static MenuButton of(ObjectRef ref, List<String> containers, Store store) {
    // A pod has two more buttons in the row, so its menu is the icon alone.
    MenuButton menu = new MenuButton(ref.kind() == Kind.POD ? "" : "Copy as kubectl");
    menu.setGraphic(Glyphs.of(Feather.TERMINAL));
    menu.setTooltip(new Tooltip("Copy as kubectl: a command that shows the same"));
    menu.setAccessibleText("Copy as kubectl");
    KubectlMenu made = new KubectlMenu(menu, store);
    made.add("get as YAML", context -> Kubectl.get(context, ref));
    made.add("describe", context -> Kubectl.describe(context, ref));
    for (String name : containers) {
      ContainerRef where = new ContainerRef(ref.namespace(), ref.name(), name);
      String of = containers.size() == 1 ? "" : " of " + name;
      made.add("logs" + of, context -> Kubectl.logs(context, where));
      made.add(
          "exec: its DNS settings" + of,
          context -> Kubectl.exec(context, where, List.of("cat", "/etc/resolv.conf")));
    }
    return menu;
  }

  private void add(String name, Function<@Nullable String, String> command) {
    menu.getItems()
        .add(ActionsView.item(name, () -> Actions.copy(command.apply(context(store.now())))));
  }

  private static @Nullable String context(Workspace workspace) {
    return workspace.open() == null ? null : workspace.open().context().name();
  }
}
