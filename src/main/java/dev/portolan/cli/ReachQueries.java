package dev.portolan.cli;

import dev.portolan.model.SnapshotIndex;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.State;
import dev.portolan.policy.service.Because;
import dev.portolan.policy.subject.Lookup;
import dev.portolan.policy.subject.Questions;
import dev.portolan.policy.subject.Subject;
import dev.portolan.policy.subject.SubjectParser;
import dev.portolan.policy.subject.Wanted;
import java.io.BufferedWriter;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// `portolan reach --queries`: a line in, a line out, in the same order, until the input ends.
final class ReachQueries {
  private static final int MOST_NOTES = 20;
  private static final int BUFFER = 1 << 16;

  private final SubjectParser parser;
  private final Questions questions;
  private final PrintWriter err;
  private final String mark;
  private final Map<String, Lookup> subjects = new HashMap<>();
  private final Map<String, Wanted> wanted = new HashMap<>();
  private final Set<String> notes = new HashSet<>();
  private boolean unknown;

  ReachQueries(Predictions predictions, PrintWriter err) {
    Reachability reachability = predictions.reachability();
    SnapshotIndex index = new SnapshotIndex(reachability.snapshot());
    this.parser = new SubjectParser(index);
    this.questions = Questions.brief(reachability, index);
    this.err = err;
    this.mark = predictions.mark().isEmpty() ? "" : "; " + predictions.mark();
  }

  int run(String file, PrintWriter out) {
    try (InputStream in = file.equals("-") ? System.in : new FileInputStream(file);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      answer(reader, out);
    } catch (IOException e) {
      throw CommandFailure.unknown("queries: " + e.getMessage());
    }
    return unknown ? Exit.UNKNOWN : Exit.OK;
  }

  private void answer(Reader reader, PrintWriter out) throws IOException {
    PrintWriter buffered = new PrintWriter(new BufferedWriter(out, BUFFER), false);
    QueryLines lines = new QueryLines(reader);
    long number = 0;
    while (lines.next()) {
      number++;
      buffered.print(answer(lines.text(), number));
      buffered.print('\n');
      if (lines.waits()) {
        buffered.flush();
      }
    }
    buffered.flush();
  }

  private String answer(String line, long number) {
    try {
      return answer(line);
    } catch (CommandFailure e) {
      unknown = true;
      return "undecided\tline " + number + ": " + clean(String.valueOf(e.getMessage()));
    }
  }

  private String answer(String line) {
    if (line.length() > QueryLines.LONGEST) {
      throw CommandFailure.usage("longer than " + QueryLines.LONGEST + " characters");
    }
    String[] fields = line.split("\t", -1);
    if (fields.length < 2 || fields.length > 4) {
      throw CommandFailure.usage("not from, to, protocol and port, separated by tabs");
    }
    String protocol = fields.length > 2 ? fields[2] : "";
    String port = fields.length > 3 ? fields[3] : "";
    Wanted asked =
        wanted.computeIfAbsent(protocol + "\t" + port, k -> Asked.wanted(protocol, port));
    Subject from = subject(fields[0]);
    Subject to = subject(fields[1]);
    Verdict verdict = questions.ask(from, to, asked).verdict();
    if (verdict.state() == State.NOT_APPLICABLE) {
      return "undecided\tnot applicable: " + clean(Because.of(verdict));
    }
    String marked = verdict.state() == State.DENIED ? mark : "";
    return verdict.state().word() + "\t" + clean(Because.of(verdict) + marked);
  }

  private Subject subject(String text) {
    return switch (subjects.computeIfAbsent(text, parser::parse)) {
      case Lookup.Unknown u -> throw CommandFailure.unknown(u.problem());
      case Lookup.Found(Subject subject, String note) -> {
        if (!note.isEmpty() && notes.size() < MOST_NOTES && notes.add(note)) {
          err.println("portolan: " + note);
        }
        yield subject;
      }
    };
  }

  private static String clean(String text) {
    return text.indexOf('\n') < 0 && text.indexOf('\t') < 0
        ? text
        : text.replace('\t', ' ').replace('\n', ' ');
  }
}
