package dev.portolan.workspace;

import dev.portolan.diagram.Overlay;

/// Makes the chart's overlay from selection, search and checks.
final class Overlays {
  private Overlays() {}

  static Overlay of(Workspace workspace) {
    return Overlay.NONE;
  }
}
