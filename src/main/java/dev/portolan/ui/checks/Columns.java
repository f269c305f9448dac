package dev.portolan.ui.checks;

import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Makes table columns, a line a column.
public final class Columns {
  private Columns() {}

  /// A table whose last column takes the room that is left.
  public static <R> TableView<R> table(String spoken, String styleClass) {
    TableView<R> table = new TableView<>();
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
    table.setAccessibleText(spoken);
    table.getStyleClass().add(styleClass);
    table.setFixedCellSize(30);
    return table;
  }

  public static <R> TableColumn<R, R> text(String title, double width, Function<R, String> text) {
    return column(title, width, (label, row) -> label.setText(text.apply(row)));
  }

  /// A column of figures, set to the right.
  public static <R> TableColumn<R, R> figure(String title, double width, Function<R, String> text) {
    TableColumn<R, R> column = text(title, width, text);
    column.getStyleClass().add("figure");
    return column;
  }

  public static <R> TableColumn<R, R> column(
      String title, double width, BiConsumer<Label, R> show) {
    TableColumn<R, R> column = new TableColumn<>(title);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setPrefWidth(width);
    column.setMinWidth(Math.min(width, 60));
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellFactory(c -> new LabelCell<>(show));
    return column;
  }

  /// A cell that is one label.
  private static final class LabelCell<R> extends TableCell<R, R> {
    private final Label label = new Label();
    private final BiConsumer<Label, R> show;

    LabelCell(BiConsumer<Label, R> show) {
      this.show = show;
    }

    @Override
    protected void updateItem(R item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setGraphic(null);
      } else {
        show.accept(label, item);
        setGraphic(label);
      }
    }
  }
}
