package dev.portolan.workspace;

import dev.portolan.diagram.Overlay;
import dev.portolan.diagram.Overlay.Predicted;
import dev.portolan.diagram.Overlay.ProbePath;
import dev.portolan.diagram.Ties;
import dev.portolan.model.ObjectRef;
import dev.portolan.workspace.Checks.Form;
import dev.portolan.workspace.Checks.Run;
import dev.portolan.workspace.WhatIf.Outcome;
import dev.portolan.workspace.Workspace.MapView;
import dev.portolan.workspace.Workspace.OpenContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes the chart's overlay from selection, search and checks.
final class Overlays {
  private Overlays() {}

  static Overlay of(Workspace workspace) {
    MapView map = workspace.map();
    Form form = workspace.checks().form();
    Set<ObjectRef> matches = map.search().isBlank() ? null : Set.copyOf(map.matches());
    ObjectRef source = form.from() == null ? null : form.from().podRef();
    List<ProbePath> paths = paths(workspace);
    return new Overlay(
        Set.copyOf(map.selected()), map.hovered(), matches, source, paths, predicted(workspace));
  }

  private static Predicted predicted(Workspace workspace) {
    Survey survey = workspace.predictions().survey();
    Ties.Ways ways = workspace.appearance().reach().ways();
    if (survey != null && survey.lens() != null) {
      return through(survey.lens(), ways != null);
    }
    Outcome outcome = workspace.predictions().whatIf().outcome();
    if (outcome != null) {
      return new Predicted(ways == null ? List.of() : outcome.lines(), Set.of(), Map.of());
    }
    ObjectRef subject = survey == null ? null : survey.from();
    if (survey == null || subject == null || ways == null) {
      return Predicted.NOTHING;
    }
    boolean pair = survey.around() == null;
    Ties ties = new Ties(subject, pair ? Ties.Ways.OUT : ways, survey.bundles());
    return new Predicted(List.of(ties), Set.of(), Map.of());
  }

  private static Predicted through(Lens lens, boolean lines) {
    Map<ObjectRef, Integer> tinted = new HashMap<>();
    for (int i = 0; i < lens.rules().size(); i++) {
      for (ObjectRef box : lens.rules().get(i).boxes()) {
        tinted.putIfAbsent(box, i);
      }
    }
    List<Ties> ties = lines ? lens.lines() : List.of();
    return new Predicted(ties, lens.selected(), tinted);
  }

  /// The paths of the check that is shown, and of all that were made from or to what is selected.
  private static List<ProbePath> paths(Workspace workspace) {
    OpenContext open = workspace.open();
    if (open == null) {
      return List.of();
    }
    Checks checks = workspace.checks();
    Set<Run> runs = new LinkedHashSet<>();
    checks.shownRun().ifPresent(runs::add);
    if (workspace.map().selected().size() == 1) {
      ObjectRef selected = workspace.map().selected().iterator().next();
      runs.addAll(Probed.of(selected, checks.runs()));
    }
    List<ProbePath> paths = new ArrayList<>();
    Diagnoses diagnoses = workspace.wire().diagnoses();
    runs.forEach(
        r ->
            paths.addAll(
                Agreed.on(ProbePaths.of(r, open.snapshot()), diagnoses.agreement(r.id()))));
    return paths;
  }
}
