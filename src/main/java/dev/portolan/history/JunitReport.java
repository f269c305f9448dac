package dev.portolan.history;

import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Results as JUnit XML, as build servers read it: a suite for each context, a case for each check.
/// A path that says no has failed; a check that could not be made is an error; one that was
/// cancelled, or that UDP left open, is skipped.
final class JunitReport {
  private final Appendable out;

  private JunitReport(Appendable out) {
    this.out = out;
  }

  static void write(List<Entry> entries, Appendable out) throws IOException {
    new JunitReport(out).report(entries);
  }

  /// What a build server makes of an outcome.
  private enum Standing {
    PASSED,
    FAILED,
    ERROR,
    SKIPPED;

    static Standing of(Outcome outcome) {
      return switch (outcome) {
        case ANSWERED -> PASSED;
        case REFUSED, TIMED_OUT, UNREACHABLE, UNRESOLVED -> FAILED;
        case TOOL_MISSING, NOT_PERMITTED, FAILED -> ERROR;
        case SENT, CANCELLED -> SKIPPED;
      };
    }
  }

  private void report(List<Entry> entries) throws IOException {
    Map<String, List<Entry>> suites = new LinkedHashMap<>();
    for (Entry entry : entries) {
      suites.computeIfAbsent(entry.context(), c -> new ArrayList<>()).add(entry);
    }
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites").append(counts(entries));
    out.append(">\n");
    for (Map.Entry<String, List<Entry>> suite : suites.entrySet()) {
      suite(suite.getKey(), suite.getValue());
    }
    out.append("</testsuites>\n");
  }

  private void suite(String context, List<Entry> entries) throws IOException {
    String started = time(entries.getLast().result());
    boolean simulated = entries.stream().anyMatch(Entry::simulated);
    out.append("  <testsuite").append(attribute("name", context)).append(counts(entries));
    out.append(attribute("timestamp", started)).append(">\n");
    if (simulated) {
      out.append("    <properties><property name=\"simulated\" value=\"true\"/></properties>\n");
    }
    for (Entry entry : entries) {
      testcase(entry);
    }
    out.append("  </testsuite>\n");
  }

  private void testcase(Entry entry) throws IOException {
    CheckResult r = entry.result();
    out.append("    <testcase").append(attribute("name", entry.title()));
    out.append(attribute("classname", r.request().from().podRef().path()));
    out.append(attribute("time", seconds(r.transcript().took()))).append(">\n");
    switch (Standing.of(r.outcome())) {
      case PASSED -> {}
      case FAILED -> trouble("failure", r);
      case ERROR -> trouble("error", r);
      case SKIPPED ->
          out.append("      <skipped").append(attribute("message", r.summary())).append("/>\n");
    }
    String commands = String.join("\n", entry.kubectl());
    String printed = (commands + "\n" + r.transcript().output()).strip();
    out.append("      <system-out>").append(text(printed)).append("</system-out>\n");
    out.append("    </testcase>\n");
  }

  private void trouble(String element, CheckResult r) throws IOException {
    out.append("      <" + element).append(attribute("message", r.summary()));
    out.append(attribute("type", r.outcome().name().toLowerCase(Locale.ROOT))).append('>');
    out.append(text(r.advice())).append("</" + element + ">\n");
  }

  private static String counts(List<Entry> entries) {
    Duration took =
        entries.stream()
            .map(e -> e.result().transcript().took())
            .reduce(Duration.ZERO, Duration::plus);
    return attribute("tests", entries.size() + "")
        + attribute("failures", count(entries, Standing.FAILED))
        + attribute("errors", count(entries, Standing.ERROR))
        + attribute("skipped", count(entries, Standing.SKIPPED))
        + attribute("time", seconds(took));
  }

  private static String count(List<Entry> entries, Standing standing) {
    return "" + entries.stream().filter(e -> Standing.of(e.result().outcome()) == standing).count();
  }

  private static String time(CheckResult r) {
    return r.transcript().started().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.3f", took.toMillis() / 1e3);
  }

  private static String attribute(String name, String value) {
    String plain = text(value).replace("\"", "&quot;").replace("\n", "&#10;");
    return " " + name + "=\"" + plain + "\"";
  }

  /// What XML 1.0 has no character for is shown as a replacement character.
  private static String text(String text) {
    return text.replaceAll(
            "[^\\x09\\x0A\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
