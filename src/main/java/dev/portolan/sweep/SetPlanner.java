package dev.portolan.sweep;

import dev.portolan.checkset.CheckSet;
import dev.portolan.checkset.CheckSet.Check;
import dev.portolan.checkset.CheckSet.End;
import dev.portolan.model.Ingress;
import dev.portolan.model.Kind;
import dev.portolan.model.Pod;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.plugin.NetworkPlugin;
import dev.portolan.policy.subject.Lookup;
import dev.portolan.policy.subject.Subject;
import dev.portolan.policy.subject.SubjectParser;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes the plan of a check set: each check becomes as many pairs as its ends stand for.
public final class SetPlanner {
  /// Pairs of one check; more is a mistake in its selectors.
  static final int MOST_OF_ONE = 500;

  private final SnapshotIndex index;
  private final SubjectParser parser;
  private final Forecast forecast;
  private final Sources each;
  private final Sources first;
  private final Choice.Budget budget;
  private final List<Pair> pairs = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  /// A check that asks nobody.
  ///
  /// @param check its place in the set
  public record Problem(int check, int line, String text) {
    @Override
    public String toString() {
      return "line " + line + ": " + text;
    }
  }

  /// The plan, and the checks that cannot be in it.
  public record Drawn(Plan plan, List<Problem> unfit) {
    public Drawn {
      unfit = List.copyOf(unfit);
    }

    public List<String> problems() {
      return unfit.stream().map(Problem::toString).toList();
    }
  }

  /// A target with what predictions know of it; null for what is outside of all knowledge.
  private record Aimed(Target target, @Nullable Subject subject) {}

  private SetPlanner(Reachability reachability, Choice.Budget budget) {
    this.index = new SnapshotIndex(reachability.snapshot());
    this.parser = new SubjectParser(index);
    this.forecast =
        new Forecast(reachability, index, NetworkPlugin.detect(reachability.snapshot()));
    this.each = new Sources(index, true);
    this.first = new Sources(index, false);
    this.budget = budget;
  }

  public static Drawn plan(CheckSet set, Reachability reachability, Choice.Budget budget) {
    SetPlanner planner = new SetPlanner(reachability, budget);
    for (int i = 0; i < set.checks().size(); i++) {
      planner.add(i, set.checks().get(i));
    }
    Estimate estimate = Estimate.of(planner.pairs, budget.atOnce());
    List<String> notes = planner.problems.stream().map(Problem::toString).toList();
    Plan plan = new Plan(reachability.snapshot().generation(), planner.pairs, estimate, notes);
    return new Drawn(plan, planner.problems);
  }

  private void add(int number, Check check) {
    List<String> why = new ArrayList<>();
    List<ContainerRef> from = from(check.from(), why);
    List<Aimed> to = to(check.to(), why);
    long count = (long) from.size() * to.size();
    if (why.isEmpty() && count > MOST_OF_ONE) {
      why.add(
          String.format(
              Locale.ROOT,
              "comes to %,d pairs; %d is the most: narrow it, or say \"pods: one\"",
              count,
              MOST_OF_ONE));
    }
    if (why.isEmpty() && pairs.size() + count > budget.checks()) {
      why.add("is beyond the budget of " + budget.checks() + " checks");
    }
    if (!why.isEmpty()) {
      problems.add(new Problem(number, check.line(), why.getFirst()));
      return;
    }
    Knock knock = new Knock(check.protocol(), check.port());
    for (ContainerRef source : from) {
      for (Aimed aimed : to) {
        Predicted predicted =
            aimed.subject() == null
                ? Predicted.NOTHING
                : forecast.of(source, aimed.subject(), knock);
        String name =
            count == 1
                ? check.title()
                : check.title() + ": " + check.label(path(source), aimed.target().label());
        Wish wish = new Wish(number, name, check.expect());
        pairs.add(new Pair(pairs.size(), source, aimed.target(), knock, predicted, wish));
      }
    }
  }

  private static String path(ContainerRef source) {
    return source.podRef().path();
  }

  private List<ContainerRef> from(End end, List<String> why) {
    List<ContainerRef> found =
        switch (end) {
          case End.Chosen c ->
              pods(c).stream().flatMap(p -> each.of(p.ref()).stream()).limit(most(c)).toList();
          case End.Named n ->
              switch (parser.parse(n.name())) {
                case Lookup.Found(Subject.Pods pods, String note) -> first.of(pods.ref());
                case Lookup.Found f -> {
                  why.add("from: " + n.name() + " is no pod and no workload");
                  yield List.of();
                }
                case Lookup.Unknown u -> {
                  why.add("from: " + u.problem());
                  yield List.of();
                }
              };
        };
    if (found.isEmpty() && why.isEmpty()) {
      why.add("from: no running pod is " + end.label());
    }
    return found;
  }

  private static long most(End.Chosen chosen) {
    return chosen.one() ? 1 : Long.MAX_VALUE;
  }

  private List<Pod> pods(End.Chosen chosen) {
    return index.podsIn(chosen.namespace()).stream()
        .filter(p -> !p.ended() && chosen.labels().matches(p.labels()))
        .toList();
  }

  private List<Aimed> to(End end, List<String> why) {
    List<Aimed> found =
        switch (end) {
          case End.Chosen c -> pods(c).stream().limit(most(c)).map(SetPlanner::aimed).toList();
          case End.Named n -> named(n.name(), why);
        };
    if (found.isEmpty() && why.isEmpty()) {
      why.add("to: no pod is " + end.label());
    }
    return found;
  }

  private static Aimed aimed(Pod pod) {
    return new Aimed(new Target.PodTarget(pod.ref()), new Subject.Pods(pod.ref(), List.of(pod)));
  }

  private List<Aimed> named(String name, List<String> why) {
    return switch (parser.parse(name)) {
      case Lookup.Found(Subject subject, String note) -> aimed(name, subject);
      case Lookup.Unknown u -> {
        boolean host = !name.contains("/") && name.contains(".");
        if (!host) {
          why.add("to: " + u.problem());
        }
        yield host ? List.of(new Aimed(new Target.HostTarget(name), null)) : List.of();
      }
    };
  }

  private List<Aimed> aimed(String name, Subject subject) {
    return switch (subject) {
      case Subject.ServiceSubject s -> List.of(new Aimed(target(s), s));
      case Subject.Pods p when p.ref().kind() == Kind.POD ->
          p.pods().stream().map(SetPlanner::aimed).toList();
      case Subject.Pods p ->
          p.pods().stream().filter(d -> !d.ended()).limit(1).map(SetPlanner::aimed).toList();
      case Subject.Host h -> host(h);
      case Subject.Address a -> List.of(new Aimed(new Target.HostTarget(a.address()), a));
      case Subject.Range r -> List.of(new Aimed(new Target.HostTarget(name), r));
    };
  }

  /// A service at an address of a load balancer is another way than by its own.
  private static Target target(Subject.ServiceSubject s) {
    return s.service().exposure().has(s.address())
        ? new Target.HostTarget(s.address())
        : new Target.ServiceTarget(s.service().ref());
  }

  private static List<Aimed> host(Subject.Host host) {
    Optional<Ingress> ingress = host.ingresses().stream().findFirst();
    return ingress
        .map(i -> List.of(new Aimed(new Target.IngressTarget(i.ref(), host.host()), host)))
        .orElse(List.of());
  }
}
