package dev.portolan.workspace;

import dev.portolan.kubeconfig.KubeContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the user keeps about contexts, by file and name: two files may use one name.
public record Preferences(Map<KubeContext.Id, ContextPreference> byContext) {
  public static final Preferences NONE = new Preferences(Map.of());

  public Preferences {
    byContext = Map.copyOf(byContext);
  }

  public ContextPreference of(KubeContext.Id context) {
    return byContext.getOrDefault(context, ContextPreference.PLAIN);
  }

  Preferences with(KubeContext.Id context, ContextPreference preference) {
    Map<KubeContext.Id, ContextPreference> next = new HashMap<>(byContext);
    next.put(context, preference);
    return new Preferences(next);
  }

  /// The groups that the user has made.
  public List<String> groups() {
    return byContext.values().stream()
        .map(ContextPreference::group)
        .filter(g -> !g.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }
}
