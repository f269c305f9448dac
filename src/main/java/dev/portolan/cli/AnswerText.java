package dev.portolan.cli;

import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.policy.Spread;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.Reason;
import dev.portolan.policy.Verdict.Role;
import dev.portolan.policy.subject.Answer;
import dev.portolan.policy.subject.Answer.Finding;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Prints an answer for a person: the word, why, and what the single pairs and ports say where
/// there are several.
final class AnswerText {
  private static final int MOST_ROWS = 40;

  private AnswerText() {}

  static void print(AnswerPage page, boolean explain, PrintWriter out) {
    Answer answer = page.answer();
    out.println(
        answer.verdict().state().word().toUpperCase(Locale.ROOT)
            + ": "
            + page.from().label()
            + " to "
            + page.to().label()
            + ", "
            + page.asked());
    boolean several = answer.findings().size() > 1;
    if (explain && !several) {
      explain(only(answer), out);
    } else {
      because(answer.verdict(), out);
    }
    if (several) {
      table(answer, out);
    } else if (answer.findings().size() == 1) {
      translated(page, answer.findings().getFirst(), out);
    }
    if (explain && several) {
      for (Finding finding : answer.findings().stream().limit(MOST_ROWS).toList()) {
        out.println();
        out.println(finding.from() + " to " + finding.to() + ", " + finding.port() + ":");
        explain(finding.verdict(), out);
      }
    }
    if (answer.spread() != null) {
      spread(answer.spread(), out);
    }
  }

  private static Verdict only(Answer answer) {
    return answer.findings().isEmpty() ? answer.verdict() : answer.findings().getFirst().verdict();
  }

  private static void because(Verdict verdict, PrintWriter out) {
    List<Reason> shown =
        verdict.reasons().stream()
            .filter(r -> r.role() == Role.DECIDES || r.role() == Role.NOTE)
            .toList();
    for (Reason reason : shown) {
      boolean note = reason.role() == Role.NOTE;
      out.println("  " + (note ? "note: " : side(reason.direction())) + reason);
    }
  }

  private static String side(@Nullable Direction direction) {
    return direction == null ? "" : direction.name().toLowerCase(Locale.ROOT) + ": ";
  }

  /// Every reason, by the end that it speaks of.
  private static void explain(Verdict verdict, PrintWriter out) {
    for (@Nullable Direction side : Arrays.asList(Direction.EGRESS, Direction.INGRESS, null)) {
      List<Reason> reasons = verdict.reasons().stream().filter(r -> r.direction() == side).toList();
      if (reasons.isEmpty()) {
        continue;
      }
      if (side != null) {
        out.println(
            side == Direction.EGRESS ? "  egress of the source" : "  ingress of the target");
      }
      for (Reason reason : reasons) {
        String indent = side == null ? "  " : "    ";
        out.println(indent + role(reason.role()) + reason);
      }
    }
  }

  private static String role(Role role) {
    return switch (role) {
      case DECIDES -> "decides  ";
      case SELECTS -> "selects  ";
      case ADMITS -> "admits   ";
      case NEAREST -> "nearest  ";
      case NOTE -> "note     ";
    };
  }

  private static void translated(AnswerPage page, Finding finding, PrintWriter out) {
    if (!finding.to().equals(page.to().label()) || !finding.port().equals(page.asked())) {
      out.println("  judged: " + finding.from() + " to " + finding.to() + ", " + finding.port());
    }
  }

  private static void table(Answer answer, PrintWriter out) {
    Table table = new Table("FROM", "TO", "PORT", "ANSWER", "BECAUSE");
    answer.findings().stream()
        .limit(MOST_ROWS)
        .forEach(
            f ->
                table.row(
                    f.from(), f.to(), f.port(), f.verdict().state().word(), f.verdict().because()));
    out.println();
    table.print(out);
    long more = answer.judged() - Math.min(MOST_ROWS, answer.findings().size());
    if (more > 0) {
      out.println("... and " + more + " more");
    }
  }

  private static void spread(Spread spread, PrintWriter out) {
    out.println();
    if (spread.every().equals(spread.some())) {
      out.println("All ports: allowed " + spread.some());
    } else {
      out.println("All ports: allowed for every pair " + spread.every());
      out.println("           allowed for some pairs " + spread.some());
    }
    if (!spread.undecided().isEmpty()) {
      out.println("           undecided " + spread.undecided());
    }
  }
}
