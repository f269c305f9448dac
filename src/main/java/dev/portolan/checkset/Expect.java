package dev.portolan.checkset;

import dev.portolan.probe.Outcome;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What somebody expects of one check.
public enum Expect {
  /// The network lets it through: it was answered, or refused by the target itself. A datagram that
  /// went out unanswered counts too.
  ALLOWED,
  /// The network does not: silence, no way there, or a refusal by the network plugin.
  DENIED,
  ANSWERED,
  REFUSED,
  TIMEOUT;

  /// As a check set has it: `answered`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Expect> of(String word) {
    return Arrays.stream(values())
        .filter(e -> e.word().equals(word.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  public static String words() {
    return Arrays.stream(values()).map(Expect::word).collect(Collectors.joining(", "));
  }

  /// Whether this outcome is what was expected.
  ///
  /// @param rejected true when a refusal is the network plugin's and not the target's: the policies
  ///   deny it, and the plugin refuses what is denied rather than dropping it
  public boolean meets(Outcome outcome, boolean rejected) {
    return switch (this) {
      case ALLOWED ->
          outcome == Outcome.ANSWERED
              || outcome == Outcome.SENT
              || (outcome == Outcome.REFUSED && !rejected);
      case DENIED ->
          outcome == Outcome.TIMED_OUT
              || outcome == Outcome.UNREACHABLE
              || (outcome == Outcome.REFUSED && rejected);
      case ANSWERED -> outcome == Outcome.ANSWERED;
      case REFUSED -> outcome == Outcome.REFUSED;
      case TIMEOUT -> outcome == Outcome.TIMED_OUT;
    };
  }

  /// The expectation that an outcome meets and no other does; empty where nothing was learned.
  public static Optional<Expect> from(Outcome outcome) {
    return switch (outcome) {
      case ANSWERED -> Optional.of(ANSWERED);
      case SENT -> Optional.of(ALLOWED);
      case REFUSED -> Optional.of(REFUSED);
      case TIMED_OUT -> Optional.of(TIMEOUT);
      case UNREACHABLE -> Optional.of(DENIED);
      case UNRESOLVED, TOOL_MISSING, NOT_PERMITTED, CANCELLED, FAILED -> Optional.empty();
    };
  }
}
