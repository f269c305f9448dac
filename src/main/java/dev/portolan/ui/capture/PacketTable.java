package dev.portolan.ui.capture;

import dev.portolan.capture.Packet;
import dev.portolan.capture.Packet.End;
import dev.portolan.ui.map.Actions;
import dev.portolan.ui.parts.Lists;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;

/// The packets of a capture, the newest at the end, which it follows until somebody scrolls up.
final class PacketTable {
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private final TableView<Packet> table = new TableView<>();
  private final Label nothing = new Label();
  private boolean following = true;
  private String find = "";
  private List<Packet> shown = List.of();

  PacketTable() {
    table.getStyleClass().add("packets");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
    table.setFixedCellSize(24);
    table.setAccessibleText("Packets");
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    add("#", 58, p -> Long.toString(p.number()), p -> "").getStyleClass().add("figure");
    TableColumn<Packet, String> time =
        add("Time", 126, CaptureWords::clock, p -> p.time().toString());
    time.getStyleClass().add("mono");
    time.setMinWidth(126); // a time that is cut short says nothing
    add("Way", 46, CaptureWords::arrow, p -> "");
    add("From", 250, p -> p.from().label(), p -> tip(p.from()));
    add("To", 250, p -> p.to().label(), p -> tip(p.to()));
    add("Protocol", 76, Packet::protocol, p -> "");
    add("Length", 62, p -> Integer.toString(p.length()), p -> "").getStyleClass().add("figure");
    add("What it says", 320, Packet::info, Packet::info);
    nothing.getStyleClass().add("empty-hint");
    table.setPlaceholder(nothing);
    table.addEventFilter(
        ScrollEvent.SCROLL,
        e -> {
          if (e.getDeltaY() > 0) {
            following = false;
          }
        });
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  Node node() {
    return table;
  }

  /// @param another true when it is another capture than before
  void show(List<Packet> packets, boolean another, String empty) {
    nothing.setText(empty);
    if (another) {
      table.getSelectionModel().clearSelection();
      following = true;
    }
    shown = packets;
    List<Packet> wanted =
        find.isEmpty() ? packets : packets.stream().filter(p -> has(p, find)).toList();
    Lists.update(table.getItems(), wanted);
    if (following && !wanted.isEmpty()) {
      table.scrollTo(wanted.size() - 1);
    }
  }

  void find(String text) {
    find = text.strip().toLowerCase(Locale.ROOT);
    show(shown, false, nothing.getText());
  }

  private void pressed(KeyEvent event) {
    if (COPY.match(event)) {
      Actions.copy(
          table.getSelectionModel().getSelectedItems().stream()
              .map(p -> p.line(CaptureWords.clock(p)))
              .collect(Collectors.joining("\n")));
      event.consume();
      return;
    }
    switch (event.getCode()) {
      case UP, PAGE_UP, HOME -> following = false;
      case END -> following = true;
      default -> {}
    }
  }

  private static boolean has(Packet p, String text) {
    return p.line(CaptureWords.clock(p)).toLowerCase(Locale.ROOT).contains(text)
        || p.from().address().contains(text)
        || p.to().address().contains(text);
  }

  private static String tip(End end) {
    return end.name().isEmpty() ? end.address() : end.name() + ", " + end.address();
  }

  private TableColumn<Packet, String> add(
      String title, double width, Function<Packet, String> text, Function<Packet, String> tip) {
    TableColumn<Packet, String> column = new TableColumn<>(title);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    column.setPrefWidth(width);
    column.setMinWidth(width > 100 ? 90 : width);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellFactory(c -> new Cell(tip));
    table.getColumns().add(column);
    return column;
  }

  /// A cell with a tooltip for what it has no room for.
  private static final class Cell extends TableCell<Packet, String> {
    private final Function<Packet, String> tip;

    Cell(Function<Packet, String> tip) {
      this.tip = tip;
    }

    @Override
    protected void updateItem(String item, boolean empty) {
      super.updateItem(item, empty);
      Packet packet = empty ? null : getTableRow().getItem();
      setText(empty ? null : item);
      String full = packet == null ? "" : tip.apply(packet);
      setTooltip(full.isEmpty() ? null : new Tooltip(full));
    }
  }
}
