package dev.portolan.workspace;

import dev.portolan.diagram.ChartView;
import dev.portolan.model.ObjectRef;
import dev.portolan.workspace.Workspace.MapView;
import dev.portolan.workspace.Workspace.OpenContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Taking back what was done to the view, and going back to what was selected.
final class TrailReducer {
  private TrailReducer() {}

  static Reduction undo(Workspace w) {
    MapView map = w.map();
    return to(w, map.trails().views().back(map.view(), v -> shows(w, v)));
  }

  static Reduction redo(Workspace w) {
    MapView map = w.map();
    return to(w, map.trails().views().forth(map.view(), v -> shows(w, v)));
  }

  /// A view of what is not read any more shows nothing.
  private static boolean shows(Workspace w, ChartView view) {
    OpenContext open = w.open();
    return !view.equals(w.map().view()) && (open == null || open.reads(view));
  }

  private static Reduction to(Workspace w, Trail.@Nullable Step<ChartView> step) {
    if (step == null) {
      return Reduction.of(w);
    }
    Workspace stepped = w.with(w.map().going(w.map().trails().withViews(step.trail())));
    return MapReducer.draw(stepped, step.place());
  }

  static Workspace back(Workspace w) {
    MapView map = w.map();
    return picked(w, map.trails().picks().back(map.selected(), p -> there(w, p)));
  }

  static Workspace forward(Workspace w) {
    MapView map = w.map();
    return picked(w, map.trails().picks().forth(map.selected(), p -> there(w, p)));
  }

  private static Workspace picked(Workspace w, Trail.@Nullable Step<List<ObjectRef>> step) {
    if (step == null) {
      return w;
    }
    return w.with(w.map().selecting(step.place()).going(w.map().trails().withPicks(step.trail())));
  }

  /// Something else was selected: what was selected before can be gone back to.
  static MapView left(MapView before, MapView after) {
    boolean moved = !before.selected().equals(after.selected()) && !before.selected().isEmpty();
    return moved
        ? after.going(after.trails().withPicks(before.trails().picks().left(before.selected())))
        : after;
  }

  /// Nothing selected is no place to go to, nor is what does not exist any more.
  private static boolean there(Workspace w, List<ObjectRef> refs) {
    return !refs.isEmpty()
        && !refs.equals(w.map().selected())
        && refs.stream().allMatch(r -> MapReducer.known(r, w));
  }
}
