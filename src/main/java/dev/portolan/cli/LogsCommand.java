package dev.portolan.cli;

import dev.portolan.app.Core;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.Target;
import dev.portolan.tail.About;
import dev.portolan.tail.LogSource;
import dev.portolan.tail.PodLogs;
import dev.portolan.tail.SourceFinder;
import dev.portolan.tail.SourceRole;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `portolan logs`: the logs of what carries the cluster's traffic, side by side.
@Command(
    name = "logs",
    description =
        "Show the logs of cluster DNS, ingress controllers, kube-proxy and network plugins by"
            + " time.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:lines were shown",
      "1:no line, or no such log in the cluster",
      "2:wrong usage",
      "3:could not read: no cluster, not permitted"
    })
final class LogsCommand implements Callable<Integer> {
  @ParentCommand private Cli cli = Cli.UNSET;
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Namespaces namespaces = new Namespaces();
  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = "--of",
      paramLabel = "dns|ingress|proxy|plugin",
      split = ",",
      description = "Only these; default all.")
  private List<String> roles = new ArrayList<>();

  @Option(
      names = "--about",
      paramLabel = "NS/POD|NS/SERVICE",
      description = "Only lines that name this pod or service or its addresses; repeatable.")
  private List<String> about = new ArrayList<>();

  @Option(names = "--grep", paramLabel = "TEXT", description = "Only lines that contain this.")
  private String grep = "";

  @Option(
      names = "--tail",
      paramLabel = "N",
      defaultValue = "50",
      description = "Begin with the last N lines of each log (default 50).")
  private int tail = 50;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on until interrupted; what breaks is taken up again.")
  private boolean follow;

  @Option(
      names = {"-p", "--previous"},
      description = "What the containers said before they were last restarted.")
  private boolean previous;

  @Option(names = "--list", description = "List the logs that there are, and end.")
  private boolean list;

  @Override
  public Integer call() {
    Numbers.check("--tail", tail, 0, 100_000);
    if (follow && previous) {
      throw CommandFailure.usage("what was said before a restart has an end: -f or --previous");
    }
    List<SourceRole> wanted = wanted();
    try (Core core = cli.core();
        Opening open = cli.open(core, namespaces)) {
      List<LogSource> found =
          SourceFinder.find(open.snapshot()).stream()
              .filter(s -> wanted.contains(s.role()))
              .toList();
      PrintWriter out = spec.commandLine().getOut();
      PrintWriter err = spec.commandLine().getErr();
      if (list || found.isEmpty()) {
        found.forEach(s -> out.println(LogPrinter.describe(s, output.json())));
        if (found.isEmpty()) {
          err.println(("No such log was found. " + SourceFinder.unseen(open.snapshot())).strip());
        }
        return found.isEmpty() ? Exit.NO : Exit.OK;
      }
      List<LogSource> chosen = found.size() <= SourceFinder.MOST ? found : first(found, err);
      LogPrinter.Sieve sieve = new LogPrinter.Sieve(about(open.snapshot()), grep);
      LogPrinter printer = new LogPrinter(out, err, output.json(), sieve);
      return printer.run(open.session().logs(), chosen, new PodLogs.Wish(tail, follow, previous));
    }
  }

  private static List<LogSource> first(List<LogSource> found, PrintWriter err) {
    err.println(
        found.size()
            + " logs were found; the first "
            + SourceFinder.MOST
            + " are shown (--of, --list).");
    return found.subList(0, SourceFinder.MOST);
  }

  private List<SourceRole> wanted() {
    List<SourceRole> all = List.of(SourceRole.values());
    List<SourceRole> wanted = new ArrayList<>();
    for (String word : roles) {
      wanted.add(
          all.stream()
              .filter(r -> r.word().equals(word.toLowerCase(Locale.ROOT)))
              .findFirst()
              .orElseThrow(
                  () ->
                      CommandFailure.usage(
                          "--of takes "
                              + Stream.of(SourceRole.values())
                                  .map(SourceRole::word)
                                  .collect(Collectors.joining(", ")))));
    }
    return wanted.isEmpty() ? all : wanted;
  }

  private About about(ClusterSnapshot snapshot) {
    List<ObjectRef> refs = new ArrayList<>();
    for (String text : about) {
      Target target = TargetArgument.parse("--about", text, snapshot);
      switch (target) {
        case Target.PodTarget t -> refs.add(t.pod());
        case Target.ServiceTarget t -> refs.add(t.service());
        case Target.IngressTarget t -> refs.add(t.ingress());
        case Target.HostTarget t ->
            throw CommandFailure.usage(
                "--about takes NS/POD or NS/SERVICE; for other words there is --grep");
      }
    }
    return refs.isEmpty() ? About.ANYTHING : About.of(new SnapshotIndex(snapshot), refs);
  }
}
