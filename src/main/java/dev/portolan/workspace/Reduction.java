package dev.portolan.workspace;

import java.util.ArrayList;
import java.util.List;

/// What the reducer gives: the next workspace and the work to do for it.
public record Reduction(Workspace workspace, List<Effect> effects) {
  public Reduction {
    effects = List.copyOf(effects);
  }

  /// The same with more work.
  Reduction plus(Effect more) {
    List<Effect> all = new ArrayList<>(effects);
    all.add(more);
    return new Reduction(workspace, all);
  }

  static Reduction of(Workspace workspace, Effect... effects) {
    return new Reduction(workspace, List.of(effects));
  }
}
