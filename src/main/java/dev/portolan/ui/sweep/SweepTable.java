package dev.portolan.ui.sweep;

import dev.portolan.sweep.Result;
import dev.portolan.ui.checks.Columns;
import dev.portolan.ui.parts.EmptyState;
import dev.portolan.ui.parts.Marks;
import dev.portolan.ui.parts.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.kordamp.ikonli.feather.Feather;

/// What came out, a row a check: differences first, unless a heading asks for another order.
final class SweepTable {
  private static final Comparator<Result> TELLING =
      Comparator.comparing(Result::standing).thenComparingInt(r -> r.pair().id());

  private final TableView<Result> table = Columns.table("Results of the sweep", "sweep-results");
  private final Node nothing =
      EmptyState.of(
          Feather.GRID,
          "Nothing was swept yet",
          "Choose who asks whom, look at what it costs, and start. Results stand beside what the"
              + " policies predict, in the matrix too. Wired are pairs that policies' labels or"
              + " containers' environments name; what secrets and config maps give is not read.");
  private final Node asking =
      EmptyState.of(
          Feather.CLOCK,
          "Asking",
          "What a container found comes all at once, when it has asked everyone.");
  private final Label alike = new Label("Nothing differs from what was predicted.");
  private List<Result> shown = List.of();
  private boolean differing;
  private boolean showing;

  /// @param chosen hears the pair of the row that was chosen
  SweepTable(IntConsumer chosen) {
    table.setId("sweep-table");
    table.setPlaceholder(nothing);
    add(
        Columns.column(
            "Standing",
            180,
            (label, r) -> Marks.show(label, SweepWords.tone(r.standing()), SweepWords.standing(r))),
        Comparator.comparing(Result::standing));
    add(Columns.text("From", 210, r -> r.pair().from().podRef().path()), by(SweepTable::from));
    add(Columns.text("To", 190, r -> r.pair().to().label()), by(r -> r.pair().to().label()));
    add(
        Columns.text("Port", 84, r -> r.pair().knock().toString()),
        Comparator.comparingInt(r -> r.pair().knock().port()));
    add(
        Columns.column("Predicted", 120, SweepTable::predicted),
        Comparator.comparing(r -> r.pair().predicted().state()));
    add(
        Columns.column("Observed", 150, (label, r) -> Marks.show(label, r.outcome())),
        Comparator.comparing(Result::outcome));
    add(
        Columns.figure("Time", 80, SweepWords::millis),
        Comparator.comparingDouble(r -> r.millis().orElse(-1)));
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, was, is) -> {
              if (!showing && is != null) {
                chosen.accept(is.pair().id());
              }
            });
    table.setSortPolicy(t -> sorted());
  }

  Node node() {
    return table;
  }

  /// @param going whether more will come
  void show(List<Result> results, boolean going, boolean differencesOnly, int chosen) {
    boolean same = results.equals(shown) && differencesOnly == differing;
    if (!same) {
      shown = results;
      differing = differencesOnly;
      fill();
    }
    table.setPlaceholder(results.isEmpty() ? going ? asking : nothing : alike);
    mark(chosen);
  }

  private void fill() {
    showing = true;
    List<Result> rows = new ArrayList<>(shown);
    rows.removeIf(r -> differing && !r.standing().differs());
    rows.sort(order());
    Result kept = table.getSelectionModel().getSelectedItem();
    table.getItems().setAll(rows);
    if (kept != null) {
      table.getSelectionModel().select(kept);
    }
    showing = false;
  }

  private void mark(int chosen) {
    Result now = table.getSelectionModel().getSelectedItem();
    if (chosen < 0 ? now == null : now != null && now.pair().id() == chosen) {
      return;
    }
    showing = true;
    table.getSelectionModel().clearSelection();
    table.getItems().stream()
        .filter(r -> r.pair().id() == chosen)
        .findFirst()
        .ifPresent(
            r -> {
              table.getSelectionModel().select(r);
              table.scrollTo(r);
            });
    showing = false;
  }

  private boolean sorted() {
    fill();
    return true;
  }

  @SuppressWarnings("unchecked") // every column is of whole results
  private Comparator<Result> order() {
    Comparator<Result> order = TELLING;
    for (TableColumn<Result, ?> column : table.getSortOrder().reversed()) {
      Comparator<Result> own = (Comparator<Result>) column.getUserData();
      boolean down = column.getSortType() == TableColumn.SortType.DESCENDING;
      order = (down ? own.reversed() : own).thenComparing(order);
    }
    return order;
  }

  private void add(TableColumn<Result, Result> column, Comparator<Result> order) {
    column.setSortable(true);
    column.setUserData(order);
    table.getColumns().add(column);
  }

  private static Comparator<Result> by(Function<Result, String> text) {
    return Comparator.comparing(text);
  }

  private static String from(Result result) {
    return result.pair().from().podRef().path();
  }

  private static void predicted(Label label, Result result) {
    Tone tone =
        result.pair().wish() == null
            ? SweepWords.tone(result.pair().predicted().state())
            : Tone.PLAIN;
    Marks.show(label, tone, SweepWords.predicted(result.pair()));
  }
}
