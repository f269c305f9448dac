package dev.portolan.ui.shell;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.ui.Popovers;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.textfield.CustomTextField;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Chooses the namespaces that the map shows, none chosen meaning all; and, on a second page, those
/// that are read from the cluster at all.
final class NamespaceFilter {
  private static final double MIN = 154;

  private final Store store;
  private final Button button = new Button("All namespaces", new FontIcon(Feather.FILTER));
  private final PopOver popOver;
  private final ScopePage scope;
  private final PagePair pages;
  private final CustomTextField search = new CustomTextField();
  private final ObservableList<Row> rows = FXCollections.observableArrayList();
  private final FilteredList<Row> found = new FilteredList<>(rows);
  private final Button all = new Button("Show all", new FontIcon(Feather.LAYERS));

  /// A namespace of the list.
  record Row(String name, int pods, boolean chosen) {}

  NamespaceFilter(Store store) {
    this.store = store;
    button.setId("namespaces");
    button
        .minWidthProperty()
        .bind(
            Bindings.when(button.contentDisplayProperty().isEqualTo(ContentDisplay.GRAPHIC_ONLY))
                .then(Region.USE_PREF_SIZE)
                .otherwise(MIN));
    button.setOnAction(e -> toggle());
    scope = new ScopePage(store, this::hide);
    pages =
        new PagePair(
            "Show on the map", content(), "Read from the cluster", scope.node(), this::focus);
    popOver = Popovers.of(pages.node());
  }

  Button node() {
    return button;
  }

  void toggle() {
    if (popOver.isShowing()) {
      popOver.hide();
      return;
    }
    fill(store.now());
    open(rows.isEmpty());
  }

  /// Opens the page where the namespaces to read are chosen.
  void read() {
    if (popOver.isShowing()) {
      popOver.hide();
    }
    open(true);
  }

  private void open(boolean reading) {
    search.clear();
    render(store.now());
    fill(store.now());
    scope.begin(store.now());
    pages.show(reading);
    Popovers.drop(popOver, button);
    focus(reading);
  }

  /// Gives the keyboard to the page that is shown.
  private void focus(boolean reading) {
    if (reading) {
      scope.focus();
    } else {
      search.requestFocus();
    }
  }

  private void hide() {
    popOver.hide();
  }

  void render(Workspace workspace) {
    Set<String> chosen = workspace.map().namespaces();
    Workspace.OpenContext open = workspace.open();
    if (popOver.isShowing() || !chosen.isEmpty()) {
      fill(workspace);
    }
    button.setDisable(open == null || open.closed());
    button.setText(text(open, chosen, rows.size()));
    boolean narrowed = open != null && !open.scope().widest();
    button.pseudoClassStateChanged(HeaderBar.ACTIVE, !chosen.isEmpty() || narrowed);
    all.setDisable(chosen.isEmpty());
    if (popOver.isShowing()) {
      scope.render(workspace);
    }
  }

  /// Makes the rows. To count every namespace's pods at each change is only worth it while somebody
  /// looks.
  private void fill(Workspace workspace) {
    Workspace.OpenContext open = workspace.open();
    List<Row> fresh =
        open == null ? List.of() : rows(open.snapshot(), workspace.map().namespaces());
    if (!fresh.equals(rows)) {
      rows.setAll(fresh);
    }
  }

  private static String text(Workspace.@Nullable OpenContext open, Set<String> chosen, int known) {
    if (!chosen.isEmpty()) {
      return chosen.size() + " of " + known + " namespaces";
    }
    int n = open == null ? 0 : read(open).size();
    if (n == 0) {
      return "All namespaces";
    }
    return n == 1 ? "1 namespace" : n + " namespaces";
  }

  /// The namespaces that choice or rights narrow the map to; none when it is not narrowed.
  private static Set<String> read(Workspace.OpenContext open) {
    if (!open.scope().widest()) {
      return open.scope().namespaces();
    }
    return open.snapshot().coverage(Kind.POD) instanceof Coverage.Scoped s
        ? s.namespaces().keySet()
        : Set.of();
  }

  private Node content() {
    search.setId("namespace-search");
    search.setPromptText("Search namespaces");
    search.setAccessibleText("Search namespaces");
    search.setLeft(new FontIcon(Feather.SEARCH));
    search
        .textProperty()
        .addListener(
            (o, was, is) -> {
              String word = is.strip().toLowerCase(Locale.ROOT);
              found.setPredicate(r -> r.name().contains(word));
            });
    ListView<Row> list = new ListView<>(found);
    list.setId("namespace-list");
    list.setAccessibleText("Namespaces to show");
    list.setCellFactory(v -> new NamespaceCell(this::choose));
    list.setPlaceholder(new Label("No namespace matches"));
    list.setPrefSize(340, 300);
    all.setId("all-namespaces");
    all.setOnAction(e -> store.dispatch(new Intent.ShowNamespaces(Set.of())));
    return new VBox(8, search, list, all);
  }

  private void choose(String name, boolean chosen) {
    Set<String> next = new TreeSet<>(store.now().map().namespaces());
    if (chosen) {
      next.add(name);
    } else {
      next.remove(name);
    }
    store.dispatch(new Intent.ShowNamespaces(next));
  }

  /// The namespaces that are known, those that only their objects tell of, and those chosen before
  /// they vanished.
  private static List<Row> rows(ClusterSnapshot snapshot, Set<String> chosen) {
    SortedMap<String, Integer> pods = snapshot.shelf(Kind.POD).namespaces();
    Set<String> names = new TreeSet<>(chosen);
    names.addAll(pods.keySet());
    snapshot.namespaces().stream().map(KubeObject::name).forEach(names::add);
    names.addAll(snapshot.shelf(Kind.SERVICE).namespaces().keySet());
    return names.stream()
        .map(n -> new Row(n, pods.getOrDefault(n, 0), chosen.contains(n)))
        .toList();
  }
}
