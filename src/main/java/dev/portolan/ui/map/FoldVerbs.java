package dev.portolan.ui.map;

import dev.portolan.layout.Folds;
import dev.portolan.layout.Folds.Depth;
import dev.portolan.ui.verbs.Group;
import dev.portolan.ui.verbs.Verb;
import dev.portolan.ui.verbs.Verbs;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import java.util.Locale;
import org.kordamp.ikonli.feather.Feather;

/// The verbs that open and close everything at once.
public final class FoldVerbs {
  private final Store store;

  public FoldVerbs(Store store) {
    this.store = store;
  }

  public void addTo(Verbs verbs) {
    verbs.add(
        all(Depth.NAMESPACES, "Close all namespaces", Feather.GRID),
        all(Depth.WORKLOADS, "Fold all pods into their workloads", Feather.MINIMIZE_2),
        all(Depth.PODS, "Open all workloads", Feather.MAXIMIZE_2));
  }

  private Verb all(Depth depth, String title, Feather icon) {
    String id = "map.unfold-" + depth.name().toLowerCase(Locale.ROOT);
    return Verb.of(Group.MAP, id, title, () -> store.dispatch(new Intent.FoldAll(depth)))
        .icon(icon)
        .when(w -> w.open() != null && !w.map().view().folds().equals(Folds.to(depth)));
  }
}
