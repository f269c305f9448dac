package dev.portolan.ui;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.model.ObjectRef;
import dev.portolan.topology.Filter;
import dev.portolan.ui.drawer.DrawerKeys;
import dev.portolan.ui.filter.FilterBar;
import dev.portolan.ui.map.MapControls;
import dev.portolan.ui.map.MapView;
import dev.portolan.ui.matrix.MatrixPanel;
import dev.portolan.ui.shell.HeaderBar;
import dev.portolan.ui.shell.Panels;
import dev.portolan.ui.shell.ViewTabs;
import dev.portolan.ui.table.TablePanel;
import dev.portolan.ui.verbs.Group;
import dev.portolan.ui.verbs.Keys;
import dev.portolan.ui.verbs.Keys.Where;
import dev.portolan.ui.verbs.Verb;
import dev.portolan.ui.verbs.Verbs;
import dev.portolan.workspace.DeskStep;
import dev.portolan.workspace.DeskStep.Open;
import dev.portolan.workspace.DeskStep.Place;
import dev.portolan.workspace.Drawer;
import dev.portolan.workspace.Face;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.feather.Feather;

/// The window's verbs, added to a registry group by group.
record WindowVerbs(Store store, HeaderBar header, Views views, Panels panels, DrawerKeys drawer) {
  private static final Keys REDO =
      Keys.of(Where.READING, KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN)
          .or(Keys.of(Where.READING, KeyCode.Y, KeyCombination.SHORTCUT_DOWN));

  /// The ways to look at a cluster.
  record Views(
      ViewTabs tabs, MapView map, MapControls controls, MatrixPanel matrix, TablePanel table) {}

  void addTo(Verbs verbs) {
    verbs.addPassing(
        w -> {
          ObjectRef ref = w.map().inspected();
          return ref == null || w.matrix().shown() ? List.of() : views.map().verbs(ref);
        });
    cluster(verbs);
    edit(verbs);
    search(verbs);
    map(verbs);
    views.map().addTo(verbs);
    view(verbs);
    window(verbs);
  }

  /// Before all else Escape says "not now" to a program that wants to be allowed.
  private void cluster(Verbs verbs) {
    verbs.add(
        Verb.of(Group.CLUSTER, "cluster.later", "Not now: do not run that program", this::later)
            .keys(Keys.plain(KeyCode.ESCAPE).in(Where.ANYWHERE))
            .when(WindowVerbs::asked),
        Verb.of(Group.CLUSTER, "cluster.choose", "Choose a context", header::chooseContext)
            .icon(Feather.SERVER)
            .keys(Keys.shortcut(KeyCode.O)),
        Verb.of(Group.CLUSTER, "cluster.reopen", "Connect anew", () -> send(new Intent.Reopen()))
            .icon(Feather.REFRESH_CW)
            .when(w -> w.open() != null),
        Verb.of(
                Group.CLUSTER,
                "cluster.close",
                "Close the context",
                () -> send(new Intent.CloseContext()))
            .icon(Feather.X_CIRCLE)
            .when(WindowVerbs::open),
        Verb.of(
                Group.CLUSTER,
                "cluster.scope",
                "Choose the namespaces that are read",
                header::chooseNamespaces)
            .icon(Feather.LAYERS)
            .when(WindowVerbs::open),
        Verb.of(
                Group.CLUSTER,
                "cluster.kubeconfig",
                "Read the kubeconfig files again",
                () -> send(new Intent.ReloadKubeconfig()))
            .icon(Feather.FILE_TEXT)
            .keys(Keys.plain(KeyCode.F5).in(Where.ANYWHERE)),
        Verb.of(Group.CLUSTER, "cluster.demo", "Open the demo", () -> send(new Intent.OpenDemo()))
            .icon(Feather.PLAY_CIRCLE));
  }

  private void edit(Verbs verbs) {
    verbs.add(
        Verb.of(Group.EDIT, "edit.undo", "Undo", () -> send(new Intent.UndoView()))
            .icon(Feather.CORNER_UP_LEFT)
            .keys(Keys.of(Where.READING, KeyCode.Z, KeyCombination.SHORTCUT_DOWN))
            .when(w -> map(w) && !w.map().trails().views().behind().isEmpty()),
        Verb.of(Group.EDIT, "edit.redo", "Redo", () -> send(new Intent.RedoView()))
            .icon(Feather.CORNER_UP_RIGHT)
            .keys(REDO)
            .when(w -> map(w) && !w.map().trails().views().ahead().isEmpty()),
        Verb.of(Group.EDIT, "edit.back", "Back to what was selected before", this::back)
            .icon(Feather.ARROW_LEFT)
            .keys(Keys.of(Where.ANYWHERE, KeyCode.LEFT, KeyCombination.ALT_DOWN))
            .when(w -> !w.map().trails().picks().behind().isEmpty()),
        Verb.of(Group.EDIT, "edit.forward", "Forward again", this::forward)
            .icon(Feather.ARROW_RIGHT)
            .keys(Keys.of(Where.ANYWHERE, KeyCode.RIGHT, KeyCombination.ALT_DOWN))
            .when(w -> !w.map().trails().picks().ahead().isEmpty()));
  }

  private void back() {
    views.map().revealNext();
    send(new Intent.GoBack());
  }

  private void forward() {
    views.map().revealNext();
    send(new Intent.GoForward());
  }

  private void problems() {
    Filter filter = store.now().map().view().filter();
    FilterBar.show(store, filter.withProblems(!filter.problems()));
  }

  private void search(Verbs verbs) {
    verbs.add(
        Verb.of(Group.FILTER, "filter", "Filter", header::openFilter)
            .icon(Feather.SLIDERS)
            .keys(
                Keys.of(
                    Where.ANYWHERE,
                    KeyCode.F,
                    KeyCombination.SHORTCUT_DOWN,
                    KeyCombination.SHIFT_DOWN))
            .when(WindowVerbs::open),
        Verb.of(Group.FILTER, "filter.problems", "Problems only, or all again", this::problems)
            .icon(Feather.ALERT_TRIANGLE)
            .keys(Keys.plain(KeyCode.P))
            .when(w -> open(w) && map(w)),
        Verb.of(
                Group.FILTER,
                "filter.clear",
                "Clear the filter",
                () -> FilterBar.show(store, Filter.ALL))
            .icon(Feather.X)
            .when(w -> open(w) && !w.map().view().filter().all()),
        Verb.of(Group.FILTER, "search", "Search", this::searchHere)
            .icon(Feather.SEARCH)
            .keys(Keys.shortcut(KeyCode.F).orTyped("/")),
        Verb.of(Group.FILTER, "search.next", "Next match", () -> match(false))
            .icon(Feather.CHEVRON_DOWN)
            .keys(Keys.plain(KeyCode.F3).in(Where.ANYWHERE))
            .when(w -> map(w) && !w.map().matches().isEmpty()),
        Verb.of(Group.FILTER, "search.previous", "Previous match", () -> match(true))
            .icon(Feather.CHEVRON_UP)
            .keys(Keys.of(Where.ANYWHERE, KeyCode.F3, KeyCombination.SHIFT_DOWN))
            .when(w -> map(w) && !w.map().matches().isEmpty()));
  }

  private void map(Verbs verbs) {
    MapControls controls = views.controls();
    verbs.add(
        Verb.of(Group.MAP, "map.fit", "Show the whole map", controls::fit)
            .icon(Feather.MAXIMIZE)
            .keys(Keys.plain(KeyCode.F))
            .when(WindowVerbs::charted),
        Verb.of(Group.MAP, "map.in", "Zoom in", controls::in)
            .icon(Feather.ZOOM_IN)
            .keys(withAnyShift(KeyCode.PLUS, KeyCode.ADD, KeyCode.EQUALS))
            .when(WindowVerbs::charted),
        Verb.of(Group.MAP, "map.out", "Zoom out", controls::out)
            .icon(Feather.ZOOM_OUT)
            .keys(withAnyShift(KeyCode.MINUS, KeyCode.SUBTRACT))
            .when(WindowVerbs::charted),
        Verb.of(Group.MAP, "map.overview", "Overview of the map", controls::overview)
            .icon(Feather.MAP)
            .keys(Keys.plain(KeyCode.M))
            .when(WindowVerbs::charted),
        Verb.of(Group.MAP, "map.legend", "Legend", controls::legend)
            .icon(Feather.HELP_CIRCLE)
            .keys(Keys.plain(KeyCode.L))
            .when(WindowVerbs::charted),
        Verb.of(Group.MAP, "map.all", "Select all", this::selectAll)
            .icon(Feather.CHECK_SQUARE)
            .keys(Keys.of(Where.READING, KeyCode.A, KeyCombination.SHORTCUT_DOWN))
            .when(WindowVerbs::charted),
        Verb.of(Group.MAP, "map.export", "Export", header::openExport)
            .icon(Feather.DOWNLOAD)
            .keys(Keys.shortcut(KeyCode.E))
            .when(w -> !w.diagram().boxes().isEmpty()));
  }

  private void view(Verbs verbs) {
    verbs.add(
        Verb.of(Group.VIEW, "view.map", "Map", () -> views.tabs().show(Face.MAP))
            .icon(Feather.MAP)
            .keys(Keys.shortcut(KeyCode.DIGIT1, KeyCode.NUMPAD1)),
        Verb.of(Group.VIEW, "view.matrix", "Matrix", () -> views.tabs().show(Face.MATRIX))
            .icon(Feather.GRID)
            .keys(Keys.shortcut(KeyCode.DIGIT2, KeyCode.NUMPAD2)),
        Verb.of(Group.VIEW, "view.table", "Table", () -> views.tabs().show(Face.TABLE))
            .icon(Feather.LIST)
            .keys(Keys.shortcut(KeyCode.DIGIT3, KeyCode.NUMPAD3)),
        Verb.of(Group.VIEW, "view.inspector", "Inspector", panels::toggleInspector)
            .icon(Feather.SIDEBAR)
            .keys(Keys.shortcut(KeyCode.I)),
        Verb.of(Group.VIEW, "view.checks", "Checks and more, under the map", drawer::toggle)
            .icon(Feather.TERMINAL)
            .keys(Keys.shortcut(KeyCode.J)),
        Verb.of(Group.VIEW, "view.history", "History of checks", this::history)
            .icon(Feather.CLOCK)
            .keys(
                Keys.of(
                    Where.ANYWHERE,
                    KeyCode.J,
                    KeyCombination.SHORTCUT_DOWN,
                    KeyCombination.SHIFT_DOWN)),
        Verb.of(Group.VIEW, "view.theme", "Light or dark", header::toggleTheme)
            .icon(Feather.MOON)
            .keys(Keys.shortcut(KeyCode.D)),
        Verb.of(Group.VIEW, "view.clear", "Clear the selection, then the search", this::clear)
            .icon(Feather.X)
            .keys(Keys.plain(KeyCode.ESCAPE)));
  }

  private void history() {
    drawer.open(Drawer.HISTORY);
  }

  private void window(Verbs verbs) {
    verbs.add(
        Verb.of(Group.WINDOW, "tab.new", "New tab", () -> desk(new Open(null, Place.TAB)))
            .icon(Feather.PLUS)
            .keys(Keys.shortcut(KeyCode.T)),
        Verb.of(Group.WINDOW, "window.new", "New window", () -> desk(new Open(null, Place.WINDOW)))
            .icon(Feather.PLUS_SQUARE)
            .keys(Keys.shortcut(KeyCode.N)),
        Verb.of(Group.WINDOW, "tab.next", "Next tab", () -> desk(new DeskStep.Next(false)))
            .icon(Feather.CHEVRON_RIGHT)
            .keys(
                Keys.of(Where.ANYWHERE, KeyCode.TAB, KeyCombination.CONTROL_DOWN)
                    .or(Keys.shortcut(KeyCode.PAGE_DOWN))),
        Verb.of(Group.WINDOW, "tab.previous", "Previous tab", () -> desk(new DeskStep.Next(true)))
            .icon(Feather.CHEVRON_LEFT)
            .keys(
                Keys.of(
                        Where.ANYWHERE,
                        KeyCode.TAB,
                        KeyCombination.CONTROL_DOWN,
                        KeyCombination.SHIFT_DOWN)
                    .or(Keys.shortcut(KeyCode.PAGE_UP))),
        Verb.of(
                Group.WINDOW,
                "tab.window",
                "Move the tab to a window of its own",
                () -> desk(new DeskStep.MoveOut()))
            .icon(Feather.EXTERNAL_LINK),
        Verb.of(Group.WINDOW, "tab.close", "Close the tab", () -> desk(new DeskStep.Close()))
            .icon(Feather.X)
            .keys(Keys.shortcut(KeyCode.W)));
  }

  private void desk(DeskStep step) {
    send(new Intent.OnDesk(step));
  }

  private static Keys withAnyShift(KeyCode... codes) {
    return Keys.of(Where.READING, codes, KeyCombination.SHIFT_ANY);
  }

  private static boolean open(Workspace w) {
    return w.open() != null && !w.open().closed();
  }

  private static boolean map(Workspace w) {
    return w.matrix().face() == Face.MAP;
  }

  private static boolean charted(Workspace w) {
    return map(w) && !w.diagram().boxes().isEmpty();
  }

  private static boolean asked(Workspace w) {
    return w.open() != null && w.open().consent() != null && !w.open().consent().denied();
  }

  private void send(Intent intent) {
    store.dispatch(intent);
  }

  private void later() {
    Workspace.OpenContext open = store.now().open();
    if (open != null && open.consent() != null) {
      send(new Intent.AnswerPermission(open.consent().command(), false));
    }
  }

  private void searchHere() {
    switch (store.now().matrix().face()) {
      case MAP -> header.focusSearch();
      case MATRIX -> views.matrix().focusSearch();
      case TABLE -> views.table().focusFilter();
    }
  }

  private void match(boolean backwards) {
    views.map().revealNext();
    send(new Intent.NextMatch(backwards));
  }

  /// One thing at a time: the selection, then the search, then the path of the shown check.
  private void clear() {
    if (drawer.leave()) {
      return;
    }
    Workspace now = store.now();
    if (now.matrix().shown()) {
      views.matrix().clear();
    } else if (now.matrix().face() == Face.TABLE && views.table().clear()) {
      views.table().takeFocus();
    } else if (!now.map().selected().isEmpty()) {
      send(new Intent.Select(null, false));
    } else if (!now.map().search().isEmpty()) {
      header.clearSearch();
    } else {
      send(new Intent.ShowCheck(0));
    }
  }

  /// All matches while searching, else everything that holds nothing else.
  private void selectAll() {
    Workspace now = store.now();
    Set<ObjectRef> refs =
        now.map().search().isBlank()
            ? now.diagram().boxes().stream()
                .filter(b -> b.shape() != Shape.NAMESPACE && b.shape() != Shape.WORKLOAD)
                .map(Box::ref)
                .collect(Collectors.toSet())
            : Set.copyOf(now.map().matches());
    send(new Intent.SelectAll(refs));
  }
}
