package dev.portolan.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Where the user has been before and after the place where they are; the oldest places are
/// forgotten.
///
/// @param behind the oldest first
/// @param ahead those gone back from, the nearest first
public record Trail<T>(List<T> behind, List<T> ahead) {
  /// The most places that are remembered either way.
  public static final int MOST = 100;

  public Trail {
    behind = List.copyOf(behind.subList(Math.max(0, behind.size() - MOST), behind.size()));
    ahead = List.copyOf(ahead.subList(0, Math.min(MOST, ahead.size())));
  }

  static <T> Trail<T> empty() {
    return new Trail<>(List.of(), List.of());
  }

  /// A step to a place, and the trail as it is seen from there.
  record Step<T>(T place, Trail<T> trail) {}

  /// Somewhere new was gone to from here.
  Trail<T> left(T here) {
    List<T> before = new ArrayList<>(behind);
    before.add(here);
    return new Trail<>(before, List.of());
  }

  /// The step back to the last place that still is one, or null.
  @Nullable Step<T> back(T here, Predicate<T> good) {
    for (int i = behind.size() - 1; i >= 0; i--) {
      if (good.test(behind.get(i))) {
        List<T> after = new ArrayList<>(List.of(here));
        after.addAll(ahead);
        return new Step<>(behind.get(i), new Trail<>(behind.subList(0, i), after));
      }
    }
    return null;
  }

  /// The step forward to the next place that still is one, or null.
  @Nullable Step<T> forth(T here, Predicate<T> good) {
    for (int i = 0; i < ahead.size(); i++) {
      if (good.test(ahead.get(i))) {
        List<T> before = new ArrayList<>(behind);
        before.add(here);
        return new Step<>(ahead.get(i), new Trail<>(before, ahead.subList(i + 1, ahead.size())));
      }
    }
    return null;
  }
}
