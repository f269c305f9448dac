package dev.portolan.layout;

import dev.portolan.model.ObjectRef;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Things with places relative to the block's own top left corner.
///
/// @param key the thing that the block is known by from one chart to the next; two blocks of one
///   key are equal
record Block(ObjectRef key, double width, double height, List<Placed> parts) {
  Block {
    parts = List.copyOf(parts);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Block b && b.key.equals(key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  /// One thing and its place.
  record Placed(ObjectRef ref, Area area) {}

  static Block of(ObjectRef ref, double width, double height) {
    return new Block(ref, width, height, List.of(new Placed(ref, new Area(0, 0, width, height))));
  }

  List<Placed> at(double x, double y) {
    return parts.stream().map(p -> new Placed(p.ref(), p.area().move(x, y))).toList();
  }

  /// A block around parts that may stand anywhere: moved so that its corner is at 0, 0.
  static Block around(ObjectRef key, List<Placed> parts) {
    Area all = parts.stream().map(Placed::area).reduce(Area::union).orElseThrow();
    List<Placed> moved = new ArrayList<>();
    parts.forEach(p -> moved.add(new Placed(p.ref(), p.area().move(-all.x(), -all.y()))));
    return new Block(key, all.width(), all.height(), moved);
  }
}
