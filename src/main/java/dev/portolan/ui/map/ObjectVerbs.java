package dev.portolan.ui.map;

import dev.portolan.diagram.ChartView;
import dev.portolan.layout.Folds;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.topology.Filter;
import dev.portolan.ui.verbs.Group;
import dev.portolan.ui.verbs.Keys;
import dev.portolan.ui.verbs.Verb;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.input.KeyCode;
import org.kordamp.ikonli.feather.Feather;

/// What can be done with one thing on the map: its context menu, its keys, its part of the palette.
final class ObjectVerbs {
  private final Store store;
  private final MapView map;
  private final Actions actions;

  ObjectVerbs(Store store, MapView map, Actions actions) {
    this.store = store;
    this.map = map;
    this.actions = actions;
  }

  List<Verb> of(ObjectRef ref) {
    List<Verb> verbs = new ArrayList<>();
    verbs.add(
        Verb.of(Group.OBJECT, "object.open", "Show it large", () -> open(ref))
            .icon(Feather.MAXIMIZE_2)
            .keys(Keys.onMap(KeyCode.ENTER))
            .when(w -> w.diagram().box(ref).isPresent()));
    foldable(ref)
        .ifPresent(
            f ->
                verbs.add(
                    Verb.of(Group.OBJECT, "object.fold", foldTitle(f), () -> fold(f))
                        .icon(closed(f) ? Feather.PLUS_SQUARE : Feather.MINUS_SQUARE)
                        .keys(Keys.onMap(KeyCode.SPACE))));
    if (store.now().map().view().pinned().containsKey(ref)) {
      verbs.add(
          Verb.of(Group.OBJECT, "object.unpin", "Let it go back to its place", () -> unpin(ref))
              .icon(Feather.ROTATE_CCW));
    }
    verbs.addAll(actions.verbs(ref));
    verbs.addAll(filters(ref));
    return verbs;
  }

  private List<Verb> filters(ObjectRef ref) {
    List<Verb> verbs = new ArrayList<>();
    Filter filter = store.now().map().view().filter();
    String namespace = ref.kind() == Kind.NAMESPACE ? ref.name() : ref.namespace();
    if (!namespace.isEmpty() && !filter.namespaces().equals(Set.of(namespace))) {
      verbs.add(
          only(
              "namespace",
              "Show only namespace " + namespace,
              filter.withNamespaces(Set.of(namespace))));
    }
    node(ref)
        .filter(n -> !filter.nodes().equals(Set.of(n)))
        .ifPresent(
            n -> verbs.add(only("node", "Show only node " + n, filter.withNodes(Set.of(n)))));
    return verbs;
  }

  private Verb only(String id, String title, Filter filter) {
    ChartView view = store.now().map().view().with(filter);
    return Verb.of(
            Group.FILTER,
            "object.only-" + id,
            title,
            () -> store.dispatch(new Intent.ShowChart(view)))
        .icon(Feather.FILTER);
  }

  private Optional<String> node(ObjectRef ref) {
    var open = store.now().open();
    return open == null
        ? Optional.empty()
        : open.snapshot().pod(ref).map(Pod::nodeName).filter(n -> !n.isEmpty());
  }

  /// Goes to a thing; one that holds others is opened first.
  private void open(ObjectRef ref) {
    if (Folds.foldable(ref) && closed(ref)) {
      fold(ref);
    }
    map.showSelection();
  }

  private void unpin(ObjectRef ref) {
    store.dispatch(new Intent.ShowChart(store.now().map().view().unpin(ref)));
  }

  /// What opens and closes with a thing: itself, or the workload around a pod.
  private Optional<ObjectRef> foldable(ObjectRef ref) {
    return Folds.foldable(ref)
        ? Optional.of(ref)
        : store.now().diagram().home(ref).filter(Folds::foldable);
  }

  private boolean closed(ObjectRef ref) {
    return !store.now().map().view().folds().open(ref);
  }

  private String foldTitle(ObjectRef ref) {
    String what = ref.kind() == Kind.NAMESPACE ? "the namespace" : "the replicas";
    return (closed(ref) ? "Open " : "Close ") + what;
  }

  private void fold(ObjectRef ref) {
    store.dispatch(new Intent.Fold(ref));
  }
}
