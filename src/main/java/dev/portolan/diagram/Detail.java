package dev.portolan.diagram;

import dev.portolan.layout.Metrics;
import dev.portolan.model.ObjectRef;
import java.util.Set;

/// How much of a chart is shown from where one looks: cluster (a namespace is a tile), namespace
/// (workloads and services), workload (pods), pod (containers, ports, addresses).
///
/// @param tiles the namespaces that are shown as one tile each
/// @param crew how many pods a workload may have for each to be shown; the others are one strip
/// @param zoom points per chart unit: how near one looks
/// @param fields into how many fields each broad tile may be cut, that tell what is where in it
public record Detail(Set<ObjectRef> tiles, int crew, double zoom, int fields) {
  /// Everything, and nothing written on it but names.
  public static final Detail BARE = new Detail(Set.of(), Integer.MAX_VALUE, 0.3, 0);

  /// Everything, with what is written on it.
  public static final Detail ALL = new Detail(Set.of(), Integer.MAX_VALUE, 1, 0);

  /// Below this many points per unit nothing is written but names.
  private static final double WORDS_FROM = 0.34;

  /// A pod whose place is this wide, in points, has room for its containers.
  private static final double PARTS_FROM = 200;

  /// A pod is shown by itself while its place is this wide, in points.
  private static final double SEAT_FROM = 3.5;

  /// How wide and high, in points, a tile is that has room for more than its name.
  private static final double BROAD = 190;

  /// Below this many points per unit a folded workload has room for one line, and a thin strip that
  /// is not divided.
  private static final double STRIP_FROM = 0.44;

  public Detail {
    tiles = Set.copyOf(tiles);
  }

  /// How much is written on a box.
  enum Wording {
    NONE,
    /// Its address and its state.
    SHORT,
    /// Its containers too.
    FULL
  }

  /// True for a namespace that is shown as one tile.
  public boolean tile(ObjectRef namespace) {
    return tiles.contains(namespace);
  }

  /// True where even the tiles are too many to be shown each, and are put together by place.
  ///
  /// @param marks how many there may be
  public boolean joined(int marks) {
    return tiles.size() > marks;
  }

  /// True when the pods of a workload are shown one by one.
  ///
  /// @param pods how many it has
  /// @param seat how wide the place of one is, in chart units
  public boolean pods(int pods, double seat) {
    boolean near = seat >= Metrics.POD_WIDTH || strips();
    return crew == Integer.MAX_VALUE || (pods <= crew && near && seat * zoom >= SEAT_FROM);
  }

  /// True for a tile with room for more than its name.
  public boolean broad(Rect tile) {
    return tile.width() * zoom >= BROAD && tile.height() * zoom >= BROAD;
  }

  /// True where the strip of a folded workload has a line of its own, and its pods can be seen in
  /// it.
  public boolean strips() {
    return zoom >= STRIP_FROM;
  }

  public boolean words() {
    return zoom >= WORDS_FROM;
  }

  /// What is written on a box of some width.
  Wording wording(double width) {
    if (width * zoom >= PARTS_FROM) {
      return Wording.FULL;
    }
    return words() ? Wording.SHORT : Wording.NONE;
  }
}
