package dev.portolan.ui.map;

import dev.portolan.ui.verbs.Group;
import dev.portolan.ui.verbs.Verb;
import dev.portolan.ui.verbs.Verbs;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.ReachShown;
import dev.portolan.workspace.Store;
import java.util.Locale;
import org.kordamp.ikonli.feather.Feather;

/// Which predicted connections of the selection are drawn, as verbs: the bar on the map is for the
/// mouse alone.
public final class ReachVerbs {
  private final Store store;

  public ReachVerbs(Store store) {
    this.store = store;
  }

  public void addTo(Verbs verbs) {
    for (ReachShown shown : ReachShown.values()) {
      verbs.add(
          Verb.of(
                  Group.MAP,
                  "map.reach-" + shown.name().toLowerCase(Locale.ROOT),
                  "Reach: " + title(shown),
                  () -> store.dispatch(new Intent.ShowReach(shown)))
              .icon(Feather.SHARE_2)
              .when(w -> w.open() != null && w.appearance().reach() != shown));
    }
  }

  private static String title(ReachShown shown) {
    return switch (shown) {
      case BOTH -> "both ways";
      case OUT -> "whom the selection may reach";
      case IN -> "who may reach the selection";
      case OFF -> "draw no predictions";
    };
  }
}
