package dev.portolan.layout;

import dev.portolan.model.ObjectRef;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which slot of a grid each thing has, row by row. Who has one keeps it: what goes leaves a gap,
/// what comes takes the first free one.
record Slots(int columns, int rows, Map<ObjectRef, Integer> taken) {
  static final Slots NONE = new Slots(1, 0, Map.of());

  /// By how much of its columns a grid may be narrower or wider than is best.
  private static final double TOLERANCE = 0.5;

  /// @param best how many columns a new grid would have
  static Slots next(List<ObjectRef> things, int best, @Nullable Slots before) {
    Slots kept = before != null && before.fits(things.size(), best) ? before : null;
    int columns = kept == null ? best : kept.columns;
    Map<ObjectRef, Integer> had = kept == null ? Map.of() : kept.taken;
    Map<ObjectRef, Integer> taken = new HashMap<>();
    BitSet used = new BitSet();
    for (ObjectRef thing : things) {
      Integer slot = had.get(thing);
      if (slot != null) {
        taken.put(thing, slot);
        used.set(slot);
      }
    }
    int free = 0;
    for (ObjectRef thing : things) {
      if (!taken.containsKey(thing)) {
        free = used.nextClearBit(free);
        used.set(free);
        taken.put(thing, free);
      }
    }
    return new Slots(columns, (used.length() + columns - 1) / columns, taken);
  }

  /// True when it is neither too narrow, too wide nor too empty for so many things.
  private boolean fits(int things, int best) {
    return Math.abs(columns - best) <= Math.max(1, TOLERANCE * columns)
        && columns * rows <= 2 * things + 2 * columns;
  }

  /// The upper left corner of a thing's slot.
  Corner corner(ObjectRef thing, double stepX, double stepY) {
    int slot = taken.getOrDefault(thing, 0);
    int row = slot / columns;
    return new Corner((slot % columns) * stepX, row * stepY);
  }
}
