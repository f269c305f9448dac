package dev.portolan.ui.checks;

import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Kubectl;
import dev.portolan.workspace.Checks.Run;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What can be done with a run.
final class RunVerbs {
  private final Store store;
  private final Consumer<Run> again;

  RunVerbs(Store store) {
    this(store, run -> askAgain(store, run));
  }

  /// @param again what asks the same once more
  RunVerbs(Store store, Consumer<Run> again) {
    this.store = store;
    this.again = again;
  }

  void show(Run run) {
    store.dispatch(new Intent.ShowCheck(run.id()));
  }

  void cancel(Run run) {
    store.dispatch(new Intent.CancelCheck(run.id()));
  }

  void again(Run run) {
    again.accept(run);
  }

  /// Puts the run's question back into the form and starts it.
  private static void askAgain(Store store, Run run) {
    CheckRequest request = run.request();
    store.dispatch(new Intent.CheckFrom(request.from()));
    store.dispatch(new Intent.CheckTo(request.to()));
    store.dispatch(new Intent.CheckPort(request.port()));
    store.dispatch(new Intent.StartCheck(request.question(), request.timeLimit(), request.every()));
  }

  /// The command that gave the answer, as a kubectl line; empty while it runs and where none did.
  String kubectl(Run run) {
    CheckResult result = run.result();
    return result == null ? "" : Kubectl.last(context(), result).orElse("");
  }

  /// All commands that were tried, as kubectl lines; empty where there was but one.
  String allKubectl(Run run) {
    CheckResult result = run.result();
    List<String> lines = result == null ? List.of() : Kubectl.lines(context(), result);
    return lines.size() < 2 ? "" : String.join("\n", lines);
  }

  private @Nullable String context() {
    var open = store.now().open();
    return open == null ? null : open.context().name();
  }
}
