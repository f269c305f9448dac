package dev.portolan.cli;

import dev.portolan.app.Core;
import dev.portolan.checkset.CheckSet;
import dev.portolan.cluster.manifests.CheckSetFile;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.sweep.Choice;
import dev.portolan.sweep.SetPlanner;
import dev.portolan.sweep.Verified;
import dev.portolan.sweep.Verified.Status;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `portolan verify`: runs a saved check set as a test.
@Command(
    name = "verify",
    description = {
      "Run a check set as a test: connectivity as code.",
      "With --manifests, --snapshot or --predict nothing is asked: the policies are judged alone."
    },
    footerHeading = "%nA check set:%n",
    footer = {
      "  checks:",
      "  - name: web reaches its database",
      "    from: deploy/shop/web        # or {namespace: shop, selector: app=web, pods: one}",
      "    to: svc/shop/db              # likewise; also a host or an address",
      "    port: 5432                   # without it: every TCP port that is declared",
      "    protocol: tcp                # tcp (default), udp, icmp",
      "    expect: answered             # allowed, denied, answered, refused, timeout"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything is as expected",
      "1:something is not",
      "2:wrong usage, or the file is no check set",
      "3:something could not be found out, and the rest is as expected"
    })
final class VerifyCommand implements Callable<Integer> {
  /// The formats that `-o` takes.
  enum Format {
    text,
    junit,
    json,
    tap
  }

  @ParentCommand private Cli cli = Cli.UNSET;
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Namespaces namespaces = new Namespaces();
  @Mixin private PaceOptions pace = new PaceOptions();

  @Parameters(paramLabel = "FILE", description = "The check set, a YAML file.")
  private Path file = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "text|junit|json|tap",
      defaultValue = "text",
      description = "How to print: text (default), junit (XML), json, or tap.")
  private Format format = Format.text;

  @Option(names = "--predict", description = "Ask nothing: judge by the policies alone.")
  private boolean predict;

  @Override
  public Integer call() {
    Choice.Budget budget = pace.budget(Choice.Budget.MOST_CHECKS);
    PrintWriter err = spec.commandLine().getErr();
    CheckSetFile read = CheckSetFile.read(file);
    if (!read.problems().isEmpty()) {
      read.problems().forEach(p -> err.println("portolan: " + p));
      return Exit.USAGE;
    }
    VerifyReport report =
        predict || cli.sourceOptions().files()
            ? predicted(read.set(), budget)
            : observed(read.set(), budget);
    print(report);
    Verified verified = report.verified();
    if (verified.count(Status.FAILED) > 0) {
      return Exit.NO;
    }
    return verified.count(Status.UNKNOWN) > 0 ? Exit.UNKNOWN : Exit.OK;
  }

  private VerifyReport predicted(CheckSet set, Choice.Budget budget) {
    try (Core core = cli.core()) {
      ClusterSnapshot snapshot = Snapshots.read(cli, core, namespaces, spec.commandLine().getErr());
      SetPlanner.Drawn drawn =
          SetPlanner.plan(set, Predictions.of(snapshot).reachability(), budget);
      Verified verified = Verified.predicted(set, drawn);
      return new VerifyReport(file.toString(), snapshot, verified, Duration.ZERO);
    }
  }

  private VerifyReport observed(CheckSet set, Choice.Budget budget) {
    PrintWriter err = spec.commandLine().getErr();
    try (Core core = cli.core();
        Opening open = cli.open(core, namespaces)) {
      SetPlanner.Drawn drawn =
          SetPlanner.plan(set, Predictions.of(open.snapshot()).reachability(), budget);
      SweepRun.Swept swept =
          SweepRun.await(
              core, open, cli.interrupt(), drawn.plan(), budget, err, format == Format.text);
      Verified verified = Verified.of(set, drawn, swept.results());
      return new VerifyReport(file.toString(), open.snapshot(), verified, swept.took());
    }
  }

  private void print(VerifyReport report) {
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case text -> report.text(out);
      case tap -> report.tap(out);
      case json -> out.println(Json.text(report.json()));
      case junit -> out.println(report.junit());
    }
    out.flush();
  }
}
