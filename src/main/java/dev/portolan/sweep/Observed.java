package dev.portolan.sweep;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.policy.matrix.Key;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Target;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a sweep observed, by the rows and columns of the matrix: each result counts for its pods,
/// their workloads and their namespaces. What went to a service counts for what is behind it.
public final class Observed {
  public static final Observed NOTHING = new Observed(Map.of());

  private final Map<Spot, Cell> cells;

  private Observed(Map<Spot, Cell> cells) {
    this.cells = cells;
  }

  /// A row and a column.
  private record Spot(Key source, Key target) {}

  /// What was observed between two groups.
  ///
  /// @param through how many checks were answered
  /// @param closed how many were not
  /// @param unknown how many could not be asked
  /// @param differing how many came out otherwise than predicted
  public record Cell(int through, int closed, int unknown, int differing) {
    static final Cell NONE = new Cell(0, 0, 0, 0);

    private Cell and(Result result) {
      boolean about = result.outcome().aboutThePath();
      boolean answered = result.outcome() == Outcome.ANSWERED || result.outcome() == Outcome.SENT;
      return new Cell(
          through + (answered ? 1 : 0),
          closed + (about && !answered ? 1 : 0),
          unknown + (about ? 0 : 1),
          differing + (result.standing().differs() ? 1 : 0));
    }

    /// In one line, such as `observed: 3 answered, 1 not; 1 not as predicted`.
    public String sentence() {
      StringBuilder text = new StringBuilder("observed: ");
      text.append(String.format(Locale.ROOT, "%,d answered, %,d not", through, closed));
      if (unknown > 0) {
        text.append(String.format(Locale.ROOT, ", %,d could not be asked", unknown));
      }
      if (differing > 0) {
        text.append(String.format(Locale.ROOT, "; %,d not as predicted", differing));
      }
      return text.toString();
    }
  }

  public static Observed of(Collection<Result> results, ClusterSnapshot snapshot) {
    SnapshotIndex index = new SnapshotIndex(snapshot);
    Map<ObjectRef, Set<Key>> groups = new HashMap<>();
    Map<Spot, Cell> cells = new HashMap<>();
    for (Result result : results) {
      Set<Key> sources =
          groups.computeIfAbsent(result.pair().from().podRef(), ref -> around(List.of(ref), index));
      Optional<ObjectRef> to = object(result.pair().to(), index);
      Set<Key> targets =
          to.isEmpty()
              ? Set.of(new Key.Outside())
              : groups.computeIfAbsent(to.get(), ref -> around(pods(ref, index), index));
      for (Key source : sources) {
        for (Key target : targets) {
          cells.merge(new Spot(source, target), Cell.NONE.and(result), (was, x) -> was.and(result));
        }
      }
    }
    return new Observed(cells);
  }

  private static Optional<ObjectRef> object(Target target, SnapshotIndex index) {
    return switch (target) {
      case Target.PodTarget t -> Optional.of(t.pod());
      case Target.ServiceTarget t -> Optional.of(t.service());
      case Target.IngressTarget t -> Optional.empty();
      case Target.HostTarget t -> index.serviceByIp(t.host()).map(Service::ref);
    };
  }

  private static List<ObjectRef> pods(ObjectRef ref, SnapshotIndex index) {
    if (ref.kind() == Kind.POD) {
      return List.of(ref);
    }
    Optional<Service> service = index.snapshot().service(ref);
    return service.map(index::podsSelectedBy).orElse(List.of()).stream().map(Pod::ref).toList();
  }

  /// One pod stands for itself too; of several behind a service it is not known which answered.
  private static Set<Key> around(List<ObjectRef> pods, SnapshotIndex index) {
    Set<Key> keys = new LinkedHashSet<>();
    for (ObjectRef pod : pods) {
      if (pods.size() == 1) {
        keys.add(Key.of(pod));
      }
      keys.add(Key.of(index.workloadOf(pod).orElse(pod)));
      keys.add(Key.of(ObjectRef.namespace(pod.namespace())));
    }
    return keys;
  }

  public boolean isEmpty() {
    return cells.isEmpty();
  }

  public Optional<Cell> at(Key source, Key target) {
    return Optional.ofNullable(cells.get(new Spot(source, target)));
  }
}
