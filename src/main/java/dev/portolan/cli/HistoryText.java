package dev.portolan.cli;

import dev.portolan.history.Comparison;
import dev.portolan.history.Comparison.Line;
import dev.portolan.history.Entry;
import dev.portolan.history.Questions;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Vantage;
import java.io.PrintWriter;

/// Prints kept checks for a person.
final class HistoryText {
  private HistoryText() {}

  static void print(Entry entry, PrintWriter out) {
    CheckResult r = entry.result();
    Vantage v = r.vantage();
    out.println(entry.title() + (entry.simulated() ? " (simulated)" : ""));
    out.println("  id       " + entry.id());
    out.println("  context  " + entry.context());
    out.println("  asked    " + r.transcript().started());
    out.println("  took     " + r.transcript().took().toMillis() + " ms");
    out.println("  from     " + v.container());
    out.println("  node     " + v.node());
    out.println("  image    " + v.image());
    out.println("  way      " + Questions.way(v));
    Questions.options(r.request().question())
        .forEach(
            (name, value) -> out.println("  %-7s  %s".formatted(name, value.replace("\n", "; "))));
    out.println();
    CheckText.print(r, out);
    if (!entry.kubectl().isEmpty()) {
      out.println();
      entry.kubectl().forEach(out::println);
    }
    if (!r.transcript().output().isEmpty()) {
      out.println();
      r.transcript().output().lines().forEach(line -> out.println(visible(line)));
    }
  }

  static void print(Comparison comparison, PrintWriter out) {
    out.println(comparison.sentence());
    Table table =
        new Table("WHAT", "BEFORE " + id(comparison.before()), "AFTER " + id(comparison.after()));
    for (Line line : comparison.changes()) {
      boolean own = line.group().equals(line.label());
      String what = own ? line.label() : line.group() + " " + line.label();
      table.row(what, cell(line.before()), cell(line.after()));
    }
    if (!comparison.changes().isEmpty()) {
      table.print(out);
    }
  }

  private static String id(Entry entry) {
    return entry.id();
  }

  private static String cell(String text) {
    return text.isEmpty() ? "-" : visible(text.replace("\n", "; "));
  }

  /// What a pod printed must not steer the terminal that shows it.
  private static String visible(String line) {
    return line.replaceAll("[\\p{Cntrl}&&[^\t]]", "?");
  }
}
