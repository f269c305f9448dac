package dev.portolan.workspace;

import dev.portolan.diagram.ChartView;
import dev.portolan.kubeconfig.KubeContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the user keeps about contexts, by file and name: two files may use one name.
///
/// @param views how each was shown last
public record Preferences(
    Map<KubeContext.Id, ContextPreference> byContext, Map<KubeContext.Id, ChartView> views) {
  public static final Preferences NONE = new Preferences(Map.of());

  public Preferences {
    byContext = Map.copyOf(byContext);
    views = Map.copyOf(views);
  }

  public Preferences(Map<KubeContext.Id, ContextPreference> byContext) {
    this(byContext, Map.of());
  }

  /// How a context is shown when it is opened.
  public ChartView view(KubeContext.Id context) {
    return views.getOrDefault(context, ChartView.ALL);
  }

  Preferences with(KubeContext.Id context, ChartView view) {
    Map<KubeContext.Id, ChartView> next = new HashMap<>(views);
    next.put(context, view);
    return new Preferences(byContext, next);
  }

  public ContextPreference of(KubeContext.Id context) {
    return byContext.getOrDefault(context, ContextPreference.PLAIN);
  }

  Preferences with(KubeContext.Id context, ContextPreference preference) {
    Map<KubeContext.Id, ContextPreference> next = new HashMap<>(byContext);
    next.put(context, preference);
    return new Preferences(next, views);
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
