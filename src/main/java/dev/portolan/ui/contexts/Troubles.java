package dev.portolan.ui.contexts;

import dev.portolan.kubeconfig.Kubeconfig;

/// What a problem of the kubeconfig is about, in a few words: its entry, else its file.
final class Troubles {
  private Troubles() {}

  static String what(Kubeconfig.Problem problem) {
    String file = FileNames.brief(problem.file());
    return problem.subject().equals(Kubeconfig.Subject.FILE)
        ? file
        : problem.subject() + " of " + file;
  }
}
