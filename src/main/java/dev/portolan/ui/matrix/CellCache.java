package dev.portolan.ui.matrix;

import dev.portolan.policy.Reachability;
import dev.portolan.policy.Spread;
import dev.portolan.policy.matrix.Group;
import dev.portolan.policy.matrix.Key;
import dev.portolan.sweep.Observed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The cells that have been worked out, so many of them. When the predictions change the old cells
/// stay to be shown until they are worked out anew, so that a busy cluster does not flicker.
final class CellCache {
  /// A row and a column.
  record Pair(Key source, Key target) {}

  private static final int MOST = 60_000;

  private Observed observed = Observed.NOTHING;
  private Map<Pair, Spread> now = bounded();
  private Map<Pair, Spread> before = bounded();
  private @Nullable Reachability of;

  /// Cells from here on are of these predictions.
  synchronized void turnTo(Reachability reachability) {
    if (!Objects.equals(of, reachability)) {
      of = reachability;
      before = now;
      now = bounded();
    }
  }

  /// Forgets everything, as when another cluster is opened.
  synchronized void clear() {
    now = bounded();
    before = bounded();
    of = null;
  }

  /// What to show: the newest that is known.
  synchronized @Nullable Spread get(Group source, Group target) {
    Pair pair = new Pair(source.key(), target.key());
    Spread fresh = now.get(pair);
    return fresh == null ? before.get(pair) : fresh;
  }

  synchronized boolean fresh(Group source, Group target) {
    return now.containsKey(new Pair(source.key(), target.key()));
  }

  /// A cell of other predictions than the present ones comes too late.
  synchronized void put(Reachability reachability, Group source, Group target, Spread spread) {
    if (reachability.equals(of)) {
      now.put(new Pair(source.key(), target.key()), spread);
    }
  }

  synchronized int size() {
    return now.size();
  }

  private static Map<Pair, Spread> bounded() {
    return new LinkedHashMap<>(1024, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<Pair, Spread> eldest) {
        return size() > MOST;
      }
    };
  }

  /// What a sweep observed of the cells.
  synchronized Observed observed() {
    return observed;
  }

  synchronized void observe(Observed latest) {
    observed = latest;
  }
}
