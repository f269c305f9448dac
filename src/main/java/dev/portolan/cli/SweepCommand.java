package dev.portolan.cli;

import dev.portolan.app.Core;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.policy.subject.Lookup;
import dev.portolan.policy.subject.Subject;
import dev.portolan.policy.subject.SubjectParser;
import dev.portolan.sweep.Choice;
import dev.portolan.sweep.Estimate;
import dev.portolan.sweep.Plan;
import dev.portolan.sweep.Planner;
import dev.portolan.sweep.Scope;
import dev.portolan.sweep.Standing;
import dev.portolan.sweep.SweepChecks;
import dev.portolan.sweep.Sweeper;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `portolan sweep`: asks many pairs at once, and sets what was observed beside what was predicted.
@Command(
    name = "sweep",
    description = {
      "Ask many pairs from their own containers: observed beside predicted, differences first.",
      "Those that --from and --to name; with -n or --all everyone there; else every wired pair."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything that could be asked came out as predicted",
      "1:something came out otherwise",
      "2:wrong usage",
      "3:could not find out, or not all was asked"
    })
final class SweepCommand implements Callable<Integer> {
  @ParentCommand private Cli cli = Cli.UNSET;
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Namespaces namespaces = new Namespaces();
  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private PaceOptions pace = new PaceOptions();

  @Option(names = "--all", description = "Everyone in all namespaces.")
  private boolean all;

  @Option(
      names = "--from",
      split = ",",
      paramLabel = "NAME",
      description = "Sources: NS/NAME or KIND/NS/NAME, a pod, a workload or a service.")
  private List<String> from = List.of();

  @Option(names = "--to", split = ",", paramLabel = "NAME", description = "Targets, likewise.")
  private List<String> to = List.of();

  @Option(names = "--every-pod", description = "Ask from each pod, not from one of each workload.")
  private boolean everyPod;

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Ask at most so many pairs, 1 to 20000 (default 2000).")
  private int most = 2_000;

  @Option(names = "--dry-run", description = "Say what would be asked and what it costs; no more.")
  private boolean dry;

  @Option(names = "--as-checks", description = "Print a check set for portolan verify.")
  private boolean asChecks;

  @Override
  public Integer call() {
    Numbers.check("--most", most, 1, Choice.Budget.MOST_CHECKS);
    if (asChecks && output.json()) {
      throw CommandFailure.usage("--as-checks prints a check set: it takes no -o");
    }
    if (asChecks && dry) {
      throw CommandFailure.usage("--as-checks needs answers, and --dry-run asks nothing");
    }
    Choice.Budget budget = pace.budget(most);
    if (from.isEmpty() != to.isEmpty()) {
      throw CommandFailure.usage("--from and --to go together");
    }
    if (all && (!namespaces.names().isEmpty() || !from.isEmpty())) {
      throw CommandFailure.usage("--all goes with neither -n nor --from");
    }
    PrintWriter err = spec.commandLine().getErr();
    try (Core core = cli.core();
        Opening open = cli.open(core, namespaces)) {
      Choice choice = new Choice(scope(open.snapshot()), everyPod, budget);
      Plan plan = Planner.plan(Predictions.of(open.snapshot()).reachability(), choice);
      plan.notes().forEach(n -> err.println("portolan: " + n));
      err.println(words(plan.estimate()));
      err.flush();
      return dry || plan.pairs().isEmpty() ? Exit.OK : run(core, open, plan, budget);
    }
  }

  private int run(Core core, Opening open, Plan plan, Choice.Budget budget) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    SweepRun.Swept swept =
        SweepRun.await(core, open, cli.interrupt(), plan, budget, err, !output.json());
    if (asChecks) {
      SweepChecks.Saved saved = SweepChecks.save(open.snapshot(), swept.results());
      out.print(saved.text());
      out.flush();
      saved.leftOut().stream()
          .flatMap(l -> l.lines().stream())
          .forEach(l -> err.println("portolan: " + l));
    } else if (output.json()) {
      out.println(Json.text(SweepJson.of(swept, plan, open.snapshot())));
    } else {
      SweepText.print(swept, out);
    }
    int left = plan.pairs().size() - swept.results().size();
    if (left > 0) {
      String why = swept.end() == Sweeper.End.BUDGET ? "the time was over" : "it was cancelled";
      err.println("portolan: " + left + " pairs were not asked: " + why);
    }
    boolean differs = swept.results().stream().anyMatch(r -> r.standing().differs());
    boolean unknown =
        left > 0 || swept.results().stream().anyMatch(r -> r.standing() == Standing.UNKNOWN);
    return differs ? Exit.NO : unknown ? Exit.UNKNOWN : Exit.OK;
  }

  static String words(Estimate e) {
    return String.format(
        Locale.ROOT,
        "%,d checks from %,d containers by %,d commands: about %,d s, %,d s if nothing answers",
        e.checks(),
        e.sources(),
        e.commands(),
        e.likely().toSeconds(),
        e.longest().toSeconds());
  }

  private Scope scope(ClusterSnapshot snapshot) {
    if (!from.isEmpty()) {
      SubjectParser parser = new SubjectParser(snapshot);
      return new Scope.Picked(refs(from, parser), refs(to, parser));
    }
    Set<String> within = namespaces.names();
    return all || !within.isEmpty() ? new Scope.Within(within) : new Scope.Wired(Set.of());
  }

  private static Set<ObjectRef> refs(List<String> names, SubjectParser parser) {
    Set<ObjectRef> refs = new LinkedHashSet<>();
    for (String name : names) {
      switch (parser.parse(name)) {
        case Lookup.Found(Subject.Pods p, String note) -> refs.add(p.ref());
        case Lookup.Found(Subject.ServiceSubject s, String note)
            when s.service().exposure().has(s.address()) ->
            throw CommandFailure.usage(
                name
                    + " is "
                    + s.label()
                    + " from outside; a sweep asks a service at its own address. A check set may"
                    + " name "
                    + name);
        case Lookup.Found(Subject.ServiceSubject s, String note) -> refs.add(s.service().ref());
        case Lookup.Found(Subject.Host h, String note) ->
            h.ingresses().forEach(i -> refs.add(i.ref()));
        case Lookup.Found f ->
            throw CommandFailure.usage(name + " is no pod, workload, service or ingress");
        case Lookup.Unknown u -> throw CommandFailure.usage(u.problem());
      }
    }
    return refs;
  }
}
