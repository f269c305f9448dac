package dev.portolan.topology;

import dev.portolan.model.Kind;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// Kinds by the names that owner references spell.
final class Kinds {
  private static final Set<String> WORKLOADS =
      Arrays.stream(Kind.values())
          .filter(Kind::isWorkload)
          .map(Kind::title)
          .collect(Collectors.toUnmodifiableSet());

  private Kinds() {}

  static boolean isWorkload(String title) {
    return WORKLOADS.contains(title);
  }
}
