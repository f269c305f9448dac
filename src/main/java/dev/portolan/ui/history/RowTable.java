package dev.portolan.ui.history;

import dev.portolan.history.Report;
import dev.portolan.history.Row;
import dev.portolan.ui.checks.Columns;
import dev.portolan.ui.checks.RunWords;
import dev.portolan.ui.map.Actions;
import dev.portolan.ui.parts.EmptyState;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Lists;
import dev.portolan.ui.parts.Marks;
import dev.portolan.workspace.History;
import dev.portolan.workspace.HistoryStep;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.feather.Feather;

/// The kept results as a table, newest first. One that is marked is shown beside it, two are
/// compared.
final class RowTable {
  private static final DateTimeFormatter TODAY =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter EARLIER =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter LONG_AGO =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);

  private final TableView<Row> table = Columns.table("Checks that were made", "history-table");
  private final HistoryVerbs verbs;
  private final InstantSource clock;
  private final ZoneId zone;
  private boolean showing;

  RowTable(HistoryVerbs verbs, InstantSource clock, ZoneId zone) {
    this.verbs = verbs;
    this.clock = clock;
    this.zone = zone;
    table.getColumns().add(Columns.text("Time", 78, this::time));
    table
        .getColumns()
        .add(
            Columns.column(
                "Kind",
                112,
                (label, row) -> {
                  label.setText(row.kind().title());
                  label.setGraphic(Glyphs.of(Actions.icon(row.kind())));
                }));
    table
        .getColumns()
        .add(Columns.column("Outcome", 108, (label, row) -> Marks.show(label, row.outcome())));
    table.getColumns().add(Columns.figure("Found", 72, Row::figure));
    table.getColumns().add(Columns.column("From → to", 220, RowTable::route));
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    ListChangeListener<Row> picked = change -> picked();
    table.getSelectionModel().getSelectedItems().addListener(picked);
    table.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    table.setContextMenu(menu());
  }

  Node node() {
    return table;
  }

  void show(History history, List<Row> found) {
    showing = true;
    table.setPlaceholder(placeholder(history));
    Lists.update(table.getItems(), found);
    Set<String> wanted = Set.copyOf(history.picked());
    if (!wanted.equals(selected())) {
      table.getSelectionModel().clearSelection();
      found.stream()
          .filter(r -> wanted.contains(r.id()))
          .forEach(table.getSelectionModel()::select);
    }
    showing = false;
  }

  /// The namespace is told where the two ends have not the same.
  private static void route(Label label, Row row) {
    // as in the list of checks; the tooltip has the namespace
    label.setText(row.from().pod() + " → " + row.target());
    Tooltip whole = label.getTooltip() == null ? new Tooltip() : label.getTooltip();
    whole.setText(row.route() + "\n" + row.summary() + "\nTook " + RunWords.duration(row.took()));
    label.setTooltip(whole);
  }

  private static Node placeholder(History history) {
    if (!history.read()) {
      return EmptyState.of(Feather.LOADER, "Reading", "What was kept of this context.");
    }
    return history.rows().isEmpty()
        ? EmptyState.of(
            Feather.CLOCK, "Nothing kept yet", "Each check of this context is kept here, on disk.")
        : EmptyState.of(Feather.SEARCH, "Nothing found", "No check is like that.");
  }

  private Set<String> selected() {
    return table.getSelectionModel().getSelectedItems().stream()
        .map(Row::id)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private void picked() {
    if (!showing) {
      List<String> ids =
          table.getSelectionModel().getSelectedItems().stream().map(Row::id).distinct().toList();
      verbs.send(new HistoryStep.Pick(ids));
    }
  }

  private String time(Row row) {
    ZonedDateTime at = row.at().atZone(zone);
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    boolean thisYear = at.getYear() == today.getYear();
    DateTimeFormatter form = at.toLocalDate().equals(today) ? TODAY : thisYear ? EARLIER : LONG_AGO;
    return form.format(at);
  }

  private void keyPressed(KeyEvent event) {
    if (event.getCode() == KeyCode.DELETE) {
      verbs.removePicked();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER) {
      verbs.again();
      event.consume();
    }
  }

  private ContextMenu menu() {
    MenuItem again = item("Run again", Feather.ROTATE_CW, verbs::again);
    MenuItem kubectl =
        item("Copy as kubectl", Feather.TERMINAL, () -> Actions.copy(verbs.kubectl()));
    MenuItem tried =
        item(
            "Copy all that was tried as kubectl",
            Feather.LIST,
            () -> Actions.copy(verbs.allKubectl()));
    MenuItem markdown = item("Copy as Markdown", Feather.COPY, verbs::copyMarkdown);
    ContextMenu menu = new ContextMenu(again, kubectl, tried, markdown, new SeparatorMenuItem());
    for (Report report : Report.values()) {
      menu.getItems()
          .add(item("Export as " + report.title(), Feather.DOWNLOAD, () -> verbs.export(report)));
    }
    menu.getItems().add(new SeparatorMenuItem());
    menu.getItems().add(item("Delete", Feather.TRASH_2, verbs::removePicked));
    menu.setOnShowing(
        e -> {
          int shown = verbs.history().shown().size();
          again.setDisable(shown != 1);
          kubectl.setDisable(verbs.kubectl().isEmpty());
          tried.setDisable(verbs.allKubectl().isEmpty());
          markdown.setDisable(shown == 0);
        });
    return menu;
  }

  private static MenuItem item(String title, Feather icon, Runnable action) {
    MenuItem item = new MenuItem(title, Glyphs.of(icon));
    item.setOnAction(e -> action.run());
    return item;
  }
}
