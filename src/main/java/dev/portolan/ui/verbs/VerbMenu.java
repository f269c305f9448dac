package dev.portolan.ui.verbs;

import dev.portolan.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Makes menus of verbs: a line between one group and the next, what cannot be used now greyed out.
public final class VerbMenu {
  private VerbMenu() {}

  public static List<MenuItem> items(List<Verb> verbs, Workspace workspace) {
    List<MenuItem> items = new ArrayList<>();
    @Nullable Group before = null;
    for (Verb verb : verbs) {
      if (before != null && before != verb.group()) {
        items.add(new SeparatorMenuItem());
      }
      before = verb.group();
      items.add(item(verb, workspace));
    }
    return items;
  }

  /// The keys are only told: the window hears them whether a menu is open or not.
  private static MenuItem item(Verb verb, Workspace workspace) {
    MenuItem item = new MenuItem(verb.title());
    item.setId("verb-" + verb.id().replace('.', '-'));
    item.setMnemonicParsing(false);
    if (verb.icon() != null) {
      item.setGraphic(new FontIcon(verb.icon()));
    }
    verb.keys().pressed().stream().findFirst().ifPresent(item::setAccelerator);
    item.setDisable(!verb.enabled().test(workspace));
    item.setOnAction(e -> verb.run().run());
    return item;
  }
}
