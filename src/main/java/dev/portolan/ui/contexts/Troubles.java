package dev.portolan.ui.contexts;

import dev.portolan.kubeconfig.Kubeconfig;

/// What a problem of the kubeconfig is about, in a few words.
final class Troubles {
  private Troubles() {}

  static String what(Kubeconfig.Problem problem) {
    return FileNames.brief(problem.file());
  }
}
