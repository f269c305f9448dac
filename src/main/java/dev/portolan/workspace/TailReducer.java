package dev.portolan.workspace;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.Pod;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.ContainerRef;
import dev.portolan.tail.Entries;
import dev.portolan.tail.LogSource;
import dev.portolan.tail.PodLogs;
import dev.portolan.tail.SourceFinder;
import dev.portolan.workspace.Workspace.Level;
import dev.portolan.workspace.Workspace.OpenContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What becomes of the logs of the open context that are followed.
final class TailReducer {
  static final int MAX_LINES = 5_000;

  private TailReducer() {}

  static Reduction answer(Workspace w, TailStep step) {
    Tails tails = w.wire().tails();
    return switch (step) {
      case TailStep.Look _ -> look(w);
      case TailStep.Follow _ -> follow(w);
      case TailStep.Stop _ -> to(w, tails.on(false));
      case TailStep.Tick s -> tick(w, s);
      case TailStep.Show s -> Reduction.of(w.with(w.wire().with(tails.with(s.find()))));
      case TailStep.Clear _ -> Reduction.of(w.with(w.wire().with(tails.with(List.of(), 0))));
      case TailStep.Came s when current(w, s.epoch()) ->
          Reduction.of(
              w.with(
                  w.wire()
                      .with(
                          tails.with(
                              Entries.merge(tails.lines(), s.lines(), MAX_LINES),
                              tails.skipped() + s.skipped()))));
      case TailStep.Stands s when current(w, s.epoch()) -> {
        Map<ContainerRef, PodLogs.State> states = new HashMap<>(tails.states());
        states.put(s.container(), s.state());
        yield Reduction.of(w.with(w.wire().with(tails.with(states))));
      }
      case TailStep.Came _, TailStep.Stands _ -> Reduction.of(w);
    };
  }

  private static boolean current(Workspace w, long epoch) {
    return w.wire().tails().on() && w.open() != null && w.open().epoch() == epoch;
  }

  /// The workspace with these tails, and what is followed from now on.
  private static Reduction to(Workspace w, Tails now) {
    Workspace next = w.with(w.wire().with(now));
    OpenContext open = w.open();
    if (open == null) {
      return Reduction.of(next);
    }
    List<LogSource> sources = now.on() ? now.followed() : List.of();
    return Reduction.of(next, new Effect.OfTail(new TailTask(open.epoch(), sources)));
  }

  /// What the user has ticked stays ticked; until then the choice follows the cluster.
  private static Reduction look(Workspace w) {
    OpenContext open = w.open();
    Tails tails = w.wire().tails();
    if (open == null || tails.on()) {
      return Reduction.of(w);
    }
    List<LogSource> found = SourceFinder.find(open.snapshot());
    if (found.equals(tails.found())) {
      return Reduction.of(w);
    }
    boolean untouched = tails.ticked().equals(chosen(w, open, tails.found()));
    Set<ContainerRef> ticked = untouched ? chosen(w, open, found) : ticked(tails, found);
    return Reduction.of(w.with(w.wire().with(tails.found(found, ticked))));
  }

  private static Set<ContainerRef> chosen(Workspace w, OpenContext open, List<LogSource> found) {
    return SourceFinder.choose(found, nodes(w, open.snapshot())).stream()
        .map(LogSource::container)
        .collect(Collectors.toSet());
  }

  /// The nodes of what is selected.
  private static Set<String> nodes(Workspace w, ClusterSnapshot snapshot) {
    Set<String> nodes = new HashSet<>();
    SnapshotIndex index = new SnapshotIndex(snapshot);
    w.map()
        .selected()
        .forEach(
            ref -> {
              switch (ref.kind()) {
                case NODE -> nodes.add(ref.name());
                case POD -> snapshot.pod(ref).map(Pod::nodeName).ifPresent(nodes::add);
                case NAMESPACE -> {}
                default -> index.podsOf(ref).forEach(p -> nodes.add(p.nodeName()));
              }
            });
    nodes.remove("");
    return nodes;
  }

  private static Reduction follow(Workspace w) {
    if (w.open() == null) {
      return Reduction.of(w);
    }
    Workspace looked = look(w).workspace();
    Tails tails = looked.wire().tails();
    if (tails.followed().isEmpty()) {
      return Reduction.of(ShellReducer.tell(looked, Level.WARNING, "Choose a log to follow."));
    }
    return to(looked, tails.on(true));
  }

  private static Reduction tick(Workspace w, TailStep.Tick tick) {
    Tails tails = w.wire().tails();
    Set<ContainerRef> ticked = new HashSet<>(tails.ticked());
    boolean changed =
        tick.wanted() ? ticked.add(tick.container()) : ticked.remove(tick.container());
    if (!changed) {
      return Reduction.of(w);
    }
    if (ticked.size() > SourceFinder.MOST) {
      return Reduction.of(
          ShellReducer.tell(
              w, Level.WARNING, SourceFinder.MOST + " logs are followed at once at most."));
    }
    Tails now = tails.found(tails.found(), ticked);
    return now.on() ? to(w, now) : Reduction.of(w.with(w.wire().with(now)));
  }

  /// A new pod of something that is followed is followed too: controllers replace their pods.
  @SuppressWarnings("ReferenceEquality") // the very same snapshot need not be compared
  static Reduction keepUp(Workspace before, Reduction after) {
    Workspace w = after.workspace();
    Tails tails = w.wire().tails();
    OpenContext now = w.open();
    OpenContext was = before.open();
    if (!tails.on() || now == null || was == null || now.epoch() != was.epoch()) {
      return after;
    }
    if (now.snapshot() == was.snapshot()
        || !now.snapshot().changesSince(was.snapshot()).kinds().containsKey(Kind.POD)) {
      return after;
    }
    List<LogSource> found = SourceFinder.find(now.snapshot());
    if (found.equals(tails.found())) {
      return after;
    }
    Set<ContainerRef> ticked = ticked(tails, found);
    Reduction more = to(w, tails.found(found, ticked));
    List<Effect> effects = new ArrayList<>(after.effects());
    effects.addAll(more.effects());
    return new Reduction(more.workspace(), effects);
  }

  private static Set<ContainerRef> ticked(Tails tails, List<LogSource> found) {
    Set<ContainerRef> known =
        tails.found().stream().map(LogSource::container).collect(Collectors.toSet());
    Set<String> products =
        tails.followed().stream().map(LogSource::product).collect(Collectors.toSet());
    Set<ContainerRef> ticked =
        found.stream()
            .map(LogSource::container)
            .filter(tails.ticked()::contains)
            .collect(Collectors.toCollection(HashSet::new));
    for (LogSource source : found) {
      boolean fresh = !known.contains(source.container()) && products.contains(source.product());
      if (fresh && ticked.size() < SourceFinder.MOST) {
        ticked.add(source.container());
      }
    }
    return ticked;
  }
}
