package dev.portolan.probe.output;

import dev.portolan.probe.Finding.Lookup;
import dev.portolan.probe.Finding.LookupStep;
import dev.portolan.probe.Lines;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question.RecordType;
import java.util.ArrayList;
import java.util.List;

/// The questions that a lookup has sent so far, and what came of them.
final class Steps {
  /// Said of a question that no server answered.
  static final String TIMEOUT = "TIMEOUT";

  static final String NOERROR = "NOERROR";
  static final String NXDOMAIN = "NXDOMAIN";

  private static final int MAX = 100;
  private static final int MAX_RECORDS = 200;

  private final String name;
  private final RecordType type;
  private final String server;
  private final List<LookupStep> done = new ArrayList<>();
  private final List<String> records = new ArrayList<>();
  private String asked = "";
  private String code = "";
  private double millis = -1;

  Steps(String name, RecordType type, String server) {
    this.name = name;
    this.type = type;
    this.server = server;
  }

  /// A question goes out; the one before is over.
  void ask(String question) {
    close();
    asked = question.endsWith(".") ? question : question + ".";
  }

  boolean asking() {
    return !asked.isEmpty();
  }

  void code(String told) {
    code = told;
  }

  void millis(double told) {
    millis = told;
  }

  void record(String text) {
    if (records.size() < MAX_RECORDS) {
      records.add(Lines.shown(text.strip(), 500));
    }
    code = NOERROR;
  }

  private void close() {
    if (!asked.isEmpty() && done.size() < MAX) {
      String told = code.isEmpty() ? TIMEOUT : code;
      done.add(
          new LookupStep(Lines.shown(asked, 260), type.name(), told, List.copyOf(records), millis));
    }
    records.clear();
    asked = "";
    code = "";
    millis = -1;
  }

  /// The finding, when no more comes.
  ///
  /// @param trouble what stands in the way of any answer, or empty
  Lookup finish(Outcome otherwise, String trouble) {
    close();
    if (done.isEmpty()) {
      return new Lookup(name, server, otherwise, List.of(), trouble);
    }
    if (done.stream().anyMatch(s -> !s.records().isEmpty())) {
      return new Lookup(name, server, Outcome.ANSWERED, done, "");
    }
    // As the C library: a server that failed outweighs one that says no.
    if (done.stream().allMatch(s -> s.code().equals(TIMEOUT))) {
      boolean said = otherwise == Outcome.REFUSED || otherwise == Outcome.UNREACHABLE;
      return said
          ? new Lookup(name, server, otherwise, done, trouble)
          : new Lookup(name, server, Outcome.TIMED_OUT, done, "no server answered");
    }
    boolean cut = done.stream().anyMatch(s -> s.code().equals(TIMEOUT));
    return new Lookup(name, server, cut ? Outcome.TIMED_OUT : Outcome.UNRESOLVED, done, why());
  }

  private String why() {
    for (LookupStep step : done) {
      boolean clear = step.code().equals(NXDOMAIN) || step.code().equals(NOERROR);
      if (!clear) {
        return step.name() + ": " + step.code();
      }
    }
    return done.stream()
        .filter(s -> s.code().equals(NOERROR))
        .findFirst()
        .map(s -> s.name() + " exists, but has no " + type + " record")
        .orElse("no such name (NXDOMAIN)");
  }
}
