package dev.portolan.cli;

import dev.portolan.export.PortIntervals;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.policy.Spread;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.Reason;
import dev.portolan.policy.Verdict.Role;
import dev.portolan.policy.Verdict.State;
import dev.portolan.policy.service.Because;
import dev.portolan.policy.subject.Answer;
import dev.portolan.policy.subject.Answer.Finding;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Prints an answer for a person: the word, why, and what the single pairs and ports say where
/// there are several.
final class AnswerText {
  private static final int MOST_ROWS = 40;
  private static final int MOST_ALIKE = 3;

  private AnswerText() {}

  static void print(AnswerPage page, boolean explain, PrintWriter out) {
    Answer answer = page.answer();
    Verdict verdict = answer.verdict();
    out.println(
        verdict.state().word().toUpperCase(Locale.ROOT)
            + ": "
            + page.from().label()
            + " to "
            + page.to().label()
            + ", "
            + page.asked());
    out.println("  " + Because.withNearest(verdict));
    if (verdict.state() != State.DENIED) {
      notes(verdict, out);
    } else if (!page.mark().isEmpty()) {
      out.println("  note: " + page.mark());
    }
    if (answer.findings().size() > 1) {
      table(answer, out);
    } else if (answer.findings().size() == 1) {
      translated(page, answer.findings().getFirst(), out);
    }
    if (explain) {
      explain(answer, out);
    }
    if (answer.spread() != null) {
      spread(answer.spread(), out);
    }
  }

  private static void notes(Verdict verdict, PrintWriter out) {
    verdict.reasons().stream()
        .filter(r -> r.role() == Role.NOTE)
        .distinct()
        .forEach(r -> out.println("  note: " + r));
  }

  /// Every reason of every finding; findings that have the same ones are told together.
  private static void explain(Answer answer, PrintWriter out) {
    Map<Verdict, List<Finding>> alike = new LinkedHashMap<>();
    for (Finding finding : answer.findings()) {
      alike.computeIfAbsent(finding.verdict(), k -> new ArrayList<>()).add(finding);
    }
    alike.forEach(
        (verdict, findings) -> {
          out.println();
          findings.stream()
              .limit(MOST_ALIKE)
              .forEach(f -> out.println(f.from() + " to " + f.to() + ", " + f.port()));
          if (findings.size() > MOST_ALIKE) {
            out.println("and " + (findings.size() - MOST_ALIKE) + " more alike");
          }
          explain(verdict, out);
        });
  }

  /// Every reason, by the end that it speaks of.
  private static void explain(Verdict verdict, PrintWriter out) {
    for (@Nullable Direction side : Arrays.asList(Direction.EGRESS, Direction.INGRESS, null)) {
      List<Reason> reasons = verdict.reasons().stream().filter(r -> r.direction() == side).toList();
      if (!reasons.isEmpty() && side != null) {
        out.println(
            side == Direction.EGRESS ? "  egress of the source" : "  ingress of the target");
      }
      String indent = side == null ? "  " : "    ";
      reasons.forEach(r -> out.println(indent + role(r.role()) + r));
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
                    f.from(),
                    f.to(),
                    f.port(),
                    f.verdict().state().word(),
                    Because.of(f.verdict())));
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
      out.println("All ports: allowed " + PortIntervals.text(spread.some()));
    } else {
      out.println("All ports: allowed for every pair " + PortIntervals.text(spread.every()));
      out.println("           allowed for some pairs " + PortIntervals.text(spread.some()));
    }
    if (!spread.undecided().isEmpty()) {
      out.println("           undecided " + PortIntervals.text(spread.undecided()));
    }
  }
}
