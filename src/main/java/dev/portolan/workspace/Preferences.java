package dev.portolan.workspace;

import dev.portolan.diagram.ChartView;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.probe.ExecLimits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the user keeps about contexts, by file and name: two files may use one name.
///
/// @param views how each was shown last
/// @param execs how many commands may run at once, in any context
public record Preferences(
    Map<KubeContext.Id, ContextPreference> byContext,
    Map<KubeContext.Id, ChartView> views,
    ExecLimits execs) {
  public static final Preferences NONE = new Preferences(Map.of());

  public Preferences {
    byContext = Map.copyOf(byContext);
    views = Map.copyOf(views);
  }

  public Preferences(Map<KubeContext.Id, ContextPreference> byContext) {
    this(byContext, Map.of());
  }

  public Preferences(
      Map<KubeContext.Id, ContextPreference> byContext, Map<KubeContext.Id, ChartView> views) {
    this(byContext, views, ExecLimits.STANDARD);
  }

  public Preferences with(ExecLimits limits) {
    return new Preferences(byContext, views, limits);
  }

  /// How a context is shown when it is opened.
  public ChartView view(KubeContext.Id context) {
    return views.getOrDefault(context, ChartView.ALL);
  }

  Preferences with(KubeContext.Id context, ChartView view) {
    Map<KubeContext.Id, ChartView> next = new HashMap<>(views);
    next.put(context, view);
    return new Preferences(byContext, next, execs);
  }

  public ContextPreference of(KubeContext.Id context) {
    return byContext.getOrDefault(context, ContextPreference.PLAIN);
  }

  Preferences with(KubeContext.Id context, ContextPreference preference) {
    Map<KubeContext.Id, ContextPreference> next = new HashMap<>(byContext);
    next.put(context, preference);
    return new Preferences(next, views, execs);
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
