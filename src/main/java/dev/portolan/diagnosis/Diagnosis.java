package dev.portolan.diagnosis;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A diagnosis, as far as it has come.
///
/// @param steps in the order in which they were taken
/// @param conclusion null until it has ended
public record Diagnosis(Case asked, List<Step> steps, @Nullable Conclusion conclusion) {
  public Diagnosis {
    steps = List.copyOf(steps);
  }

  public static Diagnosis begin(Case asked) {
    return new Diagnosis(asked, List.of(), null);
  }

  public boolean running() {
    return conclusion == null;
  }

  /// The step of a stage, if it was taken.
  public Optional<Step> step(Step.Stage stage) {
    return steps.stream().filter(s -> s.stage() == stage).findFirst();
  }
}
