package dev.portolan.workspace;

import dev.portolan.model.ObjectRef;
import dev.portolan.sweep.Plan;
import dev.portolan.sweep.Result;
import dev.portolan.sweep.Sweeper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Something that the user wants, or that was told, of the sweeps of the open context.
public sealed interface SweepStep {
  /// The next sweep is to be so; what it would ask is worked out anew.
  record Shape(Sweeps.Form form) implements SweepStep {}

  /// Takes these for sources (or targets) of the next sweep, and shows its page.
  record Pick(Set<ObjectRef> refs, boolean sources) implements SweepStep {
    public Pick {
      refs = Set.copyOf(refs);
    }
  }

  /// Works out anew what the next sweep would ask, as when the cluster has changed.
  record Renew() implements SweepStep {}

  record Planned(long epoch, Sweeps.Form form, Plan plan) implements SweepStep {}

  /// Starts what is planned.
  ///
  /// @param typed the context's name, where the context is protected
  record Start(String typed) implements SweepStep {}

  /// Asks what the last sweep has left.
  ///
  /// @param typed as for a start
  record GoOn(String typed) implements SweepStep {}

  record Hold(boolean hold) implements SweepStep {}

  record Cancel() implements SweepStep {}

  record Answered(long id, List<Result> results, Duration active) implements SweepStep {
    public Answered {
      results = List.copyOf(results);
    }
  }

  record Ended(long id, Sweeper.End how, Duration active) implements SweepStep {}

  /// Looks at one pair's result; at none with -1.
  record Choose(int id) implements SweepStep {}

  /// Writes what came out as a check set.
  record Save(Path file) implements SweepStep {}

  /// Reads a check set, to be the next sweep.
  record Open(Path file) implements SweepStep {}

  record Read(long epoch, String file, Plan plan, List<String> problems) implements SweepStep {
    public Read {
      problems = List.copyOf(problems);
    }
  }
}
