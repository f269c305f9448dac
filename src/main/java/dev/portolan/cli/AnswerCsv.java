package dev.portolan.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/// One question's answer as CSV (RFC 4180), a row for each pair and port.
final class AnswerCsv {
  private AnswerCsv() {}

  static void print(AnswerPage page, PrintWriter out) {
    out.print(row(List.of("from", "to", "port", "state", "because")));
    if (page.answer().findings().isEmpty()) {
      out.print(
          row(
              List.of(
                  page.from().label(),
                  page.to().label(),
                  page.asked(),
                  page.answer().verdict().state().word(),
                  page.answer().verdict().because())));
    }
    page.answer()
        .findings()
        .forEach(
            f ->
                out.print(
                    row(
                        List.of(
                            f.from(),
                            f.to(),
                            f.port(),
                            f.verdict().state().word(),
                            f.verdict().because()))));
    out.flush();
  }

  private static String row(List<String> cells) {
    return cells.stream().map(AnswerCsv::cell).collect(Collectors.joining(",")) + "\r\n";
  }

  private static String cell(String text) {
    return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
