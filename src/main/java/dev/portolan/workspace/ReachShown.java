package dev.portolan.workspace;

import dev.portolan.diagram.Ties;
import org.jspecify.annotations.Nullable;

/// Which predicted connections of the selection lie over the map.
public enum ReachShown {
  BOTH(Ties.Ways.BOTH),
  OUT(Ties.Ways.OUT),
  IN(Ties.Ways.IN),
  OFF(null);

  private final Ties.@Nullable Ways ways;

  ReachShown(Ties.@Nullable Ways ways) {
    this.ways = ways;
  }

  /// The lines to draw, or null for none.
  Ties.@Nullable Ways ways() {
    return ways;
  }
}
