package dev.portolan.workspace;

import dev.portolan.policy.Reachability;
import dev.portolan.probe.ContainerRef;
import dev.portolan.workspace.Survey.Question;
import dev.portolan.workspace.Workspace.OpenContext;
import java.util.ArrayList;
import java.util.List;

/// What is predicted, and what the user wants to see of it.
final class PredictionReducer {
  private PredictionReducer() {}

  /// An older opening's predictions change nothing, nor those of an older snapshot.
  static Reduction ready(Workspace w, Intent.PredictionsReady ready) {
    OpenContext open = w.open();
    Reachability reachability = ready.reachability();
    if (open == null
        || open.epoch() != ready.epoch()
        || reachability.snapshot().generation() < w.predictions().generation()) {
      return Reduction.of(w);
    }
    return WhatIfReducer.judge(w.with(w.predictions().with(reachability)));
  }

  static Workspace listed(Workspace w, Intent.PoliciesListed listed) {
    OpenContext open = w.open();
    boolean wanted = open != null && open.epoch() == listed.epoch();
    return wanted ? w.with(w.predictions().with(listed.book())) : w;
  }

  /// An answer to what is not asked any more changes nothing.
  static Workspace surveyed(Workspace w, Intent.Surveyed surveyed) {
    OpenContext open = w.open();
    if (open == null
        || open.epoch() != surveyed.epoch()
        || !surveyed.survey().question().equals(w.predictions().asked())) {
      return w;
    }
    return w.with(w.predictions().answered(surveyed.survey()));
  }

  static Workspace explain(Workspace w, Intent.Explain explain) {
    return w.with(w.map().selecting(List.of(explain.from(), explain.to())));
  }

  static Workspace showRule(Workspace w, RulePlace place) {
    return w.with(w.map().selecting(List.of(place.policy()))).with(w.predictions().at(place));
  }

  static Reduction show(Workspace w, ReachShown shown) {
    Appearance now = w.appearance();
    if (now.reach() == shown) {
      return Reduction.of(w);
    }
    return Reduction.of(w.with(now.with(shown)), new Effect.SaveReach(shown));
  }

  /// After any step: asks anew when the selection or the predictions have changed.
  static Reduction follow(Workspace before, Reduction reduction) {
    Workspace w = reduction.workspace();
    OpenContext open = w.open();
    Reachability judge = w.predictions().judge();
    if (open == null || judge == null) {
      return reduction;
    }
    Question question = question(w);
    boolean anew = !question.equals(w.predictions().asked());
    boolean judged = judge != before.predictions().judge();
    if (!anew && !judged) {
      return reduction;
    }
    List<Effect> effects = new ArrayList<>(reduction.effects());
    if (!question.selected().isEmpty()) {
      effects.add(new Effect.Survey(open.epoch(), judge, question));
    }
    return new Reduction(w.with(w.predictions().asking(question)), effects);
  }

  private static Question question(Workspace w) {
    ContainerRef caller = w.checks().form().from();
    return new Question(w.map().selected(), caller == null ? null : caller.podRef());
  }
}
