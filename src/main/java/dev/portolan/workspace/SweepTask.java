package dev.portolan.workspace;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.policy.Reachability;
import dev.portolan.sweep.Choice;
import dev.portolan.sweep.Pair;
import dev.portolan.sweep.Result;
import java.nio.file.Path;
import java.util.List;

/// Work for sweeps outside the reducer.
public sealed interface SweepTask {
  /// Works out what a sweep would ask; the latest one wins. Answered by `SweepStep.Planned`.
  record Draft(long epoch, Sweeps.Form form, Reachability reachability, Choice choice)
      implements SweepTask {}

  /// Answered by `SweepStep.Answered`, at last `SweepStep.Ended`.
  record Run(long id, ClusterSnapshot snapshot, List<Pair> pairs, Choice.Budget budget)
      implements SweepTask {
    public Run {
      pairs = List.copyOf(pairs);
    }
  }

  record Hold(long id, boolean hold) implements SweepTask {}

  record Cancel(long id) implements SweepTask {}

  /// Writes a check set; answered by `Tell`.
  record Save(Path file, ClusterSnapshot snapshot, List<Result> results) implements SweepTask {
    public Save {
      results = List.copyOf(results);
    }
  }

  /// Reads a check set; answered by `SweepStep.Read`, or by `Tell` where it cannot be read.
  record Read(long epoch, Path file, Reachability reachability, Choice.Budget budget)
      implements SweepTask {}
}
