package dev.portolan.diagnosis;

import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.State;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.Outcome;
import java.util.List;

/// What was predicted and what was observed of one edge, side by side.
///
/// @param predicted what the policies say of this very connection, with the reasons
/// @param sentence both in one sentence for a person, such as `Predicted denied, but it answered.`
/// @param causes what explains it, the likeliest first; empty where nothing needs to be explained
public record Agreement(
    Standing standing, Verdict predicted, Outcome observed, String sentence, List<Cause> causes) {
  public Agreement {
    causes = List.copyOf(causes);
  }

  /// How prediction and observation stand to each other, the most telling first.
  public enum Standing {
    /// Predicted denied, and it was let through.
    OPEN_THOUGH_DENIED("predicted denied, let through"),
    /// Predicted allowed, and it did not come about.
    CLOSED_THOUGH_ALLOWED("predicted allowed, did not answer"),
    /// The policies leave it open; the wire has decided.
    UNDECIDED("undecided by the policies"),
    /// What was observed cannot be held against the policies.
    SAYS_NOTHING("says nothing about the policies"),
    AGREE("as predicted");

    private final String text;

    Standing(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }

    /// True where prediction and truth disagree.
    public boolean differs() {
      return this == OPEN_THOUGH_DENIED || this == CLOSED_THOUGH_ALLOWED;
    }

    /// The standing of one answer, from the bare words.
    ///
    /// @param rejects true where the network plugin refuses what it denies rather than dropping it
    public static Standing of(State predicted, CheckKind kind, Outcome observed, boolean rejects) {
      if (!observed.aboutThePath() || !policed(kind) || observed == Outcome.SENT) {
        return SAYS_NOTHING;
      }
      return switch (predicted) {
        case ALLOWED -> observed == Outcome.ANSWERED ? AGREE : CLOSED_THOUGH_ALLOWED;
        case DENIED -> ofDenied(observed, rejects);
        case UNDECIDED -> UNDECIDED;
        case NOT_APPLICABLE -> observed == Outcome.ANSWERED ? SAYS_NOTHING : AGREE;
      };
    }

    private static Standing ofDenied(Outcome observed, boolean rejects) {
      return switch (observed) {
        case ANSWERED -> OPEN_THOUGH_DENIED;
        case REFUSED -> rejects ? AGREE : OPEN_THOUGH_DENIED;
        case UNRESOLVED -> SAYS_NOTHING;
        default -> AGREE;
      };
    }

    /// NetworkPolicy is about TCP, UDP and SCTP; ICMP is left to the plugin (kubernetes.io,
    /// Concepts, Network Policies).
    static boolean policed(CheckKind kind) {
      return switch (kind) {
        case REACH, UDP, TLS, HTTP, GRPC, DNS -> true;
        case PING, TRACEROUTE, MTU -> false;
      };
    }
  }
}
