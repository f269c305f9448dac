package dev.portolan.kubeconfig;

import java.util.List;
import java.util.Optional;

/// All contexts of all files, in the order of the files, and what was wrong with some of them.
public record Kubeconfig(List<KubeContext> contexts, List<Problem> problems) {
  public Kubeconfig {
    contexts = List.copyOf(contexts);
    problems = List.copyOf(problems);
  }

  /// Something wrong with a file or an entry of it: one line for a person, without secrets.
  public record Problem(String file, String message) {
    @Override
    public String toString() {
      return file + ": " + message;
    }
  }

  /// The context that kubectl would use, if any.
  public Optional<KubeContext> current() {
    return contexts.stream().filter(KubeContext::current).findFirst();
  }

  public Optional<KubeContext> named(String name) {
    return contexts.stream().filter(c -> c.name().equals(name)).findFirst();
  }
}
