package dev.portolan.ui.checks;

import dev.portolan.ui.parts.Lists;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// A table of findings that is there only while it has rows.
final class FindingTable<R> {
  private final TableView<R> table;

  FindingTable(String spoken, String styleClass, List<TableColumn<R, R>> columns) {
    table = Columns.table(spoken, styleClass);
    table.getColumns().setAll(columns);
  }

  Node node() {
    return table;
  }

  void show(List<R> rows, boolean another) {
    Lists.update(table.getItems(), rows);
    if (another) {
      table.getSelectionModel().clearSelection();
    }
    table.setVisible(!rows.isEmpty());
    table.setManaged(!rows.isEmpty());
  }
}
