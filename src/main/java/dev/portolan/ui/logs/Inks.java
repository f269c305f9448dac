package dev.portolan.ui.logs;

import dev.portolan.probe.ContainerRef;
import dev.portolan.tail.LogSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A colour for each log, by its place among them; beside it there is always the name.
final class Inks {
  /// As many as the stylesheet has, as `ink-0` to `ink-7`.
  private static final int COLOURS = 8;

  private final Map<ContainerRef, Integer> places = new HashMap<>();

  void of(List<LogSource> sources) {
    places.clear();
    for (LogSource source : sources) {
      places.put(source.container(), places.size() % COLOURS);
    }
  }

  String styleClass(LogSource source) {
    return "ink-" + places.getOrDefault(source.container(), 0);
  }

  static void remove(List<String> classes) {
    classes.removeIf(c -> c.startsWith("ink-"));
  }
}
