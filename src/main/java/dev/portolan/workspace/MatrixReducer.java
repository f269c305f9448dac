package dev.portolan.workspace;

import dev.portolan.policy.Reachability;
import dev.portolan.policy.matrix.Arrangement;
import dev.portolan.policy.matrix.Matrix;
import dev.portolan.workspace.Workspace.Level;
import dev.portolan.workspace.Workspace.OpenContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the user sees and picks in the matrix.
final class MatrixReducer {
  private MatrixReducer() {}

  static Reduction step(Workspace w, MatrixStep step) {
    MatrixView view = w.matrix();
    Arrangement arrangement = view.arrangement();
    return switch (step) {
      case MatrixStep.Show s -> changed(w, view.showing(s.face()));
      case MatrixStep.Turn s ->
          changed(
              w,
              view.with(
                  arrangement.with(s.axis(), arrangement.side(s.axis()).with(s.key(), s.open()))));
      case MatrixStep.Search s ->
          changed(
              w,
              view.with(
                  arrangement.with(s.axis(), arrangement.side(s.axis()).searching(s.text()))));
      case MatrixStep.Filter s -> changed(w, view.with(s.filter()));
      case MatrixStep.Choose s -> changed(w, view.choosing(s.chosen()));
      case MatrixStep.Reveal s -> changed(w, reveal(view, s));
      case MatrixStep.Ready s -> Reduction.of(ready(w, s));
      case MatrixStep.Export s -> export(w, s);
    };
  }

  /// After any intent: sets the matrix out anew when it is looked at and something that it is made
  /// of has changed.
  static Reduction follow(Workspace before, Reduction reduction) {
    Workspace after = reduction.workspace();
    OpenContext open = after.open();
    Reachability current = after.predictions().current();
    if (!after.matrix().shown()
        || open == null
        || current == null
        || Objects.equals(wanted(before), wanted(after))) {
      return reduction;
    }
    List<Effect> effects = new ArrayList<>(reduction.effects());
    effects.add(
        new Effect.Arrange(open.epoch(), current, arrangement(after), after.matrix().matrix()));
    return new Reduction(after, effects);
  }

  /// What the matrix is made of, if it is looked at.
  private static @Nullable List<Object> wanted(Workspace w) {
    Reachability current = w.predictions().current();
    return current == null || !w.matrix().shown() ? null : List.of(current, arrangement(w));
  }

  private static Arrangement arrangement(Workspace w) {
    return w.matrix().arrangement().in(w.map().namespaces());
  }

  private static MatrixView reveal(MatrixView view, MatrixStep.Reveal step) {
    Arrangement all = view.arrangement();
    Arrangement opened =
        new Arrangement(
            all.rows().opening(step.rows()),
            all.columns().opening(step.columns()),
            all.namespaces());
    return view.with(opened).choosing(step.chosen());
  }

  private static Workspace ready(Workspace w, MatrixStep.Ready ready) {
    OpenContext open = w.open();
    boolean late = open == null || open.epoch() != ready.epoch();
    return late ? w : w.with(w.matrix().with(ready.matrix()));
  }

  private static Reduction export(Workspace w, MatrixStep.Export export) {
    Matrix matrix = w.matrix().matrix();
    if (matrix == null) {
      return Reduction.of(ShellReducer.tell(w, Level.WARNING, "There is no matrix to export yet."));
    }
    return Reduction.of(w, new Effect.ExportMatrix(export.file(), matrix, w.matrix().filter()));
  }

  private static Reduction changed(Workspace w, MatrixView view) {
    return Reduction.of(view.equals(w.matrix()) ? w : w.with(view));
  }
}
