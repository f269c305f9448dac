package dev.portolan.workspace;

import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.workspace.Workspace.OpenContext;
import java.util.Optional;

/// How the open context stands to the kubeconfig as it is now. What works does not reconnect by
/// itself: the user is told.
public enum Drift {
  NONE,
  /// Its cluster, user or namespace is another one now.
  CHANGED,
  /// No file has it any more.
  GONE;

  public static Drift of(Workspace w) {
    OpenContext open = w.open();
    if (open == null || open.closed()) {
      return NONE;
    }
    Optional<KubeContext> now = now(w, open.context().id());
    if (now.isEmpty()) {
      return GONE;
    }
    return same(now.get(), open.context()) ? NONE : CHANGED;
  }

  /// The context as the kubeconfig has it now.
  static Optional<KubeContext> now(Workspace w, KubeContext.Id id) {
    return w.kubeconfig().contexts().stream().filter(c -> c.id().equals(id)).findFirst();
  }

  /// Which context is the current one does not matter to an open one.
  private static boolean same(KubeContext a, KubeContext b) {
    return a.namespace().equals(b.namespace())
        && a.cluster().equals(b.cluster())
        && a.user().equals(b.user());
  }
}
