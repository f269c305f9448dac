package dev.portolan.workspace;

import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.model.Protocol;
import dev.portolan.probe.Question;
import dev.portolan.workspace.Workspace.Contexts;

/// The contexts that there are, and what the user keeps about them.
final class ContextReducer {
  private ContextReducer() {}

  static Reduction answer(Workspace w, Intent.OnContexts intent) {
    return switch (intent) {
      case Intent.ReloadKubeconfig _ -> Reduction.of(w, new Effect.ReadKubeconfig());
      case Intent.KubeconfigRead i ->
          SessionReducer.renewed(w.with(new Contexts(i.kubeconfig(), w.contexts().preferences())));
      case Intent.OpenDemo _ -> Reduction.of(w, new Effect.StartDemo());
      case Intent.Prefer i -> prefer(w, i.context(), i.preference());
      case Intent.LimitExecs i ->
          Reduction.of(
              w.with(new Contexts(w.kubeconfig(), w.contexts().preferences().with(i.limits()))),
              new Effect.SaveExecs(i.limits()));
      case Intent.KeepQuestion i -> keep(w, i.question());
      case Intent.KeepProtocol i -> keep(w, i.protocol());
      case Intent.ContextUsed i ->
          prefer(w, i.context(), w.contexts().preferences().of(i.context()).usedAt(i.at()));
    };
  }

  private static Reduction keep(Workspace w, Question question) {
    Preferences before = w.contexts().preferences();
    return before.question(question.kind()).equals(question.at(0))
        ? Reduction.of(w)
        : Reduction.of(
            w.with(new Contexts(w.kubeconfig(), before.with(question))),
            new Effect.SaveQuestion(question));
  }

  private static Reduction keep(Workspace w, Protocol protocol) {
    Preferences before = w.contexts().preferences();
    return before.protocol() == protocol
        ? Reduction.of(w)
        : Reduction.of(
            w.with(new Contexts(w.kubeconfig(), before.with(protocol))),
            new Effect.SaveProtocol(protocol));
  }

  static Reduction prefer(Workspace w, KubeContext.Id id, ContextPreference preference) {
    Preferences before = w.contexts().preferences();
    if (before.of(id).equals(preference)) {
      return Reduction.of(w);
    }
    return Reduction.of(
        w.with(new Contexts(w.kubeconfig(), before.with(id, preference))),
        new Effect.SavePreference(id, preference));
  }
}
