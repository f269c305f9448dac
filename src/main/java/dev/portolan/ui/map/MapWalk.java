package dev.portolan.ui.map;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Neighbour;
import dev.portolan.diagram.Neighbour.Direction;
import dev.portolan.model.ObjectRef;
import dev.portolan.ui.verbs.Group;
import dev.portolan.ui.verbs.Keys;
import dev.portolan.ui.verbs.Keys.Where;
import dev.portolan.ui.verbs.Verb;
import dev.portolan.ui.verbs.Verbs;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;

/// Walking the map by keyboard: the arrow keys go from what is selected to what lies next to it,
/// Alt with them into and out of it, Shift with them moves the map.
final class MapWalk {
  private static final double STEP = 60;

  private final Store store;
  private final MapView map;

  MapWalk(Store store, MapView map) {
    this.store = store;
    this.map = map;
  }

  void addTo(Verbs verbs) {
    verbs.add(
        walk("left", "Go left", KeyCode.LEFT, KeyCode.KP_LEFT, Direction.LEFT),
        walk("right", "Go right", KeyCode.RIGHT, KeyCode.KP_RIGHT, Direction.RIGHT),
        walk("up", "Go up", KeyCode.UP, KeyCode.KP_UP, Direction.UP),
        walk("down", "Go down", KeyCode.DOWN, KeyCode.KP_DOWN, Direction.DOWN),
        pan("left", KeyCode.LEFT, STEP, 0),
        pan("right", KeyCode.RIGHT, -STEP, 0),
        pan("up", KeyCode.UP, 0, STEP),
        pan("down", KeyCode.DOWN, 0, -STEP),
        Verb.of(Group.MAP, "map.into", "Go into the selected thing", this::into)
            .keys(Keys.of(Where.MAP, KeyCode.DOWN, KeyCombination.ALT_DOWN)),
        Verb.of(Group.MAP, "map.outof", "Go to what is around the selected thing", this::outOf)
            .keys(
                Keys.of(Where.MAP, KeyCode.UP, KeyCombination.ALT_DOWN)
                    .or(Keys.onMap(KeyCode.BACK_SPACE))),
        Verb.of(Group.MAP, "map.menu", "Menu of the selected thing", map::openMenu)
            .keys(
                Keys.onMap(KeyCode.CONTEXT_MENU)
                    .or(Keys.of(Where.MAP, KeyCode.F10, KeyCombination.SHIFT_DOWN)))
            .when(w -> w.map().inspected() != null));
  }

  private Verb walk(String id, String title, KeyCode code, KeyCode pad, Direction to) {
    return Verb.of(Group.MAP, "map.go-" + id, title, () -> walk(to)).keys(Keys.onMap(code, pad));
  }

  private Verb pan(String id, KeyCode code, double dx, double dy) {
    return Verb.of(
            Group.MAP, "map.pan-" + id, "Move the map " + id, () -> map.camera().pan(-dx, -dy))
        .keys(Keys.of(Where.MAP, code, KeyCombination.SHIFT_DOWN));
  }

  private void walk(Direction to) {
    Optional<Box> from = selected();
    go(
        from.isPresent()
            ? look().next(from.get(), to)
            : look().nearest(map.camera().viewport().visible()));
  }

  private void into() {
    go(selected().flatMap(b -> look().first(b)));
  }

  private void outOf() {
    go(selected().flatMap(b -> look().holder(b)));
  }

  private Neighbour look() {
    return new Neighbour(map.sight()::of, map.shown().diagram().bounds());
  }

  private Optional<Box> selected() {
    ObjectRef ref = store.now().map().inspected();
    return ref == null ? Optional.empty() : map.shown().diagram().box(ref);
  }

  private void go(Optional<Box> to) {
    to.ifPresent(
        b -> {
          map.camera().reveal(b.rect());
          store.dispatch(new Intent.Select(b.ref(), false));
        });
  }
}
