package dev.portolan.sweep;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.plugin.Detection;
import dev.portolan.policy.plugin.NetworkPlugin;
import dev.portolan.probe.ContainerRef;
import dev.portolan.topology.Calls;
import dev.portolan.topology.Filter;
import dev.portolan.topology.Link;
import dev.portolan.topology.TopologyBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Makes a plan: who asks whom, on which ports, with what is predicted. Takes a moment on a large
/// cluster.
public final class Planner {
  private static final int MOST_NAMED = 5;
  private static final String WIRED =
      "Wired are pairs that a policy's labels name, and services that a container's environment"
          + " names; values from secrets and config maps are not read.";

  private final ClusterSnapshot snapshot;
  private final SnapshotIndex index;
  private final Forecast forecast;
  private final Choice choice;
  private final Sources sources;
  private final Goals goals;
  private final List<String> notes = new ArrayList<>();

  private Planner(Reachability reachability, Choice choice) {
    this.snapshot = reachability.snapshot();
    this.index = new SnapshotIndex(snapshot);
    Detection plugin = NetworkPlugin.detect(snapshot);
    this.forecast = new Forecast(reachability, index, plugin);
    this.choice = choice;
    this.sources = new Sources(index, choice.everyPod());
    this.goals = new Goals(index, choice.everyPod());
  }

  public static Plan plan(Reachability reachability, Choice choice) {
    return new Planner(reachability, choice).plan();
  }

  private Plan plan() {
    Map<ContainerRef, Set<Goal>> wanted =
        switch (choice.scope()) {
          case Scope.Wired s -> wired(s.namespaces());
          case Scope.Within s -> everyoneIn(s.namespaces());
          case Scope.Picked s -> product(s.sources(), s.targets());
        };
    wanted.forEach((from, to) -> to.removeIf(g -> g.behind().contains(from.podRef())));
    List<Pair> pairs = pairs(wanted);
    note(sources.idle(), "has no running container to ask from", "have none to ask from");
    note(goals.closed(), "declares no TCP port", "declare no TCP port");
    Estimate estimate = Estimate.of(pairs, choice.budget().atOnce());
    return new Plan(snapshot.generation(), pairs, estimate, notes);
  }

  private Map<ContainerRef, Set<Goal>> wired(Set<String> namespaces) {
    Map<ContainerRef, Set<Goal>> wanted = new LinkedHashMap<>();
    for (Link link : Calls.of(snapshot, TopologyBuilder.build(snapshot, Filter.ALL))) {
      if (meant(namespaces, link.from(), link.to())) {
        Set<Goal> to = goals.of(link.to());
        sources
            .of(link.from())
            .forEach(f -> wanted.computeIfAbsent(f, k -> new LinkedHashSet<>()).addAll(to));
      }
    }
    for (Wiring.Wire wire : new Wiring(index).all()) {
      if (meant(namespaces, wire.from(), wire.service())) {
        Set<Goal> to = port(goals.of(wire.service()), wire.port());
        sources
            .of(wire.from())
            .forEach(f -> wanted.computeIfAbsent(f, k -> new LinkedHashSet<>()).addAll(to));
      }
    }
    if (wanted.isEmpty()) {
      notes.add("No pair is known to be wired.");
    }
    notes.add(WIRED);
    return wanted;
  }

  private static boolean meant(Set<String> namespaces, ObjectRef from, ObjectRef to) {
    return namespaces.isEmpty()
        || namespaces.contains(from.namespace())
        || namespaces.contains(to.namespace());
  }

  /// The one that is named, where the service has it.
  private static Set<Goal> port(Set<Goal> goals, int port) {
    Set<Goal> named = new LinkedHashSet<>(goals);
    named.removeIf(g -> g.knock().port() != port);
    return named.isEmpty() ? goals : named;
  }

  private Map<ContainerRef, Set<Goal>> everyoneIn(Set<String> namespaces) {
    Set<String> names = new TreeSet<>(namespaces);
    if (names.isEmpty()) {
      snapshot.pods().stream().map(Pod::namespace).forEach(names::add);
      snapshot.services().forEach(s -> names.add(s.namespace()));
    }
    Set<ObjectRef> refs =
        names.stream()
            .map(ObjectRef::namespace)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return product(refs, refs);
  }

  private Map<ContainerRef, Set<Goal>> product(Set<ObjectRef> from, Set<ObjectRef> to) {
    Set<Goal> all = new LinkedHashSet<>();
    new TreeSet<>(to).forEach(ref -> all.addAll(goals.of(ref)));
    Map<ContainerRef, Set<Goal>> wanted = new LinkedHashMap<>();
    new TreeSet<>(from)
        .stream()
            .filter(ref -> ref.kind() != Kind.INGRESS)
            .flatMap(ref -> sources.of(ref).stream())
            .forEach(f -> wanted.put(f, new LinkedHashSet<>(all)));
    return wanted;
  }

  /// In turns: each source begins at another goal, so that no target is asked by all at once, and
  /// what the budget cuts off is a bit of everybody.
  private List<Pair> pairs(Map<ContainerRef, Set<Goal>> wanted) {
    List<ContainerRef> from = List.copyOf(wanted.keySet());
    List<List<Goal>> to = wanted.values().stream().map(List::copyOf).toList();
    long possible = to.stream().mapToLong(List::size).sum();
    int most = (int) Math.min(possible, choice.budget().checks());
    List<Pair> pairs = new ArrayList<>(most);
    for (int turn = 0; pairs.size() < most; turn++) {
      for (int s = 0; s < from.size() && pairs.size() < most; s++) {
        List<Goal> own = to.get(s);
        if (turn < own.size()) {
          pairs.add(pair(pairs.size(), from.get(s), own.get((turn + s) % own.size())));
        }
      }
    }
    if (possible > most) {
      notes.add(
          String.format(
              Locale.ROOT,
              "There are %,d pairs; the budget is for %,d of them, some of each source.",
              possible,
              most));
    }
    return pairs;
  }

  private Pair pair(int id, ContainerRef from, Goal goal) {
    Predicted predicted = forecast.of(from, goal.subject(), goal.knock());
    return new Pair(id, from, goal.target(), goal.knock(), predicted, null);
  }

  private void note(List<String> names, String one, String many) {
    if (!names.isEmpty()) {
      String shown = String.join(", ", names.stream().limit(MOST_NAMED).toList());
      int more = names.size() - MOST_NAMED;
      notes.add(
          shown
              + (more > 0 ? " and " + more + " more " : " ")
              + (names.size() == 1 ? one : many)
              + ".");
    }
  }
}
