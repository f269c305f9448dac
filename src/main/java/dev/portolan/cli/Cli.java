package dev.portolan.cli;

import dev.portolan.app.Core;
import dev.portolan.app.Source;
import dev.portolan.cluster.api.ClusterException;
import dev.portolan.history.HistoryFile;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.Kubeconfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The command line: no verb opens the window, or does the main job headless where there is no
/// display.
@Command(
    name = "portolan",
    description =
        "A chart of a Kubernetes cluster's network: who can reach whom, and what says no.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    scope = ScopeType.INHERIT,
    subcommands = {
      ContextsCommand.class,
      MapCommand.class,
      CheckCommand.class,
      DiagnoseCommand.class,
      CaptureCommand.class,
      LogsCommand.class,
      HistoryCommand.class,
      SweepCommand.class,
      VerifyCommand.class,
      ReachCommand.class,
      PoliciesCommand.class,
      SnapshotCommand.class,
      DebugCommand.class,
      DemoCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done; for check: the path answered; for reach: allowed",
      "1:the answer is no, or what was looked for was found",
      "2:wrong usage",
      "3:could not find out"
    })
public final class Cli implements Callable<Integer> {
  private static final System.Logger LOG = System.getLogger(Cli.class.getName());

  /// Stands in the fields that picocli fills.
  static final Cli UNSET = new Cli(Map.of(), Path.of(""), Terminal.NONE);

  private final Map<String, String> environment;
  private final Path home;
  private final Terminal terminal;
  private final Interrupt interrupt = new Interrupt();
  @Mixin private SourceOptions source = new SourceOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  private Cli(Map<String, String> environment, Path home, Terminal terminal) {
    this.environment = Map.copyOf(environment);
    this.home = home;
    this.terminal = terminal;
  }

  /// Runs a command line on the process's own streams; returns the exit code.
  public static int run(String... args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    Path home = Path.of(System.getProperty("user.home"));
    return run(new Cli(System.getenv(), home, Terminal.ofProcess()), out, err, args);
  }

  /// Runs a command line; the environment and the home folder say where kubeconfig files are.
  public static int run(
      Map<String, String> environment,
      Path home,
      PrintWriter out,
      PrintWriter err,
      String... args) {
    return run(new Cli(environment, home, Terminal.NONE), out, err, args);
  }

  /// The same with a user at a terminal.
  public static int run(
      Map<String, String> environment,
      Path home,
      Terminal terminal,
      PrintWriter out,
      PrintWriter err,
      String... args) {
    return run(new Cli(environment, home, terminal), out, err, args);
  }

  private static int run(Cli cli, PrintWriter out, PrintWriter err, String... args) {
    CommandLine line = new CommandLine(cli);
    line.setOut(out);
    line.setErr(err);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(Cli::wrongUsage);
    line.setExecutionExceptionHandler(Cli::failed);
    try {
      int code = line.execute(args);
      out.flush();
      err.flush();
      return code;
    } finally {
      cli.interrupt().told();
    }
  }

  @Override
  public Integer call() {
    return new WindowVerb(
            this, environment, spec.commandLine().getOut(), spec.commandLine().getErr())
        .run();
  }

  Core core() {
    return new Core(environment, home);
  }

  /// A core for the window.
  Core desktopCore() {
    return Core.ofDesktop(environment, home, terminal.present());
  }

  Interrupt interrupt() {
    return interrupt;
  }

  Terminal terminal() {
    return terminal;
  }

  SourceOptions sourceOptions() {
    return source;
  }

  /// Opens the context that the options name and waits for its first complete snapshot.
  Opening open(Core core, Namespaces namespaces) {
    Source from = live();
    namespaces.names(); // says what is none before anything is connected to
    Kubeconfig kubeconfig = core.kubeconfig(from);
    return open(core, source.choose(kubeconfig), namespaces);
  }

  /// The checks that are kept of the context that the options name; nothing is connected to.
  HistoryFile history() {
    Source from = live();
    try (Core core = core()) {
      return from.demo()
          ? core.historyOfDemo(source.contextOfDemo())
          : core.history(source.choose(core.kubeconfig(from)).id());
    }
  }

  /// Opens this context; the user is asked about its plugin where need be.
  Opening open(Core core, KubeContext context, Namespaces namespaces) {
    Consent consent =
        new Consent(core.trusted(), source.trustExec(), terminal, spec.commandLine().getErr());
    return Opening.of(core, context, namespaces, consent);
  }

  /// The source of contexts; ends with one line when files were named in their place.
  Source live() {
    Source from = source.source();
    if (source.files()) {
      throw CommandFailure.usage(
          "this needs a live cluster: --manifests and --snapshot go with reach, policies, map, verify"
              + " and snapshot");
    }
    return from;
  }

  private static int wrongUsage(CommandLine.ParameterException e, String[] args) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println("portolan: " + firstLine(e));
    err.println("Try: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return Exit.USAGE;
  }

  private static int failed(Exception e, CommandLine line, ParseResult parsed) {
    PrintWriter err = line.getErr();
    switch (e) {
      case CommandFailure failure -> {
        err.println("portolan: " + failure.getMessage());
        return failure.exitCode();
      }
      case ClusterException failure -> err.println("portolan: " + failure.getMessage());
      case IOException failure -> err.println("portolan: " + said(failure));
      default -> {
        err.println("portolan: internal error: " + e);
        LOG.log(System.Logger.Level.ERROR, "internal error", e);
      }
    }
    return Exit.UNKNOWN;
  }

  /// The message of a file's failure is often its path alone.
  static String said(IOException e) {
    boolean bare = e instanceof FileSystemException f && f.getReason() == null;
    return bare
        ? e.getMessage()
            + ": "
            + (e instanceof NoSuchFileException ? "no such file" : "not permitted")
        : String.valueOf(e.getMessage());
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("wrong usage");
  }
}
