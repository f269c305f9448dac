package dev.portolan.ui.checks;

import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Kubectl;
import dev.portolan.workspace.Checks.Run;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import java.util.List;
import java.util.stream.Collectors;

/// What can be done with a run.
final class RunVerbs {
  private final Store store;

  RunVerbs(Store store) {
    this.store = store;
  }

  void show(Run run) {
    store.dispatch(new Intent.ShowCheck(run.id()));
  }

  void cancel(Run run) {
    store.dispatch(new Intent.CancelCheck(run.id()));
  }

  /// Puts the run's question back into the form and starts it.
  void again(Run run) {
    CheckRequest request = run.request();
    store.dispatch(new Intent.CheckFrom(request.from()));
    store.dispatch(new Intent.CheckTo(request.to()));
    store.dispatch(new Intent.CheckPort(request.port()));
    store.dispatch(new Intent.StartCheck(request.kind(), request.timeLimit()));
  }

  /// The commands that ran, as kubectl lines; empty while it runs and where none did.
  String kubectl(Run run) {
    CheckResult result = run.result();
    List<List<String>> commands = result == null ? List.of() : result.transcript().commands();
    var open = store.now().open();
    String context = open == null ? null : open.context().name();
    return commands.stream()
        .map(argv -> Kubectl.exec(context, run.request().from(), argv))
        .collect(Collectors.joining("\n"));
  }
}
