package dev.portolan.probe.run;

import dev.portolan.probe.Finding;
import dev.portolan.probe.judge.Answer;
import dev.portolan.probe.output.HopNamer;
import dev.portolan.probe.output.OutputParser;
import dev.portolan.probe.output.OutputParser.Ending;
import dev.portolan.probe.run.BatchAsk.Knock;
import dev.portolan.probe.tool.Scripts;
import dev.portolan.probe.tool.Tool;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One command that asks about several points by `Scripts.BATCH`, and the way of each line that it
/// prints to the parser of its point.
final class BatchCommand {
  /// How many connects one container tries at once: a scan of a moment, not a load.
  static final int AT_ONCE = 16;

  /// Bytes of all words as they stand in the exec's address; proxies on the way are known to refuse
  /// request lines of more than 8 KB.
  static final int MOST_BYTES = 6_000;

  /// For the start of the command on a busy server; the tools' own limits end them sooner.
  private static final Duration START = Duration.ofSeconds(30);

  private static final Pattern LINE = Pattern.compile("(\\d{1,4}) (.*)");
  private static final Pattern END = Pattern.compile("portolan-end (\\d{1,3})");

  private final Tool tool;
  private final List<Job> jobs;

  /// One point's part of the command.
  private static final class Job {
    private final Knock knock;
    private final List<String> argv;
    private final OutputParser parser;
    private int code = -1;

    private Job(Knock knock, List<String> argv, OutputParser parser) {
      this.knock = knock;
      this.argv = argv;
      this.parser = parser;
    }

    private int bytes() {
      return 12 + argv.stream().mapToInt(BatchCommand::bytes).sum();
    }
  }

  private BatchCommand(Tool tool, List<Job> jobs) {
    this.tool = tool;
    this.jobs = List.copyOf(jobs);
  }

  /// As many commands as the points need.
  static List<BatchCommand> of(Tool tool, List<Knock> knocks, HopNamer namer) {
    List<BatchCommand> commands = new ArrayList<>();
    List<Job> jobs = new ArrayList<>();
    int bytes = 0;
    for (Knock knock : knocks) {
      Job job =
          new Job(
              knock, tool.argv().apply(knock.point()), tool.parsing().parser(knock.point(), namer));
      if (!jobs.isEmpty() && bytes + job.bytes() > MOST_BYTES) {
        commands.add(new BatchCommand(tool, jobs));
        jobs.clear();
        bytes = 0;
      }
      jobs.add(job);
      bytes += job.bytes();
    }
    if (!jobs.isEmpty()) {
      commands.add(new BatchCommand(tool, jobs));
    }
    return commands;
  }

  Tool tool() {
    return tool;
  }

  List<String> argv() {
    List<String> words =
        new ArrayList<>(List.of("sh", "-c", Scripts.BATCH, "portolan", Integer.toString(AT_ONCE)));
    for (Job job : jobs) {
      words.add(Integer.toString(job.argv.size()));
      words.addAll(job.argv);
    }
    return words;
  }

  /// How long it may take: each round as long as the tool itself may.
  Duration limit() {
    int rounds = (jobs.size() + AT_ONCE - 1) / AT_ONCE;
    return tool.limit().multipliedBy(rounds).plus(START);
  }

  /// Takes a line of its output.
  void line(String text) {
    Matcher line = LINE.matcher(text);
    if (!line.matches()) {
      return;
    }
    int at = Integer.parseInt(line.group(1));
    if (at >= jobs.size()) {
      return;
    }
    Job job = jobs.get(at);
    OptionalInt end = end(line.group(2));
    if (end.isPresent()) {
      job.code = end.getAsInt();
    } else {
      job.parser.line(true, line.group(2));
    }
  }

  /// Says of each point what its part of the output told, once the command has ended.
  ///
  /// @param code the command's own exit status, or negative when a time limit ended it
  void tell(int code, Result result) {
    for (Job job : jobs) {
      Ending ending =
          job.code >= 0
              ? Ending.exited(job.code)
              : code < 0 ? Ending.timeLimit() : Ending.exited(code);
      if (job.parser.unfit()) {
        result.useless(job.knock);
      } else {
        Finding finding = job.parser.finish(ending);
        if (Answer.Useless.is(finding, job.knock.point(), job.code)) {
          result.useless(job.knock);
        } else {
          result.found(job.knock, finding);
        }
      }
    }
  }

  /// Hears what came of each point.
  interface Result {
    void found(Knock knock, Finding finding);

    /// The tool cannot do it; another one may.
    void useless(Knock knock);
  }

  private static OptionalInt end(String text) {
    Matcher end = END.matcher(text);
    return end.matches() ? OptionalInt.of(Integer.parseInt(end.group(1))) : OptionalInt.empty();
  }

  private static int bytes(String word) {
    return "&command=".length() + URLEncoder.encode(word, StandardCharsets.UTF_8).length();
  }
}
