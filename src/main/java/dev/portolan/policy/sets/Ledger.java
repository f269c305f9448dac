package dev.portolan.policy.sets;

import dev.portolan.model.ObjectRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where every pod of a snapshot is. A later one holds only what has changed, over the entries that
/// it shares with the one before: a few of the newest changes, over more of the older ones, over a
/// table of all pods. A table of 150,000 pods is not made anew for each change, and neither is one
/// of what has changed in the last minutes.
final class Ledger {
  /// The newest changes are copied with each step, so they stay few.
  private static final int FEW = 256;

  private static final int TOO_MUCH = 8;

  private final Map<ObjectRef, Located> base;

  /// What is otherwise than in the base; empty for a pod that is gone.
  private final Map<ObjectRef, Optional<Located>> later;

  /// What is otherwise than in both.
  private final Map<ObjectRef, Optional<Located>> latest;

  /// @param base must never change from now on
  Ledger(Map<ObjectRef, Located> base) {
    this(base, Map.of(), Map.of());
  }

  private Ledger(
      Map<ObjectRef, Located> base,
      Map<ObjectRef, Optional<Located>> later,
      Map<ObjectRef, Optional<Located>> latest) {
    this.base = base;
    this.later = later;
    this.latest = latest;
  }

  @Nullable Located get(ObjectRef pod) {
    Optional<Located> changed = latest.get(pod);
    changed = changed == null ? later.get(pod) : changed;
    return changed == null ? base.get(pod) : changed.orElse(null);
  }

  void forEach(Consumer<Located> each) {
    base.forEach(
        (pod, located) -> {
          if (!later.containsKey(pod) && !latest.containsKey(pod)) {
            each.accept(located);
          }
        });
    later.forEach(
        (pod, located) -> {
          if (!latest.containsKey(pod)) {
            located.ifPresent(each);
          }
        });
    latest.values().forEach(l -> l.ifPresent(each));
  }

  /// The ledger after changes.
  ///
  /// @param changes empty for a pod that is gone
  Ledger with(Map<ObjectRef, Optional<Located>> changes) {
    if (changes.isEmpty()) {
      return this;
    }
    Map<ObjectRef, Optional<Located>> newest = new HashMap<>(latest);
    newest.putAll(changes);
    if (newest.size() <= FEW) {
      return new Ledger(base, later, newest);
    }
    Map<ObjectRef, Optional<Located>> together = new HashMap<>(later);
    together.putAll(newest);
    if (together.size() * TOO_MUCH <= base.size()) {
      return new Ledger(base, together, Map.of());
    }
    Map<ObjectRef, Located> all = new HashMap<>(base);
    together.forEach(
        (pod, located) -> located.ifPresentOrElse(is -> all.put(pod, is), () -> all.remove(pod)));
    return new Ledger(all);
  }
}
