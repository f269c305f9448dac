package dev.portolan.ui.matrix;

import dev.portolan.policy.matrix.Axis;
import dev.portolan.policy.matrix.PortFilter;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Sheet;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.MatrixStep;
import dev.portolan.workspace.MatrixView;
import dev.portolan.workspace.Store;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.feather.Feather;

/// The fields over the grid: which sources, which targets, which ports; and what there is to know
/// of the whole.
final class Toolbar {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final Store store;
  private final Runnable back;
  private final CustomTextField rows;
  private final CustomTextField columns;
  private final CustomTextField ports;
  private final Label note = new Label("", Glyphs.of(Feather.INFO));
  private final Tooltip noteTip = new Tooltip();
  private final HBox root;

  /// @param back goes back to the grid
  Toolbar(Store store, Runnable back) {
    this.store = store;
    this.back = back;
    rows = field("matrix-rows", Feather.SEARCH, "Sources   Ctrl+F", "Search the sources, the rows");
    columns = field("matrix-columns", Feather.SEARCH, "Targets", "Search the targets, the columns");
    ports =
        field(
            "matrix-ports",
            Feather.FILTER,
            "Ports, as TCP 5432",
            "Ports to show, such as TCP 5432");
    ports.setTooltip(
        new Tooltip(
            "Only these ports: 5432, 80,443, 8000-8080, UDP 53, SCTP."
                + " A number alone means TCP."));
    rows.textProperty().addListener((o, was, is) -> search(Axis.Name.ROWS, is));
    columns.textProperty().addListener((o, was, is) -> search(Axis.Name.COLUMNS, is));
    ports.textProperty().addListener((o, was, is) -> filter(is));
    note.setId("matrix-note");
    note.setTooltip(noteTip);
    note.getStyleClass().add("matrix-note");
    note.managedProperty().bind(note.visibleProperty());
    note.setMinWidth(0);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    root = new HBox(note, gap, rows, columns, ports);
    root.setAlignment(Pos.CENTER_LEFT);
    root.getStyleClass().add("matrix-tools");
    root.managedProperty().bind(root.visibleProperty());
    Sheet.add(root, "matrix");
  }

  Node node() {
    return root;
  }

  void focusSearch() {
    rows.requestFocus();
    rows.selectAll();
  }

  /// The fields follow what they were told from elsewhere, as when another cluster is opened.
  void show(MatrixView view) {
    follow(rows, view.arrangement().rows().search());
    follow(columns, view.arrangement().columns().search());
    Optional<PortFilter> read = PortFilter.parse(ports.getText());
    if (!ports.isFocused() && read.isPresent() && !read.get().equals(view.filter())) {
      ports.setText(view.filter().text());
    }
    String caution = view.matrix() == null ? "" : view.matrix().caution();
    note.setVisible(!caution.isEmpty());
    note.setText(caution);
    noteTip.setText(caution);
  }

  /// Clears what is searched for and asked; false when there was nothing.
  boolean clear() {
    boolean any = false;
    for (TextField field : new TextField[] {rows, columns, ports}) {
      any |= !field.getText().isEmpty();
      field.clear();
    }
    return any;
  }

  private static void follow(TextField field, String text) {
    if (!field.isFocused() && !field.getText().equals(text)) {
      field.setText(text);
    }
  }

  private void search(Axis.Name axis, String text) {
    store.dispatch(new Intent.OnMatrix(new MatrixStep.Search(axis, text)));
  }

  /// What cannot be read is marked, and the ports stay as they were.
  private void filter(String text) {
    Optional<PortFilter> filter = PortFilter.parse(text);
    ports.pseudoClassStateChanged(WRONG, filter.isEmpty());
    filter.ifPresent(f -> store.dispatch(new Intent.OnMatrix(new MatrixStep.Filter(f))));
  }

  private CustomTextField field(String id, Feather icon, String prompt, String spoken) {
    CustomTextField field = new CustomTextField();
    field.setId(id);
    field.setLeft(Glyphs.of(icon));
    field.setPromptText(prompt);
    field.setAccessibleText(spoken);
    field.setPrefWidth(180);
    field.setMinWidth(90);
    field.setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
            field.clear();
            e.consume();
          } else if (e.getCode() == KeyCode.ESCAPE || e.getCode() == KeyCode.ENTER) {
            back.run();
            e.consume();
          }
        });
    return field;
  }
}
