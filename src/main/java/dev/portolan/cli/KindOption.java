package dev.portolan.cli;

import dev.portolan.probe.CheckKind;
import java.util.List;
import java.util.Set;

/// An option that only some kinds of checks have.
final class KindOption {
  private KindOption() {}

  /// Ends with one line when it was given for another kind, which would not heed it.
  static void only(String option, boolean given, Set<CheckKind> kinds, CheckKind asked) {
    if (given && !kinds.contains(asked)) {
      List<String> verbs = kinds.stream().map(CheckKind::verb).toList();
      throw CommandFailure.usage(
          option + " is an option of " + String.join(", ", verbs) + ", not of " + asked.verb());
    }
  }
}
