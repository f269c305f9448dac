package dev.portolan.ui.drawer;

import dev.portolan.ui.verbs.Group;
import dev.portolan.ui.verbs.Verb;
import dev.portolan.ui.verbs.Verbs;
import dev.portolan.workspace.Drawer;
import java.util.Locale;

/// A verb for each page under the map, so that the palette leads to every one of them. The history
/// has its verb, with keys, elsewhere.
public final class DrawerVerbs {
  private final DrawerKeys drawer;

  public DrawerVerbs(DrawerKeys drawer) {
    this.drawer = drawer;
  }

  public void addTo(Verbs verbs) {
    for (Drawer place : Drawer.values()) {
      if (place != Drawer.HISTORY) {
        String id = "view.page-" + place.name().toLowerCase(Locale.ROOT);
        verbs.add(
            Verb.of(Group.VIEW, id, place.title(), () -> drawer.open(place))
                .icon(DrawerTab.icon(place)));
      }
    }
  }
}
