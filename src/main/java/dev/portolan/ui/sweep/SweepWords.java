package dev.portolan.ui.sweep;

import dev.portolan.policy.Verdict.State;
import dev.portolan.probe.Millis;
import dev.portolan.sweep.Estimate;
import dev.portolan.sweep.Pair;
import dev.portolan.sweep.Result;
import dev.portolan.sweep.Standing;
import dev.portolan.sweep.Sweeper;
import dev.portolan.sweep.Wish;
import dev.portolan.ui.parts.Tone;
import dev.portolan.workspace.Sweeps.Run;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/// What the page says.
final class SweepWords {
  private SweepWords() {}

  static String of(Estimate e) {
    String likely = time(e.likely());
    String longest = time(e.longest());
    return String.format(
        Locale.ROOT,
        "%,d checks from %,d containers, about %s%s",
        e.checks(),
        e.sources(),
        likely,
        longest.equals(likely) ? "" : " (" + longest + " if nothing answers)");
  }

  /// How far a sweep is, or how it ended.
  static String of(Run run) {
    int total = run.plan().pairs().size();
    String done = String.format(Locale.ROOT, "%,d of %,d", run.results().size(), total);
    Duration remaining = run.remaining();
    return switch (run.state()) {
      case RUNNING -> done + (remaining == null ? "" : " · about " + time(remaining) + " left");
      case HELD -> done + " · paused";
      case ENDED -> ended(run, done) + " in " + time(run.active());
    };
  }

  private static String ended(Run run, String done) {
    if (run.left() == 0) {
      return String.format(Locale.ROOT, "%,d checks", run.results().size());
    }
    return run.end() == Sweeper.End.BUDGET ? done + ", then the time was over" : done + ", ended";
  }

  static String time(Duration time) {
    long millis = time.toMillis();
    if (millis < 10_000) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    long seconds = Math.round(millis / 1000.0);
    return seconds < 120 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }

  static String predicted(Pair pair) {
    Wish wish = pair.wish();
    return wish == null ? pair.predicted().state().word() : "expected " + wish.expect().word();
  }

  static String standing(Result result) {
    if (result.pair().wish() == null) {
      return result.standing().text();
    }
    return switch (result.standing()) {
      case OPEN, SHUT -> "not as expected";
      case AGREES -> "as expected";
      default -> result.standing().text();
    };
  }

  static String millis(Result result) {
    OptionalDouble millis = result.millis();
    return millis.isEmpty() ? "" : Millis.text(millis.getAsDouble());
  }

  static Tone tone(Standing standing) {
    return switch (standing) {
      case OPEN, SHUT -> Tone.BAD;
      case UNKNOWN -> Tone.WARN;
      case UNPREDICTED -> Tone.IDLE;
      case AGREES -> Tone.GOOD;
    };
  }

  static Tone tone(State state) {
    return switch (state) {
      case ALLOWED -> Tone.GOOD;
      case DENIED -> Tone.BAD;
      case UNDECIDED, NOT_APPLICABLE -> Tone.IDLE;
    };
  }
}
