package dev.portolan.workspace;

import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Diagram;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.layout.Folds;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.workspace.Workspace.MapView;
import dev.portolan.workspace.Workspace.OpenContext;
import dev.portolan.workspace.Workspace.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What the user sees and picks on the map.
final class MapReducer {
  private MapReducer() {}

  static Reduction answer(Workspace w, Intent.OnMap intent) {
    return switch (intent) {
      case Intent.PictureReady i -> picture(w, i);
      case Intent.Select i -> Reduction.of(select(w, i));
      case Intent.SelectAll i -> Reduction.of(selectAll(w, i));
      case Intent.Hover i -> Reduction.of(hover(w, i));
      case Intent.Search i -> Reduction.of(search(w, i.text()));
      case Intent.NextMatch i -> nextMatch(w, i.backwards());
      case Intent.ShowNamespaces i -> namespaces(w, i);
      case Intent.ShowChart i -> chart(w, i.view());
      case Intent.UndoView _ -> TrailReducer.undo(w);
      case Intent.RedoView _ -> TrailReducer.redo(w);
      case Intent.GoBack _ -> Reduction.of(TrailReducer.back(w));
      case Intent.GoForward _ -> Reduction.of(TrailReducer.forward(w));
      case Intent.Fold i -> fold(w, i.ref());
      case Intent.FoldAll i -> chart(w, w.map().view().with(Folds.to(i.depth())));
      case Intent.FetchYaml i -> fetchYaml(w, i);
      case Intent.YamlArrived i -> Reduction.of(yaml(w, i));
    };
  }

  static Reduction picture(Workspace w, Intent.PictureReady ready) {
    OpenContext open = w.open();
    Diagram diagram = ready.diagram();
    if (open == null
        || open.epoch() != ready.epoch()
        || diagram.generation() < w.diagram().generation()) {
      return Reduction.of(w);
    }
    MapView map = w.map();
    List<ObjectRef> selected =
        map.selected().stream().filter(r -> known(r, open.snapshot(), diagram)).toList();
    ObjectRef hovered =
        map.hovered() != null && diagram.box(map.hovered()).isPresent() ? map.hovered() : null;
    MapView next =
        map.selecting(selected)
            .hovering(hovered)
            .searching(
                map.search(), Search.matches(map.search(), diagram, open.snapshot(), map.found()));
    return Reduction.of(w.with(diagram).with(next));
  }

  static Workspace select(Workspace w, Intent.Select select) {
    List<ObjectRef> selected = new ArrayList<>();
    ObjectRef ref = select.ref();
    boolean had = ref != null && w.map().selected().contains(ref);
    if (select.add()) {
      selected.addAll(w.map().selected());
      selected.remove(ref);
    }
    if (ref != null && !(select.add() && had)) {
      selected.add(ref);
    }
    return picked(w, selected);
  }

  static Workspace selectAll(Workspace w, Intent.SelectAll all) {
    return picked(w, all.refs().stream().sorted().toList());
  }

  static Workspace hover(Workspace w, Intent.Hover hover) {
    return changed(w, w.map().hovering(hover.ref()));
  }

  static Workspace search(Workspace w, String text) {
    Found found =
        w.open() == null
            ? Found.NOTHING
            : Search.matches(text, w.diagram(), w.open().snapshot(), w.map().found());
    return changed(w, w.map().searching(text, found));
  }

  /// Goes round: past the last match comes the first. What the match lies folded in is opened,
  /// which can be taken back.
  static Reduction nextMatch(Workspace w, boolean backwards) {
    List<ObjectRef> matches = w.map().matches();
    if (matches.isEmpty()) {
      return Reduction.of(w);
    }
    ObjectRef inspected = w.map().inspected();
    int at = inspected == null ? -1 : matches.indexOf(inspected);
    int next = backwards ? Math.max(at, 0) - 1 : at + 1;
    ObjectRef ref = matches.get(Math.floorMod(next, matches.size()));
    ChartView view = w.map().view();
    return chart(picked(w, List.of(ref)), view.with(opened(w, view.folds(), ref)));
  }

  private static Folds opened(Workspace w, Folds folds, ObjectRef ref) {
    Folds opened = folds;
    if (ref.kind() != Kind.NAMESPACE && !ref.namespace().isEmpty()) {
      opened = opened.opening(ObjectRef.namespace(ref.namespace()));
    }
    return ref.kind() == Kind.POD ? opened.opening(w.diagram().home(ref).orElse(ref)) : opened;
  }

  static Reduction namespaces(Workspace w, Intent.ShowNamespaces show) {
    ChartView view = w.map().view();
    return chart(w, view.with(view.filter().withNamespaces(show.namespaces())));
  }

  /// Shows the cluster so, which can be taken back.
  static Reduction chart(Workspace w, ChartView view) {
    return view.equals(w.map().view()) ? Reduction.of(w) : draw(leaving(w, view), view);
  }

  /// With the view as it is on the trail, where the next is another one.
  static Workspace leaving(Workspace w, ChartView next) {
    MapView map = w.map();
    return next.equals(map.view())
        ? w
        : w.with(map.going(map.trails().withViews(map.trails().views().left(map.view()))));
  }

  static Reduction draw(Workspace w, ChartView view) {
    Reduction kept = keep(w, view);
    OpenContext open = w.open();
    if (open == null) {
      return kept;
    }
    List<Effect> effects = new ArrayList<>(kept.effects());
    effects.addFirst(new Effect.Draw(open.epoch(), open.snapshot(), view));
    return new Reduction(kept.workspace(), effects);
  }

  /// Shows the cluster so once it is drawn again, now and when the context is opened the next time.
  static Reduction keep(Workspace w, ChartView view) {
    Workspace next = changed(w, w.map().showing(view));
    OpenContext open = w.open();
    if (open == null) {
      return Reduction.of(next);
    }
    KubeContext.Id id = open.context().id();
    Preferences preferences = w.contexts().preferences().with(id, view);
    return Reduction.of(
        next.with(new Workspace.Contexts(w.kubeconfig(), preferences)),
        new Effect.SaveView(id, view));
  }

  /// A pod has no inside to open; it folds into its workload.
  static Reduction fold(Workspace w, ObjectRef ref) {
    ChartView view = w.map().view();
    ObjectRef what = ref.kind() == Kind.POD ? w.diagram().home(ref).orElse(ref) : ref;
    return chart(w, view.with(view.folds().toggle(what)));
  }

  static Reduction fetchYaml(Workspace w, Intent.FetchYaml fetch) {
    OpenContext open = w.open();
    return open == null
        ? Reduction.of(w)
        : Reduction.of(
            w.with(w.map().reading(new Yaml(fetch.ref(), "", ""))),
            new Effect.FetchYaml(open.epoch(), fetch.ref()));
  }

  /// Two clusters have things of one name: what an older opening was asked for is not this one's.
  private static Workspace yaml(Workspace w, Intent.YamlArrived arrived) {
    boolean late = w.open() == null || w.open().epoch() != arrived.epoch();
    return late ? w : WhatIfReducer.yaml(read(w, arrived), arrived);
  }

  private static Workspace read(Workspace w, Intent.YamlArrived arrived) {
    Yaml asked = w.map().yaml();
    if (asked == null || !asked.ref().equals(arrived.ref())) {
      return w;
    }
    return w.with(w.map().reading(new Yaml(arrived.ref(), arrived.text(), arrived.problem())));
  }

  /// A workload can be on the chart without being in the snapshot: its kind may be forbidden.
  private static boolean known(ObjectRef ref, ClusterSnapshot snapshot, Diagram diagram) {
    return snapshot.find(ref).isPresent() || diagram.box(ref).isPresent();
  }

  static boolean known(ObjectRef ref, Workspace w) {
    return w.open() != null && known(ref, w.open().snapshot(), w.diagram());
  }

  private static Workspace picked(Workspace w, List<ObjectRef> refs) {
    return changed(w, TrailReducer.left(w.map(), w.map().selecting(refs)));
  }

  private static Workspace changed(Workspace w, MapView map) {
    return Objects.equals(map, w.map()) ? w : w.with(map);
  }
}
