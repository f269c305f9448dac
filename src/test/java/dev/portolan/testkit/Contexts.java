package dev.portolan.testkit;

import dev.portolan.kubeconfig.KubeContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Contexts for tests, without a kubeconfig file.
public final class Contexts {
  private Contexts() {}

  /// A context of cluster `NAME` and user `NAME-admin`, all of one file.
  public static KubeContext of(
      Path file,
      String name,
      String namespace,
      Map<String, Object> cluster,
      Map<String, Object> user) {
    return new KubeContext(
        new KubeContext.Id(file, name),
        namespace,
        false,
        new KubeContext.Entry(name, file, cluster),
        new KubeContext.Entry(name + "-admin", file, user),
        List.of());
  }
}
