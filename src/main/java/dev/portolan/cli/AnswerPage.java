package dev.portolan.cli;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.policy.subject.Answer;
import dev.portolan.policy.subject.Subject;
import dev.portolan.policy.subject.Wanted;

/// A question with its answer, ready to be printed.
///
/// @param mark what a denial is marked with where nothing is known to enforce it, or empty
record AnswerPage(
    ClusterSnapshot snapshot, Subject from, Subject to, Wanted wanted, Answer answer, String mark) {
  /// `TCP 80`, `ping`, `declared ports`.
  String asked() {
    return switch (wanted) {
      case Wanted.Ping ignored -> "ping";
      case Wanted.Port p -> p.protocol() + " " + p.port();
      case Wanted.Declared d ->
          (d.protocol() == null ? "" : d.protocol() + " ") + "ports that it declares";
    };
  }
}
