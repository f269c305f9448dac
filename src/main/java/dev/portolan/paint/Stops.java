package dev.portolan.paint;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Overlay.Stop;
import dev.portolan.model.ObjectRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The stops of a path as they are seen.
final class Stops {
  private Stops() {}

  /// Without those that lie in one tile with what was before them.
  ///
  /// @param seen finds what is drawn for a thing: itself, or the tile that it is in
  static List<Stop> inSight(List<Stop> stops, Function<ObjectRef, Optional<Box>> seen) {
    List<Stop> kept = new ArrayList<>();
    @Nullable ObjectRef tile = null;
    int entered = 0;
    for (Stop stop : stops) {
      ObjectRef object = stop.object();
      ObjectRef now = object == null ? null : seen.apply(object).map(Box::ref).orElse(null);
      if (now != null && now.equals(tile)) {
        kept.subList(entered, kept.size()).clear();
        continue;
      }
      kept.add(stop);
      if (now != null) {
        tile = now.equals(object) ? null : now;
        entered = kept.size();
      }
    }
    return kept;
  }
}
