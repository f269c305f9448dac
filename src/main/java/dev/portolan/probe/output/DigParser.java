package dev.portolan.probe.output;

import dev.portolan.probe.Finding;
import dev.portolan.probe.Finding.Lookup;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question.RecordType;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `dig +search +showsearch`: one message for each name that it tries.
public final class DigParser implements OutputParser {
  private static final Pattern STATUS = Pattern.compile("^;; ->>HEADER<<- .*status: ([A-Z0-9]+),");
  private static final Pattern QUESTION = Pattern.compile("^;([^;\\s]\\S*)\\s+IN\\s+[A-Z]+$");
  private static final Pattern RECORD =
      Pattern.compile("^[^;\\s]\\S*\\s+\\d+\\s+IN\\s+([A-Z0-9]+)\\s+(.+)$");
  private static final Pattern TIME = Pattern.compile("^;; Query time: (\\d{1,9}) (m|u)sec");
  private static final Pattern SILENCE =
      Pattern.compile(
          "^;; (communications error.*: timed out|connection timed out|no servers could be reached)");
  private static final Pattern SECTION =
      Pattern.compile("^;; (ANSWER|AUTHORITY|ADDITIONAL) SECTION");

  private final Steps steps;
  private final RecordType type;
  private final String name;
  private boolean answers;
  private String status = "";
  private Optional<Outcome> trouble = Optional.empty();
  private String detail = "";
  private boolean unfit;

  public DigParser(String name, RecordType type, String server) {
    this.name = name;
    this.type = type;
    this.steps = new Steps(name, type, server);
  }

  @Override
  public Optional<Finding> line(boolean error, String text) {
    Matcher header = STATUS.matcher(text);
    Matcher question = QUESTION.matcher(text);
    Matcher row = RECORD.matcher(text);
    Matcher time = TIME.matcher(text);
    Matcher section = SECTION.matcher(text);
    if (header.find()) {
      status = header.group(1);
      answers = false;
    } else if (question.matches() && !status.isEmpty()) {
      steps.ask(question.group(1));
      steps.code(status);
      status = "";
    } else if (section.find()) {
      answers = section.group(1).equals("ANSWER");
    } else if (row.matches() && answers) {
      record(row.group(1), row.group(2));
    } else if (time.find()) {
      double told = Double.parseDouble(time.group(1));
      steps.millis(time.group(2).equals("u") ? told / 1000 : told);
    } else {
      trouble(error, text);
    }
    return Optional.empty();
  }

  private void record(String kind, String data) {
    boolean wanted = kind.equals(type.name());
    steps.record(wanted ? data : kind + " " + data);
  }

  private void trouble(boolean error, String text) {
    unfit |= text.startsWith("Invalid option") || (error && Phrases.unfit(text));
    Optional<Outcome> said = Phrases.outcome(text);
    if (SILENCE.matcher(text).find()) {
      trouble = trouble.or(() -> Optional.of(Outcome.TIMED_OUT));
      detail = detail.isEmpty() ? "no server answered" : detail;
    } else if (said.isPresent() && text.startsWith(";; ")) {
      trouble = said;
      detail = text.substring(3).strip();
    } else if (error && detail.isEmpty()) {
      detail = text.strip();
    }
  }

  @Override
  public Lookup finish(Ending ending) {
    boolean silent = ending.cut() || ending.code() == 9;
    Outcome otherwise = trouble.orElse(silent ? Outcome.TIMED_OUT : Outcome.FAILED);
    if (otherwise == Outcome.TIMED_OUT) {
      // What it asks in vain it does not print.
      steps.ask(name);
    }
    return steps.finish(otherwise, detail);
  }

  @Override
  public boolean unfit() {
    return unfit;
  }
}
