package dev.portolan.ui.contexts;

import dev.portolan.kubeconfig.KubeContext;

/// What is unsafe about the way to a context's server, as its kubeconfig has it.
final class Insecurity {
  private Insecurity() {}

  /// In a few words; empty when the way is safe.
  static String of(KubeContext context) {
    if (context.server().startsWith("http://")) {
      return "Not encrypted";
    }
    return context.cluster().text("insecure-skip-tls-verify").equals("true")
        ? "Server not verified"
        : "";
  }

  /// What that means.
  static String meaning(KubeContext context) {
    return context.server().startsWith("http://")
        ? context.server() + " is plain HTTP: whoever is on the way can read and change everything."
        : "insecure-skip-tls-verify is set for cluster "
            + context.clusterName()
            + ": whoever is on the way can take the server's place and read your credentials.";
  }
}
