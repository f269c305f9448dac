package dev.portolan.cli;

import dev.portolan.app.Core;
import dev.portolan.export.ReachCsv;
import dev.portolan.export.ReachJson;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.subject.Answer;
import dev.portolan.policy.subject.Group;
import dev.portolan.policy.subject.Groups;
import dev.portolan.policy.subject.Lookup;
import dev.portolan.policy.subject.Questions;
import dev.portolan.policy.subject.Subject;
import dev.portolan.policy.subject.SubjectParser;
import dev.portolan.policy.subject.Wanted;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `portolan reach`: what the policies say of connections, for one question, for a list of them, or
/// for all pairs. Nothing is sent; `check` asks the wire.
@Command(
    name = "reach",
    description = {
      "Predict from the policies who can reach whom, and say which rule decides.",
      "One question (--from, --to), a list of them (--queries), or all pairs (--all)."
    },
    footerHeading = "%nA and B are one of:%n",
    footer = {
      "  NS/NAME           a pod, else a workload (all its pods), else a service",
      "  KIND/NS/NAME      pod, svc, deploy, sts, ds, rs, job, cronjob, ingress",
      "  NAME              in the context's namespace",
      "  NAME.NS.svc       a service by its DNS name",
      "  HOST              the host of an ingress",
      "  ADDRESS, CIDR     10.0.0.7, 203.0.113.0/24, 2001:db8::/32; a pod's or a",
      "                    service's own address means that pod or service",
      "",
      "For example:",
      "  portolan reach --demo --from sandbox/toolbox --to svc/payments/api --explain",
      "  portolan reach --manifests deploy/ --all -o csv",
      "  printf 'shop/web\\tshop/db\\ttcp\\t5432\\n' | portolan reach --queries -"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:allowed; for --all and --queries: everything was answered",
      "1:denied",
      "2:wrong usage",
      "3:undecided, not applicable, an unknown name, or no cluster to ask about"
    })
final class ReachCommand implements Callable<Integer> {
  @ParentCommand private Cli cli = Cli.UNSET;
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Namespaces namespaces = new Namespaces();

  @Option(names = "--from", paramLabel = "A", description = "Who opens the connection.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "B", description = "Who is connected to.")
  private @Nullable String to;

  @Option(
      names = "--port",
      paramLabel = "P",
      description =
          "The port, by number or name: of the service where B is one, else of the pods. Default: every port that B declares.")
  private @Nullable String port;

  @Option(
      names = "--protocol",
      paramLabel = "tcp|udp|sctp|icmp",
      description = "Default: tcp with --port, else every protocol.")
  private @Nullable String protocol;

  @Option(
      names = "--explain",
      description = "Also say which policies select, which rules admit, and which come nearest.")
  private boolean explain;

  @Option(names = "--all", description = "Every ordered pair of workloads, and the world outside.")
  private boolean all;

  @Option(names = "--pods", description = "With --all: pods in place of workloads.")
  private boolean pods;

  @Option(
      names = "--queries",
      paramLabel = "FILE|-",
      description =
          "Answer a line each: from, to, protocol, port, separated by tabs; - reads standard input.")
  private @Nullable String queries;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "text|json|csv",
      defaultValue = "text",
      description = "How to print: text (default), json or csv.")
  private Format format = Format.text;

  /// The formats that `-o` takes.
  enum Format {
    text,
    json,
    csv
  }

  @Override
  public Integer call() throws IOException {
    boolean single = from != null || to != null;
    int modes = (single ? 1 : 0) + (all ? 1 : 0) + (queries != null ? 1 : 0);
    if (modes != 1) {
      throw CommandFailure.usage("reach takes one of: --from with --to, --queries, --all");
    }
    if (single && (from == null || to == null)) {
      throw CommandFailure.usage("--from and --to go together");
    }
    if (!single && (port != null || protocol != null || explain)) {
      throw CommandFailure.usage("--port, --protocol and --explain go with --from and --to");
    }
    if (pods && !all) {
      throw CommandFailure.usage("--pods goes with --all");
    }
    if (queries != null && format != Format.text) {
      throw CommandFailure.usage("--queries answers in lines: it takes no -o");
    }
    Wanted wanted = Asked.wanted(protocol, port);
    try (Core core = cli.core()) {
      Predictions predictions = Predictions.of(Snapshots.read(cli, core, namespaces, err()));
      if (queries != null) {
        return new ReachQueries(predictions, err()).run(queries, out());
      }
      return all ? everything(predictions) : one(predictions, wanted);
    }
  }

  private int one(Predictions predictions, Wanted wanted) throws IOException {
    Reachability reachability = predictions.reachability();
    ClusterSnapshot snapshot = reachability.snapshot();
    SnapshotIndex index = new SnapshotIndex(snapshot);
    SubjectParser parser = new SubjectParser(index);
    Subject source = subject(parser, String.valueOf(from));
    Subject target = subject(parser, String.valueOf(to));
    Answer answer = Questions.explained(reachability, index).ask(source, target, wanted);
    AnswerPage page = new AnswerPage(snapshot, source, target, wanted, answer, predictions.mark());
    switch (format) {
      case text -> AnswerText.print(page, explain, out());
      case json -> out().println(Json.text(AnswerJson.of(page)));
      case csv -> AnswerCsv.print(page, out());
    }
    return exitCode(answer);
  }

  static int exitCode(Answer answer) {
    return switch (answer.verdict().state()) {
      case ALLOWED -> Exit.OK;
      case DENIED -> Exit.NO;
      case UNDECIDED, NOT_APPLICABLE -> Exit.UNKNOWN;
    };
  }

  private Subject subject(SubjectParser parser, String text) {
    return switch (parser.parse(text)) {
      case Lookup.Unknown unknown -> throw CommandFailure.unknown(unknown.problem());
      case Lookup.Found(Subject found, String note) -> {
        if (!note.isEmpty()) {
          err().println("portolan: " + note);
        }
        yield found;
      }
    };
  }

  private int everything(Predictions predictions) throws IOException {
    Reachability reachability = predictions.reachability();
    SnapshotIndex index = new SnapshotIndex(reachability.snapshot());
    List<Group> inside = pods ? Groups.pods(index) : Groups.workloads(index);
    List<Group> outside = Groups.outside(reachability.outside());
    PrintWriter buffered = new PrintWriter(new BufferedWriter(out(), 1 << 16), false);
    switch (format) {
      case text -> {
        new ReachTable(reachability, inside, outside, buffered).print();
        if (!predictions.unenforced().isEmpty()) {
          buffered.println("note: " + predictions.unenforced());
        }
      }
      case json ->
          ReachJson.write(
              buffered,
              reachability,
              new ReachJson.Header(pods ? "pods" : "workloads", predictions.plugin()),
              inside,
              outside);
      case csv -> ReachCsv.write(buffered, reachability, inside, outside);
    }
    buffered.flush();
    return Exit.OK;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
