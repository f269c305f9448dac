package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a diagnosis comes to.
///
/// @param cause null where nothing is wrong, or it could not be found out
/// @param sentence the cause in one sentence, or that there is none
/// @param evidence what speaks for it, a line each
public record Conclusion(
    Level level, @Nullable Kind cause, String sentence, List<String> evidence, @Nullable Fix fix) {
  public Conclusion {
    evidence = List.copyOf(evidence);
  }

  /// How well it is.
  public enum Level {
    /// It answers, and nothing was found.
    WELL,
    /// It answers, and something is not as it should be.
    REMARK,
    /// It does not come about.
    BROKEN,
    /// It could not be found out.
    UNKNOWN
  }
}
