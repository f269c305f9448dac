package dev.portolan.cli;

import dev.portolan.export.Csv;
import dev.portolan.policy.service.Because;
import dev.portolan.policy.subject.Answer.Finding;
import java.io.IOException;
import java.io.PrintWriter;

/// One question's answer as CSV, a row for each pair and port.
final class AnswerCsv {
  private AnswerCsv() {}

  static void print(AnswerPage page, PrintWriter out) throws IOException {
    Csv csv = new Csv(out);
    csv.row("from", "to", "port", "state", "because");
    for (Finding f : page.answer().findings()) {
      csv.row(f.from(), f.to(), f.port(), f.verdict().state().word(), Because.of(f.verdict()));
    }
    if (page.answer().findings().isEmpty()) {
      csv.row(
          page.from().label(),
          page.to().label(),
          page.asked(),
          page.answer().verdict().state().word(),
          Because.of(page.answer().verdict()));
    }
    out.flush();
  }
}
