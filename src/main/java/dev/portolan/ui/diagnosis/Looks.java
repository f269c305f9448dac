package dev.portolan.ui.diagnosis;

import dev.portolan.diagnosis.Agreement.Standing;
import dev.portolan.diagnosis.Conclusion.Level;
import dev.portolan.diagnosis.Diagnosis;
import dev.portolan.diagnosis.Step;
import dev.portolan.diagnosis.Step.State;
import dev.portolan.ui.parts.Tone;
import java.util.Objects;
import org.kordamp.ikonli.feather.Feather;

/// The tones, icons and words of diagnoses.
final class Looks {
  private Looks() {}

  static Tone tone(Standing standing) {
    return switch (standing) {
      case OPEN_THOUGH_DENIED, CLOSED_THOUGH_ALLOWED -> Tone.WARN;
      case AGREE -> Tone.GOOD;
      case UNDECIDED, SAYS_NOTHING -> Tone.IDLE;
    };
  }

  static Tone tone(Level level) {
    return switch (level) {
      case WELL -> Tone.GOOD;
      case REMARK -> Tone.WARN;
      case BROKEN -> Tone.BAD;
      case UNKNOWN -> Tone.IDLE;
    };
  }

  static String word(Level level) {
    return switch (level) {
      case WELL -> "works";
      case REMARK -> "works, with a remark";
      case BROKEN -> "broken";
      case UNKNOWN -> "not found out";
    };
  }

  static Tone tone(Diagnosis diagnosis) {
    return diagnosis.running()
        ? Tone.PLAIN
        : tone(Objects.requireNonNull(diagnosis.conclusion()).level());
  }

  static String word(Diagnosis diagnosis) {
    return diagnosis.running()
        ? "running"
        : word(Objects.requireNonNull(diagnosis.conclusion()).level());
  }

  static Tone tone(Step step) {
    return switch (step.state()) {
      case OK -> Tone.GOOD;
      case NOTE -> step.cause() == null ? Tone.PLAIN : Tone.WARN;
      case BROKEN -> Tone.BAD;
      case SKIPPED -> Tone.IDLE;
      case RUNNING -> Tone.PLAIN;
    };
  }

  static Feather icon(Step step) {
    return switch (step.state()) {
      case OK -> Feather.CHECK_CIRCLE;
      case NOTE -> step.cause() == null ? Feather.INFO : Feather.ALERT_TRIANGLE;
      case BROKEN -> Feather.X_OCTAGON;
      case SKIPPED -> Feather.MINUS_CIRCLE;
      case RUNNING -> Feather.LOADER;
    };
  }

  static String spoken(State state) {
    return switch (state) {
      case OK -> "good";
      case NOTE -> "to note";
      case BROKEN -> "broken";
      case SKIPPED -> "skipped";
      case RUNNING -> "running";
    };
  }
}
