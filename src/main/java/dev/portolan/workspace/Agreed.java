package dev.portolan.workspace;

import dev.portolan.diagnosis.Agreement;
import dev.portolan.diagnosis.Agreement.Standing;
import dev.portolan.diagram.Overlay.ProbePath;
import java.util.List;
import java.util.Optional;

/// Puts expected beside observed on the edge that was asked.
final class Agreed {
  private Agreed() {}

  /// The paths of a check, the label saying how they agree with what is predicted.
  static List<ProbePath> on(List<ProbePath> paths, Optional<Agreement> agreement) {
    String words = agreement.map(a -> words(a.standing())).orElse("");
    return words.isEmpty()
        ? paths
        : paths.stream().map(p -> new ProbePath(p.stops(), p.tone(), p.label() + words)).toList();
  }

  private static String words(Standing standing) {
    return switch (standing) {
      case OPEN_THOUGH_DENIED -> " ≠ predicted denied";
      case CLOSED_THOUGH_ALLOWED -> " ≠ predicted allowed";
      case AGREE -> " = predicted";
      case UNDECIDED, SAYS_NOTHING -> "";
    };
  }
}
