package dev.portolan.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.app.Core;
import dev.portolan.cli.CheckPrinter.Loudness;
import dev.portolan.cluster.debug.DebugProfile;
import dev.portolan.diagnosis.Agreement;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import dev.portolan.probe.Target;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `portolan check`: asks the wire one question from a pod's own container.
@Command(
    name = "check",
    description = "Ask the network one question from a pod's own container.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the path answered",
      "1:the answer is no: refused, timed out, unreachable, name not resolved",
      "2:wrong usage: no such pod, context or option",
      "3:could not find out: no cluster, not permitted, no tool in the container, cancelled"
    })
final class CheckCommand implements Callable<Integer> {
  private static final Set<CheckKind> PORTED =
      EnumSet.complementOf(EnumSet.of(CheckKind.PING, CheckKind.DNS, CheckKind.MTU));

  @ParentCommand private Cli cli = Cli.UNSET;
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Namespaces namespaces = new Namespaces();
  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private AskOptions ask = new AskOptions();
  @Mixin private DebugOptions debug = new DebugOptions();
  @Mixin private PathOptions paths = new PathOptions();
  @Mixin private WatchOptions watch = new WatchOptions();

  @Parameters(
      paramLabel = "reach|ping|traceroute|dns|http|tls|udp|grpc|mtu",
      description = "What to ask.")
  private String verb = "";

  @Option(
      names = "--from",
      required = true,
      paramLabel = "NS/POD[/CONTAINER]",
      description = "Where the command runs.")
  private String from = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "TARGET",
      description =
          "NS/POD, NS/SERVICE, pod/NS/NAME, svc/NS/NAME, an ingress host, a host name or an"
              + " address.")
  private String to = "";

  @Option(
      names = "--port",
      converter = PortConverter.class,
      paramLabel = "P",
      description = "The port to reach. Default: every port that the target declares.")
  private int port;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "The check is ended after so long, 1 to 300 (default 30).")
  private int timeout = 30;

  @Option(
      names = {"-v", "--verbose"},
      description = "Print each command that is tried, also those of tools that are not there.")
  private boolean verbose;

  @Override
  public Integer call() {
    CheckKind kind = kind();
    Numbers.check("--timeout", timeout, 1, 300);
    KindOption.only("--port", port != 0, PORTED, kind);
    Duration every = watch.every();
    Duration end = watch.end();
    debug.check();
    if (debug.wanted() && !every.isZero()) {
      throw CommandFailure.usage("--debug-container goes with one check, not with --watch");
    }
    Question question = paths.question(kind, port, ask.question(kind, port));
    try (Core core = cli.core();
        Opening open = cli.open(core, namespaces)) {
      ContainerRef source = PodArgument.parse(from, open.snapshot());
      if (source.container().isEmpty()) {
        throw CommandFailure.unknown("pod " + source.podRef().path() + " has nothing to run in");
      }
      Target target = TargetArgument.parse("--to", to, open.snapshot());
      CheckRequest request =
          new CheckRequest(question, source, target, Duration.ofSeconds(timeout), every);
      return run(core, open, request, end);
    }
  }

  private int run(Core core, Opening open, CheckRequest request, Duration end) {
    boolean json = output.json();
    CheckResult result =
        request.every().isZero()
            ? debugged(
                core,
                open,
                CheckRun.await(core, open, cli.interrupt(), request, printer(open, request)))
            : CheckRun.watch(
                core,
                open,
                cli.interrupt(),
                request,
                new WatchPrinter(spec.commandLine().getOut(), json),
                end);
    print(result, open);
    return exitCode(result);
  }

  private void print(CheckResult result, Opening open) {
    PrintWriter out = spec.commandLine().getOut();
    Optional<Agreement> expected = Expected.of(result, open.snapshot());
    if (output.json()) {
      ObjectNode node = CheckJson.of(result, open.snapshot());
      expected.ifPresent(a -> Expected.json(a, node.putObject("expected")));
      out.println(Json.text(node));
    } else {
      CheckText.print(result, out);
      expected.ifPresent(a -> Expected.print(a, out));
    }
  }

  /// The same asked from a debug container where that helps and is wanted.
  private CheckResult debugged(Core core, Opening open, CheckResult first) {
    PrintWriter err = spec.commandLine().getErr();
    if (!first.debugHelps()) {
      return first;
    }
    if (!debug.wanted()) {
      err.println("A debug container beside it could ask this: --debug-container");
      return first;
    }
    CheckRequest asked = first.request();
    DebugProfile profile =
        first.outcome() == Outcome.NOT_PERMITTED ? DebugProfile.NETADMIN : DebugProfile.GENERAL;
    ContainerRef container =
        new DebugAdding(open.session(), cli.terminal(), debug.yes(), err)
            .open(asked.from().podRef(), debug.image(), profile);
    CheckRequest again =
        new CheckRequest(asked.question(), container, asked.to(), asked.timeLimit());
    Opening now = new Opening(open.context(), open.session(), open.session().snapshot());
    return CheckRun.await(core, now, cli.interrupt(), again, printer(now, again));
  }

  private CheckPrinter printer(Opening open, CheckRequest request) {
    PrintWriter err = spec.commandLine().getErr();
    Loudness loudness =
        output.json() ? Loudness.NOTHING : verbose ? Loudness.ALL : Loudness.WHAT_SPEAKS;
    return new CheckPrinter(err, loudness, open.context().name(), request.from());
  }

  static int exitCode(CheckResult result) {
    return switch (result.outcome()) {
      case ANSWERED -> Exit.OK;
      case REFUSED, TIMED_OUT, UNREACHABLE, UNRESOLVED -> Exit.NO;
      case SENT, TOOL_MISSING, NOT_PERMITTED, CANCELLED, FAILED -> Exit.UNKNOWN;
    };
  }

  private CheckKind kind() {
    String wanted = verb.toLowerCase(Locale.ROOT);
    for (CheckKind kind : CheckKind.values()) {
      if (kind.verb().equals(wanted)) {
        return kind;
      }
    }
    String all =
        Arrays.stream(CheckKind.values()).map(CheckKind::verb).collect(Collectors.joining(", "));
    throw CommandFailure.usage("unknown check " + verb + "; there are " + all);
  }
}
