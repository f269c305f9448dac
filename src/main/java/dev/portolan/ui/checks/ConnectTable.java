package dev.portolan.ui.checks;

import dev.portolan.probe.Finding.Connect;
import dev.portolan.ui.parts.Lists;
import dev.portolan.ui.parts.Marks;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TableView;

/// What each port answered.
final class ConnectTable {
  private final TableView<Connect> table = Columns.table("Ports and their answers", "connects");

  ConnectTable() {
    table.getColumns().add(Columns.text("Port", 110, ConnectTable::port));
    table.getColumns().add(Columns.text("Address", 150, Connect::address));
    table
        .getColumns()
        .add(Columns.column("Outcome", 150, (label, row) -> Marks.show(label, row.outcome())));
    table.getColumns().add(Columns.figure("Time", 90, row -> RunWords.millis(row.millis())));
    table.getColumns().add(Columns.text("Detail", 260, Connect::detail));
  }

  Node node() {
    return table;
  }

  void show(List<Connect> connects, boolean another) {
    Lists.update(table.getItems(), connects);
    if (another) {
      table.getSelectionModel().clearSelection();
    }
    table.setVisible(!connects.isEmpty());
    table.setManaged(!connects.isEmpty());
  }

  private static String port(Connect row) {
    String name = row.portName().isEmpty() ? "" : " " + row.portName();
    return row.port() + name;
  }
}
