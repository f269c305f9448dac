package dev.portolan.workspace;

import dev.portolan.diagram.ChartView;
import dev.portolan.model.ObjectRef;
import java.util.List;

/// What the user can take back on the map, and go back to.
///
/// @param views how the cluster was shown
/// @param picks what was selected
public record Trails(Trail<ChartView> views, Trail<List<ObjectRef>> picks) {
  static final Trails NONE = new Trails(Trail.empty(), Trail.empty());

  Trails withViews(Trail<ChartView> are) {
    return new Trails(are, picks);
  }

  Trails withPicks(Trail<List<ObjectRef>> are) {
    return new Trails(views, are);
  }
}
