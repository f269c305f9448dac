package dev.portolan.ui.checks;

import dev.portolan.ui.map.Actions;
import dev.portolan.ui.parts.EmptyState;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Lists;
import dev.portolan.workspace.Checks;
import dev.portolan.workspace.Checks.Run;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.feather.Feather;

/// The runs, newest first; choosing one shows it.
final class RunList {
  private final ListView<RunItem> list = new ListView<>();
  private final RunVerbs verbs;
  private Map<Long, RunItem> items = Map.of();
  private boolean showing;

  RunList(Ticker ticker, RunVerbs verbs) {
    this.verbs = verbs;
    list.getStyleClass().add("runs");
    list.setFixedCellSize(48);
    list.setAccessibleText("Checks, newest first");
    list.setCellFactory(view -> new RunCell(ticker, verbs));
    list.setPlaceholder(
        EmptyState.of(Feather.ACTIVITY, "No checks yet", "What you run is kept here."));
    list.setContextMenu(menu());
    list.getSelectionModel().selectedItemProperty().addListener((p, was, is) -> chosen(is));
  }

  Node node() {
    return list;
  }

  void show(Checks checks) {
    showing = true;
    Map<Long, RunItem> kept = new HashMap<>();
    for (Run run : checks.runs()) {
      RunItem item = items.get(run.id());
      if (item == null) {
        item = new RunItem(run);
      } else {
        item.set(run);
      }
      kept.put(run.id(), item);
    }
    items = kept;
    List<RunItem> wanted = checks.runs().stream().map(run -> kept.get(run.id())).toList();
    Lists.update(list.getItems(), wanted);
    RunItem shown = kept.get(checks.shown());
    if (shown == null) {
      list.getSelectionModel().clearSelection();
    } else if (!shown.equals(list.getSelectionModel().getSelectedItem())) {
      list.getSelectionModel().select(shown);
      list.scrollTo(shown);
    }
    showing = false;
  }

  private ContextMenu menu() {
    MenuItem again = new MenuItem("Run again", Glyphs.of(Feather.ROTATE_CW));
    again.setOnAction(e -> selected().ifPresent(verbs::again));
    MenuItem kubectl = new MenuItem("Copy as kubectl", Glyphs.of(Feather.TERMINAL));
    kubectl.setOnAction(e -> selected().ifPresent(r -> Actions.copy(verbs.kubectl(r))));
    MenuItem all = new MenuItem("Copy all that was tried as kubectl", Glyphs.of(Feather.LIST));
    all.setOnAction(e -> selected().ifPresent(r -> Actions.copy(verbs.allKubectl(r))));
    ContextMenu menu = new ContextMenu(again, kubectl, all);
    menu.setOnShowing(
        e -> {
          again.setDisable(selected().filter(r -> !r.running()).isEmpty());
          kubectl.setDisable(selected().filter(r -> !verbs.kubectl(r).isEmpty()).isEmpty());
          all.setDisable(selected().filter(r -> !verbs.allKubectl(r).isEmpty()).isEmpty());
        });
    return menu;
  }

  private Optional<Run> selected() {
    return Optional.ofNullable(list.getSelectionModel().getSelectedItem()).map(RunItem::get);
  }

  private void chosen(RunItem item) {
    if (!showing && item != null) {
      verbs.show(item.get());
    }
  }
}
