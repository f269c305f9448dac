package dev.portolan.ui.table;

import dev.portolan.diagram.Item;
import dev.portolan.model.ObjectRef;
import dev.portolan.ui.map.Actions;
import dev.portolan.ui.table.ListingWorker.Listing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;

/// The table itself: columns with a filter each, rows, and what can be done with them by mouse and
/// keys. Who made it sorts and filters.
final class ItemTable {
  /// More than so many selected rows are not marked one by one.
  private static final int MOST_MARKED = 5_000;

  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private final TableView<Item> table = new TableView<>();
  private final Map<Field, TextField> filters = new EnumMap<>(Field.class);
  private final Function<ObjectRef, List<MenuItem>> verbs;
  private final Consumer<Act> acts;
  private final ContextMenu menu = new ContextMenu();
  private Map<ObjectRef, Integer> places = Map.of();
  private List<ObjectRef> marked = List.of();
  private Sifting sifting = Sifting.ALL;
  private boolean marking;

  /// What the user does with it.
  sealed interface Act {}

  record Sift(Sifting sifting) implements Act {}

  record Select(List<ObjectRef> refs) implements Act {}

  /// Shows a thing on the map.
  record Open(ObjectRef ref) implements Act {}

  /// @param verbs what else can be done with a thing
  ItemTable(Function<ObjectRef, List<MenuItem>> verbs, Consumer<Act> acts) {
    this.verbs = verbs;
    this.acts = acts;
    table.setId("table");
    table.setAccessibleText("Table of the cluster");
    table.setTableMenuButtonVisible(true);
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    for (Field field : Field.values()) {
      table.getColumns().add(column(field));
    }
    table.setRowFactory(t -> row());
    table.setSortPolicy(t -> sorted());
    table
        .getSelectionModel()
        .getSelectedIndices()
        .addListener((ListChangeListener<Integer>) change -> selected());
    table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    table.setOnContextMenuRequested(this::menu);
  }

  Node node() {
    return table;
  }

  void empty(Node placeholder) {
    table.setPlaceholder(placeholder);
  }

  void show(Listing listing) {
    places = listing.places();
    show(listing.rows());
  }

  /// Rows that are the same as before stay as they are; the selection is put back by `select`.
  void show(List<Item> rows) {
    if (rows.isEmpty()) {
      places = Map.of();
    }
    if (!same(rows)) {
      marking = true;
      table.getItems().setAll(rows);
      marked = List.of();
      marking = false;
    }
  }

  private boolean same(List<Item> rows) {
    List<Item> now = table.getItems();
    if (now.size() != rows.size()) {
      return false;
    }
    for (int i = 0; i < rows.size(); i++) {
      if (!identical(now.get(i), rows.get(i))) {
        return false;
      }
    }
    return true;
  }

  @SuppressWarnings("ReferenceEquality") // items are equal by their names only
  private static boolean identical(Item a, Item b) {
    return a == b;
  }

  /// Marks the rows of these things and goes to the last, unless they are marked already.
  void select(List<ObjectRef> refs) {
    if (refs.equals(marked) || new HashSet<>(refs).equals(Set.copyOf(picked()))) {
      marked = refs;
      return;
    }
    marked = refs;
    int[] rows =
        refs.stream()
            .filter(places::containsKey)
            .mapToInt(places::get)
            .limit(MOST_MARKED)
            .toArray();
    marking = true;
    table.getSelectionModel().clearSelection();
    if (rows.length > 0) {
      table.getSelectionModel().selectIndices(rows[0], rows);
      int last = rows[rows.length - 1];
      table.getFocusModel().focus(last);
      table.scrollTo(Math.max(0, last - 3));
    }
    marking = false;
  }

  /// True when there are rows to put the keyboard on.
  boolean focusRows() {
    table.requestFocus();
    if (table.getItems().isEmpty()) {
      return false;
    }
    if (table.getFocusModel().getFocusedIndex() < 0) {
      table.getFocusModel().focus(0);
    }
    return true;
  }

  void focusFilter() {
    field(Field.NAME).requestFocus();
  }

  void clearFilters() {
    filters.values().forEach(TextField::clear);
  }

  private TextField field(Field field) {
    return filters.computeIfAbsent(field, this::filter);
  }

  private TextField filter(Field field) {
    TextField text = new TextField();
    text.setId("filter-" + field.title().toLowerCase(java.util.Locale.ROOT));
    text.getStyleClass().add("column-filter");
    text.setPromptText("filter");
    text.setAccessibleText("Filter by " + field.title().toLowerCase(java.util.Locale.ROOT));
    text.textProperty().addListener((o, was, is) -> sift(sifting.with(field, is)));
    text.addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          switch (e.getCode()) {
            case ESCAPE -> {
              if (text.getText().isEmpty()) {
                focusRows();
              } else {
                text.clear();
              }
            }
            case ENTER, DOWN -> focusRows();
            default -> {
              return;
            }
          }
          e.consume();
        });
    return text;
  }

  private TableColumn<Item, Item> column(Field field) {
    TableColumn<Item, Item> column = new TableColumn<>(field.title());
    column.setId("column-" + field.title().toLowerCase(java.util.Locale.ROOT));
    column.setUserData(field);
    column.setPrefWidth(field.width());
    column.setMinWidth(56);
    column.setComparator((_, _) -> 0); // the worker sorts
    column.setCellValueFactory(d -> new ReadOnlyObjectWrapper<>(d.getValue()));
    column.setCellFactory(c -> new ItemCell(field));
    TextField filter = field(field);
    filter.prefWidthProperty().bind(column.widthProperty().subtract(16));
    Label title = new Label(field.title());
    title.getStyleClass().add("column-title");
    column.setGraphic(new VBox(4, title, filter));
    return column;
  }

  private TableRow<Item> row() {
    TableRow<Item> row = new TableRow<>();
    row.setOnMouseClicked(
        e -> {
          Item item = row.getItem();
          if (item != null && e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2) {
            acts.accept(new Open(item.ref()));
          }
        });
    return row;
  }

  /// Tells the order that the headings ask for; the rows themselves are sorted elsewhere.
  private boolean sorted() {
    if (table.getSortOrder().isEmpty()) {
      sift(sifting.sorted(null, false));
    } else {
      TableColumn<Item, ?> first = table.getSortOrder().getFirst();
      boolean down = first.getSortType() == TableColumn.SortType.DESCENDING;
      sift(sifting.sorted((Field) first.getUserData(), down));
    }
    return true;
  }

  private void sift(Sifting next) {
    if (!next.equals(sifting)) {
      sifting = next;
      acts.accept(new Sift(next));
    }
  }

  private void selected() {
    if (!marking) {
      List<ObjectRef> refs = picked();
      marked = refs;
      if (!refs.isEmpty()) {
        acts.accept(new Select(refs));
      }
    }
  }

  private List<ObjectRef> picked() {
    return rows().stream().map(Item::ref).toList();
  }

  private List<Item> rows() {
    List<Item> rows = new ArrayList<>();
    for (int index : table.getSelectionModel().getSelectedIndices()) {
      if (index >= 0 && index < table.getItems().size()) {
        rows.add(table.getItems().get(index));
      }
    }
    return rows;
  }

  private void key(KeyEvent e) {
    if (COPY.match(e)) {
      Actions.copy(text());
    } else if (e.getCode() == KeyCode.ENTER) {
      Item item = table.getFocusModel().getFocusedItem();
      if (item != null) {
        acts.accept(new Open(item.ref()));
      }
    } else {
      return;
    }
    e.consume();
  }

  /// The selected rows as a spreadsheet takes them: a line each, tabs between the columns that are
  /// shown, under a line of their titles.
  String text() {
    List<Field> fields =
        table.getVisibleLeafColumns().stream().map(c -> (Field) c.getUserData()).toList();
    String head = fields.stream().map(Field::title).collect(Collectors.joining("\t"));
    return rows().stream()
        .map(i -> fields.stream().map(f -> f.text(i)).collect(Collectors.joining("\t")))
        .collect(Collectors.joining("\n", head + "\n", "\n"));
  }

  private void menu(ContextMenuEvent e) {
    Item item = table.getFocusModel().getFocusedItem();
    if (item == null) {
      return;
    }
    MenuItem open = new MenuItem("Show on the map");
    open.setOnAction(a -> acts.accept(new Open(item.ref())));
    MenuItem copy = new MenuItem("Copy rows");
    copy.setOnAction(a -> Actions.copy(text()));
    menu.getItems().setAll(open, copy, new SeparatorMenuItem());
    menu.getItems().addAll(verbs.apply(item.ref()));
    menu.show(table, e.getScreenX(), e.getScreenY());
    e.consume();
  }
}
