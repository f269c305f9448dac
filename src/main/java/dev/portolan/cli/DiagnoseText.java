package dev.portolan.cli;

import dev.portolan.diagnosis.Conclusion;
import dev.portolan.diagnosis.Diagnosis;
import dev.portolan.diagnosis.Fix;
import dev.portolan.diagnosis.Step;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// Prints a diagnosis for a person: each step as it is done, at the end the cause.
final class DiagnoseText {
  private final PrintWriter out;
  private final AtomicInteger printed = new AtomicInteger();

  DiagnoseText(PrintWriter out) {
    this.out = out;
  }

  /// Prints the steps that are new and done.
  void steps(Diagnosis diagnosis) {
    for (int i = printed.get(); i < diagnosis.steps().size(); i++) {
      Step step = diagnosis.steps().get(i);
      if (step.state() == Step.State.RUNNING) {
        return;
      }
      printed.set(i + 1);
      out.println(
          String.format(
              Locale.ROOT, "%-7s %-18s %s", mark(step), step.stage().title(), step.said()));
      if (step.state() != Step.State.SKIPPED) {
        step.evidence().forEach(e -> out.println(" ".repeat(27) + e));
      }
      out.flush();
    }
  }

  static void conclusion(Diagnosis diagnosis, PrintWriter out) {
    Conclusion conclusion = diagnosis.conclusion();
    if (conclusion == null) {
      return;
    }
    out.println(conclusion.level() + ": " + conclusion.sentence());
    conclusion.evidence().forEach(e -> out.println("  - " + e));
    Fix fix = conclusion.fix();
    if (fix != null) {
      out.println(fix.words() + ":");
      fix.text().lines().forEach(l -> out.println("    " + l));
    }
  }

  private static String mark(Step step) {
    return switch (step.state()) {
      case OK -> "ok";
      case NOTE -> "note";
      case BROKEN -> "BROKEN";
      case SKIPPED -> "skipped";
      case RUNNING -> "...";
    };
  }
}
