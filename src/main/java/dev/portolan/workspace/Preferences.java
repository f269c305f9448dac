package dev.portolan.workspace;

import dev.portolan.diagram.ChartView;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.model.Protocol;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.ExecLimits;
import dev.portolan.probe.Question;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the user keeps about contexts, by file and name: two files may use one name.
///
/// @param views how each was shown last
/// @param execs how many commands may run at once, in any context
/// @param asked how each kind of check was asked last, of every port
/// @param protocol what is diagnosed by where the target does not tell
public record Preferences(
    Map<KubeContext.Id, ContextPreference> byContext,
    Map<KubeContext.Id, ChartView> views,
    ExecLimits execs,
    Map<CheckKind, Question> asked,
    Protocol protocol) {
  public static final Preferences NONE = new Preferences(Map.of());

  public Preferences {
    byContext = Map.copyOf(byContext);
    views = Map.copyOf(views);
    asked = Map.copyOf(asked);
  }

  public Preferences(Map<KubeContext.Id, ContextPreference> byContext) {
    this(byContext, Map.of());
  }

  public Preferences(
      Map<KubeContext.Id, ContextPreference> byContext, Map<KubeContext.Id, ChartView> views) {
    this(byContext, views, ExecLimits.STANDARD, Map.of(), Protocol.TCP);
  }

  public Preferences with(ExecLimits limits) {
    return new Preferences(byContext, views, limits, asked, protocol);
  }

  public Preferences asking(Map<CheckKind, Question> questions) {
    return new Preferences(byContext, views, execs, questions, protocol);
  }

  public Preferences with(Protocol chosen) {
    return new Preferences(byContext, views, execs, asked, chosen);
  }

  Preferences with(Question question) {
    Map<CheckKind, Question> next = new HashMap<>(asked);
    next.put(question.kind(), question.at(0));
    return asking(next);
  }

  /// The question of a kind, of every port, with the options that were set last. At first a service
  /// is asked through each of its endpoints too, and all else plainly.
  public Question question(CheckKind kind) {
    Question usual = kind == CheckKind.REACH ? new Question.Reach(0, true) : Question.of(kind, 0);
    return asked.getOrDefault(kind, usual);
  }

  /// How a context is shown when it is opened.
  public ChartView view(KubeContext.Id context) {
    return views.getOrDefault(context, ChartView.ALL);
  }

  Preferences with(KubeContext.Id context, ChartView view) {
    Map<KubeContext.Id, ChartView> next = new HashMap<>(views);
    next.put(context, view);
    return new Preferences(byContext, next, execs, asked, protocol);
  }

  public ContextPreference of(KubeContext.Id context) {
    return byContext.getOrDefault(context, ContextPreference.PLAIN);
  }

  Preferences with(KubeContext.Id context, ContextPreference preference) {
    Map<KubeContext.Id, ContextPreference> next = new HashMap<>(byContext);
    next.put(context, preference);
    return new Preferences(next, views, execs, asked, protocol);
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
