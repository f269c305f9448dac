package dev.portolan.app;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// The environment that kubeconfig files, proxies and plugins are looked up in. Where a login shell
/// has to be asked for it, that happens beside the start, and only who needs it waits.
final class Environment implements Supplier<Map<String, String>> {
  private final CompletableFuture<Map<String, String>> variables;

  private Environment(CompletableFuture<Map<String, String>> variables) {
    this.variables = variables;
  }

  /// This very one.
  static Environment of(Map<String, String> variables) {
    return new Environment(CompletableFuture.completedFuture(Map.copyOf(variables)));
  }

  /// The process's own, or the login shell's too where the process was not started in a shell.
  static Environment ofDesktop(Map<String, String> own, String osName, boolean terminal) {
    if (!LoginShell.bypassed(own, osName, terminal)) {
      return of(own);
    }
    CompletableFuture<Map<String, String>> asked = new CompletableFuture<>();
    LoginShell shell = new LoginShell(own);
    Thread.ofVirtual()
        .name("login-shell")
        .start(
            () -> {
              try {
                asked.complete(shell.environment());
              } finally {
                asked.complete(own);
              }
            });
    return new Environment(asked);
  }

  @Override
  public Map<String, String> get() {
    return variables.join();
  }

  /// Without the values, which may be secrets.
  @Override
  public String toString() {
    return variables.isDone() ? "environment" : "environment, not known yet";
  }
}
