package dev.portolan.policy.matrix;

import dev.portolan.policy.Connections;
import dev.portolan.policy.Verdict.Reason;
import java.util.List;

/// A cell explained.
///
/// @param lines what is so of which ports; allowed first, then undecided, then denied
/// @param parts for pairs that differ: the pairs of the next smaller groups, those that say the
///   same together; one pair for those that do not
/// @param complete false when there were more pairs of smaller groups than were looked at
public record Answer(
    Group source, Group target, Cell cell, List<Line> lines, List<Part> parts, boolean complete) {
  public Answer {
    lines = List.copyOf(lines);
    parts = List.copyOf(parts);
  }

  /// Some ports and what is so of them.
  ///
  /// @param of how many pairs this speaks
  /// @param example the port that the reasons were asked for, such as `TCP 8080`; empty for groups
  /// @param reasons why, for a pair; empty for groups
  public record Line(Of of, Connections ports, String example, List<Reason> reasons) {
    public Line {
      reasons = List.copyOf(reasons);
    }
  }

  /// What a line says, and of how many pairs.
  public enum Of {
    ALLOWED("allowed"),
    ALLOWED_FOR_ALL("allowed for all pairs"),
    ALLOWED_FOR_SOME("allowed for some pairs, not for others"),
    UNDECIDED("undecided"),
    UNDECIDED_FOR_SOME("undecided for at least one pair"),
    DENIED("denied"),
    DENIED_FOR_ALL("denied for all pairs");

    private final String words;

    Of(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /// Pairs of smaller groups that say the same.
  ///
  /// @param source of one of them, as an example
  /// @param target of the same one
  /// @param count how many there are
  public record Part(Cell cell, Group source, Group target, int count) {}

  /// True for one party and another, and not for groups.
  public boolean pair() {
    return source.parties().size() == 1 && target.parties().size() == 1;
  }
}
