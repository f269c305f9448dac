package dev.portolan.workspace;

import dev.portolan.diagnosis.Agreement;
import dev.portolan.diagnosis.Case;
import dev.portolan.diagnosis.Diagnosis;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The diagnoses of the open context, and how its checks agree with what is predicted.
///
/// @param runs newest first, bounded
/// @param shown the one on screen, by its id, or 0
/// @param last the id that was given last; none is given twice
/// @param asking what waits for the user's word, because the context is protected; or null
/// @param agreements of the checks that are kept, by their ids
public record Diagnoses(
    List<Run> runs, long shown, long last, @Nullable Case asking, Map<Long, Agreement> agreements) {
  public static final Diagnoses START = new Diagnoses(List.of(), 0, 0, null, Map.of());

  public Diagnoses {
    runs = List.copyOf(runs);
    agreements = Map.copyOf(agreements);
  }

  /// A diagnosis that runs or ran.
  public record Run(long id, Diagnosis diagnosis) {
    public boolean running() {
      return diagnosis.running();
    }
  }

  Diagnoses with(List<Run> now, long nowShown) {
    return new Diagnoses(now, nowShown, last, asking, agreements);
  }

  Diagnoses counted(long now) {
    return new Diagnoses(runs, shown, now, asking, agreements);
  }

  Diagnoses asking(@Nullable Case now) {
    return new Diagnoses(runs, shown, last, now, agreements);
  }

  Diagnoses agreed(Map<Long, Agreement> now) {
    return new Diagnoses(runs, shown, last, asking, now);
  }

  public Optional<Run> run(long id) {
    return runs.stream().filter(r -> r.id() == id).findFirst();
  }

  public Optional<Run> shownRun() {
    return run(shown);
  }

  /// How a check agrees with what is predicted; empty while that is not known.
  public Optional<Agreement> agreement(long check) {
    return Optional.ofNullable(agreements.get(check));
  }
}
