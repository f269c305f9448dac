package dev.portolan.workspace;

/// What the policies say, and what others would say: who answers what of it.
final class PolicyReducer {
  private PolicyReducer() {}

  static Reduction answer(Workspace w, Intent.OnPolicies intent) {
    return switch (intent) {
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
    };
  }
}
