package dev.portolan.policy.sets;

import dev.portolan.model.ObjectRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where every pod of a snapshot is. A later one holds only what has changed, over the entries that
/// it shares with the one before, until that is too much: a table of 150,000 pods is not made anew
/// for each change.
final class Ledger {
  private static final int TOO_MUCH = 8;

  private final Map<ObjectRef, Located> base;

  /// What is otherwise than in the base; empty for a pod that is gone.
  private final Map<ObjectRef, Optional<Located>> later;

  /// @param base must never change from now on
  Ledger(Map<ObjectRef, Located> base) {
    this(base, Map.of());
  }

  private Ledger(Map<ObjectRef, Located> base, Map<ObjectRef, Optional<Located>> later) {
    this.base = base;
    this.later = later;
  }

  @Nullable Located get(ObjectRef pod) {
    Optional<Located> changed = later.get(pod);
    return changed == null ? base.get(pod) : changed.orElse(null);
  }

  void forEach(Consumer<Located> each) {
    base.forEach(
        (pod, located) -> {
          if (!later.containsKey(pod)) {
            each.accept(located);
          }
        });
    later.values().forEach(l -> l.ifPresent(each));
  }

  /// The ledger after changes.
  ///
  /// @param changes empty for a pod that is gone
  Ledger with(Map<ObjectRef, Optional<Located>> changes) {
    Map<ObjectRef, Optional<Located>> together = new HashMap<>(later);
    together.putAll(changes);
    if (together.size() * TOO_MUCH <= base.size()) {
      return new Ledger(base, together);
    }
    Map<ObjectRef, Located> all = new HashMap<>(base);
    together.forEach(
        (pod, located) -> located.ifPresentOrElse(is -> all.put(pod, is), () -> all.remove(pod)));
    return new Ledger(all);
  }
}
