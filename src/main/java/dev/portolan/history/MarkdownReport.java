package dev.portolan.history;

import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Vantage;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Results as Markdown (CommonMark with GitHub's tables), for an incident's ticket: a table of all,
/// then each with where it was asked from, what it found, the commands to repeat it, and what they
/// printed. Times are UTC.
final class MarkdownReport {
  private static final int MAX_LINES = 200;

  private final Appendable out;

  private MarkdownReport(Appendable out) {
    this.out = out;
  }

  static void write(List<Entry> entries, Appendable out) throws IOException {
    new MarkdownReport(out).report(entries);
  }

  private void report(List<Entry> entries) throws IOException {
    String contexts =
        entries.stream()
            .map(Entry::context)
            .distinct()
            .map(c -> "`" + c + "`")
            .collect(Collectors.joining(", "));
    line("# Checks in " + (contexts.isEmpty() ? "no context" : contexts));
    line("");
    if (entries.stream().anyMatch(Entry::simulated)) {
      line("> Simulated: the embedded demo cluster answered, not a real one.");
      line("");
    }
    if (entries.size() != 1) {
      overview(entries);
    }
    for (Entry entry : entries) {
      entry(entry);
    }
  }

  private void overview(List<Entry> entries) throws IOException {
    line("| Time | Check | Outcome | Found |");
    line("|---|---|---|---|");
    for (Entry entry : entries) {
      Row row = Row.of(entry);
      row(time(entry), entry.title(), row.outcome().text(), row.figure());
    }
    line("");
  }

  private void entry(Entry entry) throws IOException {
    CheckResult r = entry.result();
    line("## " + cell(entry.title()) + ": " + r.outcome().text());
    line("");
    line(cell(r.summary()));
    line("");
    if (!r.advice().isEmpty()) {
      line("> " + cell(r.advice()));
      line("");
    }
    line("- Asked: " + time(entry) + ", took " + seconds(r.transcript().took()));
    vantage(r.vantage());
    Map<String, String> options = Questions.options(r.request().question());
    if (!options.isEmpty()) {
      line(
          "- Options: "
              + options.entrySet().stream()
                  .map(o -> o.getKey() + " " + cell(o.getValue()))
                  .collect(Collectors.joining(", ")));
    }
    line("- Id: `" + entry.id() + "`");
    line("");
    findings(r.findings());
    if (!entry.kubectl().isEmpty()) {
      fenced("bash", String.join("\n", entry.kubectl()));
    }
    output(r.transcript().output());
  }

  private void vantage(Vantage v) throws IOException {
    line("- From: container `" + v.container() + "`, " + Questions.way(v));
    if (!v.node().isEmpty()) {
      line("- Node: `" + v.node() + "`");
    }
    if (!v.image().isEmpty()) {
      line("- Image: `" + v.image() + "`");
    }
  }

  private void findings(List<Finding> findings) throws IOException {
    if (findings.isEmpty()) {
      return;
    }
    line("| Of | What | Value |");
    line("|---|---|---|");
    for (Finding finding : findings) {
      for (Fact fact : Facts.of(finding)) {
        row(fact.subject(), fact.label(), fact.value());
      }
    }
    line("");
  }

  private void output(String output) throws IOException {
    if (output.isBlank()) {
      return;
    }
    List<String> lines = output.lines().toList();
    line("<details><summary>What was printed</summary>");
    line("");
    fenced("text", String.join("\n", lines.subList(0, Math.min(MAX_LINES, lines.size()))));
    if (lines.size() > MAX_LINES) {
      line((lines.size() - MAX_LINES) + " more lines are left out here.");
      line("");
    }
    line("</details>");
    line("");
  }

  /// A fence longer than any in the text.
  private void fenced(String language, String text) throws IOException {
    String fence = "```";
    while (text.contains(fence)) {
      fence += "`";
    }
    line(fence + language);
    line(text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "\uFFFD"));
    line(fence);
    line("");
  }

  private void row(String... cells) throws IOException {
    StringBuilder row = new StringBuilder("|");
    for (String cell : cells) {
      row.append(' ').append(cell(cell)).append(" |");
    }
    line(row.toString());
  }

  private void line(String text) throws IOException {
    out.append(text).append('\n');
  }

  private static String time(Entry entry) {
    return entry.result().transcript().started().truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.2f s", took.toMillis() / 1e3);
  }

  /// A text that Markdown shows as it is, on one line.
  private static String cell(String text) {
    return text.replaceAll("[\\\\`*_\\[\\]|~#]", "\\\\$0")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replaceAll("\\R", "<br>")
        .replaceAll("\\p{Cntrl}", "\uFFFD");
  }
}
