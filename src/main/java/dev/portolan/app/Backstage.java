package dev.portolan.app;

import dev.portolan.workspace.Effect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Holds back what only who looks needs. While a tab is behind another, the last request of each
/// kind waits; it is done when the tab comes to the front.
final class Backstage {
  private final Map<Class<?>, Runnable> waiting = new LinkedHashMap<>();
  private boolean seen = true;

  /// Does it now, or in place of the one of its kind that waits.
  void run(Effect effect, Runnable work) {
    synchronized (waiting) {
      if (!seen) {
        waiting.put(effect.getClass(), work);
        return;
      }
    }
    work.run();
  }

  void seen(boolean is) {
    List<Runnable> due = new ArrayList<>();
    synchronized (waiting) {
      seen = is;
      if (is) {
        due.addAll(waiting.values());
        waiting.clear();
      }
    }
    due.forEach(Runnable::run);
  }
}
