package dev.portolan.workspace;

import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Diagram;
import dev.portolan.model.ClusterSnapshot;
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
      case Intent.NextMatch i -> Reduction.of(nextMatch(w, i.backwards()));
      case Intent.ShowNamespaces i -> namespaces(w, i);
      case Intent.ShowChart i -> chart(w, i.view());
      case Intent.FetchYaml i -> fetchYaml(w, i);
      case Intent.YamlArrived i -> Reduction.of(WhatIfReducer.yaml(yaml(w, i), i));
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
            .searching(map.search(), Search.matches(map.search(), diagram, open.snapshot()));
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
    return changed(w, w.map().selecting(selected));
  }

  static Workspace selectAll(Workspace w, Intent.SelectAll all) {
    return changed(w, w.map().selecting(all.refs().stream().sorted().toList()));
  }

  static Workspace hover(Workspace w, Intent.Hover hover) {
    return changed(w, w.map().hovering(hover.ref()));
  }

  static Workspace search(Workspace w, String text) {
    List<ObjectRef> matches =
        w.open() == null ? List.of() : Search.matches(text, w.diagram(), w.open().snapshot());
    return changed(w, w.map().searching(text, matches));
  }

  /// Goes round: past the last match comes the first.
  static Workspace nextMatch(Workspace w, boolean backwards) {
    List<ObjectRef> matches = w.map().matches();
    if (matches.isEmpty()) {
      return w;
    }
    ObjectRef inspected = w.map().inspected();
    int at = inspected == null ? -1 : matches.indexOf(inspected);
    int next = backwards ? Math.max(at, 0) - 1 : at + 1;
    ObjectRef ref = matches.get(Math.floorMod(next, matches.size()));
    return changed(w, w.map().selecting(List.of(ref)));
  }

  static Reduction namespaces(Workspace w, Intent.ShowNamespaces show) {
    ChartView view = w.map().view();
    return chart(w, view.with(view.filter().withNamespaces(show.namespaces())));
  }

  static Reduction chart(Workspace w, ChartView view) {
    Workspace next = changed(w, w.map().showing(view));
    OpenContext open = next.open();
    if (open == null || next.map().equals(w.map())) {
      return Reduction.of(next);
    }
    return Reduction.of(next, new Effect.Draw(open.epoch(), open.snapshot(), next.map().view()));
  }

  static Reduction fetchYaml(Workspace w, Intent.FetchYaml fetch) {
    return Reduction.of(
        w.with(w.map().reading(new Yaml(fetch.ref(), "", ""))), new Effect.FetchYaml(fetch.ref()));
  }

  static Workspace yaml(Workspace w, Intent.YamlArrived arrived) {
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

  private static Workspace changed(Workspace w, MapView map) {
    return Objects.equals(map, w.map()) ? w : w.with(map);
  }
}
