package dev.portolan.ui.map;

import dev.portolan.diagram.ChartView;
import dev.portolan.layout.Grouping;
import dev.portolan.layout.Mode;
import dev.portolan.model.ObjectRef;
import dev.portolan.ui.verbs.Group;
import dev.portolan.ui.verbs.Verb;
import dev.portolan.ui.verbs.Verbs;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.kordamp.ikonli.feather.Feather;

/// The verbs that arrange the chart: its layout, what its groups are made by, what the focus is on,
/// and taking back what was put somewhere.
public final class ArrangeVerbs {
  /// How far around a thing is looked at first, and at most.
  static final int HOPS = 2;

  static final int MOST_HOPS = 6;

  private final Store store;

  public ArrangeVerbs(Store store) {
    this.store = store;
  }

  public void addTo(Verbs verbs) {
    for (Mode mode : Mode.values()) {
      verbs.add(mode(mode));
    }
    for (Grouping grouping : Grouping.values()) {
      verbs.add(grouping(grouping));
    }
    verbs.add(nearer(), farther(), reset());
  }

  Verb mode(Mode mode) {
    String id = "map.layout-" + mode.name().toLowerCase(Locale.ROOT);
    return switch (mode) {
      case FOCUS ->
          Verb.of(Group.MAP, id, "Focus on the selected thing", this::focus)
              .icon(Feather.CROSSHAIR)
              .when(w -> open(w) && w.map().inspected() != null);
      case PACKED, FLOW, NODES ->
          Verb.of(Group.MAP, id, "Layout: " + words(mode), () -> show(v -> v.with(mode)))
              .icon(icon(mode))
              .when(ArrangeVerbs::open);
    };
  }

  static Feather icon(Mode mode) {
    return switch (mode) {
      case PACKED -> Feather.LAYOUT;
      case FLOW -> Feather.SHARE_2;
      case NODES -> Feather.SERVER;
      case FOCUS -> Feather.CROSSHAIR;
    };
  }

  /// What a mode shows, in a few words.
  static String words(Mode mode) {
    return switch (mode) {
      case PACKED -> "packed, every group a box";
      case FLOW -> "flow, along the traffic";
      case NODES -> "nodes, where things run";
      case FOCUS -> "focus, what is around the selected thing";
    };
  }

  Verb grouping(Grouping grouping) {
    String id = "map.group-" + grouping.name().toLowerCase(Locale.ROOT);
    String title = "Group by " + grouping.title().toLowerCase(Locale.ROOT);
    return Verb.of(Group.MAP, id, title, () -> show(v -> v.with(grouping)))
        .when(w -> open(w) && w.map().view().mode().groupings().contains(grouping));
  }

  Verb reset() {
    return Verb.of(
            Group.MAP, "map.reset-positions", "Reset positions", () -> show(ChartView::unpinned))
        .icon(Feather.ROTATE_CCW)
        .when(w -> !w.map().view().pinned().isEmpty());
  }

  Verb nearer() {
    return hops("map.focus-nearer", "Look less far around", -1);
  }

  Verb farther() {
    return hops("map.focus-farther", "Look farther around", 1);
  }

  private Verb hops(String id, String title, int more) {
    return Verb.of(Group.MAP, id, title, () -> show(v -> hops(v, more)))
        .when(w -> !hops(w.map().view(), more).equals(w.map().view()));
  }

  private static ChartView hops(ChartView view, int more) {
    ChartView.Focus focus = view.focus();
    if (focus == null || view.mode() != Mode.FOCUS) {
      return view;
    }
    int hops = Math.clamp(focus.hops() + more, 1, MOST_HOPS);
    return view.around(new ChartView.Focus(focus.ref(), hops));
  }

  private void focus() {
    ObjectRef ref = store.now().map().inspected();
    if (ref != null) {
      show(v -> focused(v, ref));
    }
  }

  private static ChartView focused(ChartView view, ObjectRef ref) {
    ChartView.Focus was = view.focus();
    int hops = was == null ? HOPS : was.hops();
    return view.with(Mode.FOCUS).around(new ChartView.Focus(ref, hops));
  }

  private void show(UnaryOperator<ChartView> change) {
    store.dispatch(new Intent.ShowChart(change.apply(store.now().map().view())));
  }

  private static boolean open(Workspace workspace) {
    return workspace.open() != null && !workspace.open().closed();
  }
}
