package dev.portolan.workspace;

/// Answers every intent with the next workspace and the work to do for it. Pure: one reducer a
/// concern, and here the table of who answers what.
final class Reducer {
  private Reducer() {}

  static Reduction reduce(Workspace w, Intent intent) {
    return MatrixReducer.follow(w, PredictionReducer.follow(w, answer(w, intent)));
  }

  private static Reduction answer(Workspace w, Intent intent) {
    return switch (intent) {
      case Intent.ReloadKubeconfig _ -> Reduction.of(w, new Effect.ReadKubeconfig());
      case Intent.KubeconfigRead i -> Reduction.of(w.with(i.kubeconfig()));
      case Intent.OpenDemo _ -> Reduction.of(w, new Effect.StartDemo());
      case Intent.OpenContext i -> SessionReducer.open(w, i.context());
      case Intent.CloseContext _ -> SessionReducer.close(w);
      case Intent.SnapshotArrived i -> SessionReducer.snapshot(w, i);
      case Intent.StateChanged i -> SessionReducer.state(w, i);
      case Intent.PictureReady i -> MapReducer.picture(w, i);
      case Intent.PredictionsReady i -> PredictionReducer.ready(w, i);
      case Intent.Surveyed i -> Reduction.of(PredictionReducer.surveyed(w, i));
      case Intent.ShowReach i -> PredictionReducer.show(w, i.reach());
      case Intent.Explain i -> Reduction.of(PredictionReducer.explain(w, i));
      case Intent.ShowRule i -> Reduction.of(PredictionReducer.showRule(w, i.place()));
      case Intent.PoliciesListed i -> Reduction.of(PredictionReducer.listed(w, i));
      case Intent.TryPolicies i -> WhatIfReducer.read(w, i.yaml());
      case Intent.TryWithout i -> WhatIfReducer.without(w, i.policy());
      case Intent.PoliciesRead i -> WhatIfReducer.read(w, i);
      case Intent.Tried i -> Reduction.of(WhatIfReducer.tried(w, i));
      case Intent.UndoTry _ -> WhatIfReducer.undo(w);
      case Intent.DiscardTries _ -> Reduction.of(WhatIfReducer.discard(w));
      case Intent.CopyPolicy i -> WhatIfReducer.copy(w, i.policy());
      case Intent.OpenPolicyFile i -> Reduction.of(w, new Effect.ReadText(i.file()));
      case Intent.DraftRead i -> Reduction.of(WhatIfReducer.draft(w, i));
      case Intent.Select i -> Reduction.of(MapReducer.select(w, i));
      case Intent.SelectAll i -> Reduction.of(MapReducer.selectAll(w, i));
      case Intent.Hover i -> Reduction.of(MapReducer.hover(w, i));
      case Intent.Search i -> Reduction.of(MapReducer.search(w, i.text()));
      case Intent.NextMatch i -> Reduction.of(MapReducer.nextMatch(w, i.backwards()));
      case Intent.ShowNamespaces i -> MapReducer.namespaces(w, i);
      case Intent.FetchYaml i -> MapReducer.fetchYaml(w, i);
      case Intent.YamlArrived i -> Reduction.of(WhatIfReducer.yaml(MapReducer.yaml(w, i), i));
      case Intent.OnMatrix i -> MatrixReducer.step(w, i.step());
      case Intent.CheckFrom i -> Reduction.of(FormReducer.from(w, i.from()));
      case Intent.CheckTo i -> Reduction.of(FormReducer.to(w, i.to()));
      case Intent.CheckPort i -> Reduction.of(FormReducer.port(w, i.port()));
      case Intent.StartCheck i -> FormReducer.start(w, i);
      case Intent.CancelCheck i -> CheckReducer.cancel(w, i.id());
      case Intent.ShowCheck i -> Reduction.of(CheckReducer.show(w, i.id()));
      case Intent.CheckStarted i -> Reduction.of(CheckReducer.started(w, i));
      case Intent.CheckPrinted i -> Reduction.of(CheckReducer.printed(w, i));
      case Intent.CheckFound i -> Reduction.of(CheckReducer.found(w, i));
      case Intent.CheckFinished i -> Reduction.of(CheckReducer.finished(w, i));
      case Intent.SetTheme i -> ShellReducer.theme(w, i.theme());
      case Intent.Export i -> ShellReducer.export(w, i);
      case Intent.Tell i -> Reduction.of(ShellReducer.tell(w, i.level(), i.text()));
      case Intent.DismissNotice i -> Reduction.of(ShellReducer.dismiss(w, i.id()));
    };
  }
}
