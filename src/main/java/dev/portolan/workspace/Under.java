package dev.portolan.workspace;

/// The panel under the map: which of its pages is in front, and whether more of it is seen than its
/// tabs.
public record Under(Drawer page, boolean open) {
  /// Closed: the map has the room until something is asked of the wire.
  public static final Under START = new Under(Drawer.CHECKS, false);
}
