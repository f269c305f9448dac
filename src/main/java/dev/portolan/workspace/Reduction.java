package dev.portolan.workspace;

import java.util.List;

/// What the reducer gives: the next workspace and the work to do for it.
public record Reduction(Workspace workspace, List<Effect> effects) {
  public Reduction {
    effects = List.copyOf(effects);
  }

  static Reduction of(Workspace workspace, Effect... effects) {
    return new Reduction(workspace, List.of(effects));
  }
}
