package dev.portolan.cluster.exec.kubectl;

import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.KubeconfigLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The files that a kubectl has to read to mean the context of this session, cluster and user
/// included.
///
/// @param environment where KUBECONFIG and the home folder are looked for
record SameContext(KubeContext context, Map<String, String> environment) {
  /// The arguments that name them: none where it is what KUBECONFIG or the default says; empty when
  /// kubectl would find another cluster, another user, or the files have changed since.
  Optional<List<String>> arguments() {
    Path file = context.id().file();
    boolean oneFile =
        Set.of(file).containsAll(List.of(context.cluster().file(), context.user().file()));
    if (oneFile && found(file)) {
      return Optional.of(List.of("--kubeconfig", file.toString()));
    }
    return found(null) ? Optional.of(List.of()) : Optional.empty();
  }

  private boolean found(@Nullable Path explicit) {
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", ""));
    return new KubeconfigLoader(environment, Path.of(home))
        .load(explicit).contexts().stream().filter(c -> !c.hidden()).anyMatch(this::same);
  }

  private boolean same(KubeContext other) {
    return other.id().equals(context.id())
        && other.cluster().equals(context.cluster())
        && other.user().equals(context.user());
  }
}
