package dev.portolan.ui.checks;

import dev.portolan.model.ObjectRef;
import dev.portolan.probe.Finding.Hop;
import dev.portolan.probe.Finding.Trace;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Lists;
import dev.portolan.workspace.Intent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.kordamp.ikonli.feather.Feather;

/// The hops of traces; a hop that is an object of the cluster leads to it.
final class HopTable {
  private static final PseudoClass LINK = PseudoClass.getPseudoClass("link");

  /// One hop, and which trace it belongs to.
  private record Row(String target, Hop hop) {}

  private final Consumer<Intent> dispatch;
  private final TableView<Row> table = Columns.table("Hops", "hops");
  private final TableColumn<Row, Row> target = Columns.text("Trace to", 110, Row::target);

  HopTable(Consumer<Intent> dispatch) {
    this.dispatch = dispatch;
    table.getColumns().add(target);
    table.getColumns().add(Columns.figure("Hop", 52, row -> Integer.toString(row.hop().number())));
    table.getColumns().add(Columns.column("What it is", 230, this::name));
    table
        .getColumns()
        .add(Columns.text("Address", 150, r -> r.hop().silent() ? "" : r.hop().address()));
    table.getColumns().add(Columns.column("Round trips", 260, HopTable::times));
    table.setOnKeyPressed(
        event -> {
          Row row = table.getSelectionModel().getSelectedItem();
          if (event.getCode() == KeyCode.ENTER && row != null) {
            follow(row.hop());
            event.consume();
          }
        });
  }

  Node node() {
    return table;
  }

  void show(List<Trace> traces, boolean another) {
    List<Row> rows = new ArrayList<>();
    traces.forEach(t -> t.hops().forEach(hop -> rows.add(new Row(t.address(), hop))));
    Lists.update(table.getItems(), rows);
    target.setVisible(traces.size() > 1);
    if (another) {
      table.getSelectionModel().clearSelection();
    }
    table.setVisible(!traces.isEmpty());
    table.setManaged(!traces.isEmpty());
  }

  private void name(Label label, Row row) {
    Hop hop = row.hop();
    ObjectRef object = hop.object();
    String name = hop.name().isEmpty() ? "not an object of the cluster" : hop.name();
    label.setText(hop.silent() ? "no answer" : name);
    label.setGraphic(
        Glyphs.of(
            hop.silent()
                ? Feather.MORE_HORIZONTAL
                : object == null ? Feather.MAP_PIN : Glyphs.of(object.kind())));
    label.setTooltip(
        hop.silent()
            ? new Tooltip(RunWords.SILENT)
            : object == null ? null : new Tooltip("Show " + object));
    label.getStyleClass().remove("muted");
    if (hop.silent() || hop.name().isEmpty()) {
      label.getStyleClass().add("muted");
    }
    label.pseudoClassStateChanged(LINK, object != null);
    label.getStyleClass().remove("hop-name");
    label.getStyleClass().add("hop-name");
    label.setCursor(object == null ? Cursor.DEFAULT : Cursor.HAND);
    label.setOnMouseClicked(event -> follow(hop));
  }

  private void follow(Hop hop) {
    if (hop.object() != null) {
      dispatch.accept(new Intent.Select(hop.object(), false));
    }
  }

  private static void times(Label label, Row row) {
    label.setText(RunWords.rtts(row.hop()));
    label.setTooltip(row.hop().silent() ? new Tooltip(RunWords.SILENT) : null);
  }
}
