package dev.portolan.policy.matrix;

import java.util.stream.Stream;

/// Finds the way through the groups, for tests.
final class Members {
  private Members() {}

  /// A group and everything that lies in it.
  static Stream<Group> withMembers(Hierarchy all, Group group) {
    return Stream.concat(
        Stream.of(group),
        all.children(group.key()).stream().flatMap(child -> withMembers(all, child)));
  }
}
