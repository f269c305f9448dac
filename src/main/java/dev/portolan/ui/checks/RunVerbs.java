package dev.portolan.ui.checks;

import dev.portolan.probe.CheckRequest;
import dev.portolan.workspace.Checks.Run;
import dev.portolan.workspace.Intent;
import java.util.function.Consumer;

/// What can be done with a run.
final class RunVerbs {
  private final Consumer<Intent> dispatch;

  RunVerbs(Consumer<Intent> dispatch) {
    this.dispatch = dispatch;
  }

  void show(Run run) {
    dispatch.accept(new Intent.ShowCheck(run.id()));
  }

  void cancel(Run run) {
    dispatch.accept(new Intent.CancelCheck(run.id()));
  }

  /// Puts the run's question back into the form and starts it.
  void again(Run run) {
    CheckRequest request = run.request();
    dispatch.accept(new Intent.CheckFrom(request.from()));
    dispatch.accept(new Intent.CheckTo(request.to()));
    dispatch.accept(new Intent.CheckPort(request.port()));
    dispatch.accept(new Intent.StartCheck(request.kind(), request.timeLimit()));
  }
}
