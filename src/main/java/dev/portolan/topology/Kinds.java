package dev.portolan.topology;

import dev.portolan.model.Kind;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Kinds by the names that owner references spell.
final class Kinds {
  private static final Map<String, Kind> WORKLOADS =
      Arrays.stream(Kind.values())
          .filter(Kind::isWorkload)
          .collect(Collectors.toUnmodifiableMap(Kind::title, Function.identity()));

  private Kinds() {}

  static boolean isWorkload(String title) {
    return WORKLOADS.containsKey(title);
  }

  /// The kind of workload that an owner reference spells, or null.
  static @Nullable Kind workload(String title) {
    return WORKLOADS.get(title);
  }
}
