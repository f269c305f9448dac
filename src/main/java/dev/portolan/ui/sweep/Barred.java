package dev.portolan.ui.sweep;

import dev.portolan.cluster.rights.Rights.Answer;
import dev.portolan.sweep.Pair;
import dev.portolan.sweep.Plan;
import dev.portolan.workspace.Workspace;
import dev.portolan.workspace.Workspace.OpenContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a sweep cannot be made: the user may run nothing in any of the pods that would ask.
final class Barred {
  private Barred() {}

  /// A sentence; empty where a pod may be asked, or nobody knows.
  static String of(Workspace workspace, @Nullable Plan plan) {
    OpenContext open = workspace.open();
    if (plan == null || plan.pairs().isEmpty() || open == null) {
      return "";
    }
    if (plan.pairs().stream()
        .anyMatch(p -> open.rights().mayExec(p.from().namespace()) != Answer.NO)) {
      return "";
    }
    List<String> namespaces =
        plan.pairs().stream().map(Pair::from).map(f -> f.namespace()).distinct().sorted().toList();
    return namespaces.size() == 1
        ? "You may not run anything in the pods of " + namespaces.getFirst() + "."
        : "You may not run anything in the pods of these " + namespaces.size() + " namespaces.";
  }
}
