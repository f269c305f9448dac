package dev.portolan.ui.logs;

import dev.portolan.tail.Entry;
import dev.portolan.ui.map.Actions;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Lists;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// The lines of all logs by time, each with its log's colour and name. It follows the end until
/// somebody scrolls up.
final class LogLines {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private final ListView<Entry> list = new ListView<>();
  private final Button toEnd = new Button("To the end", Glyphs.of(Feather.ARROW_DOWN));
  private final StackPane root = new StackPane(list, toEnd);
  private final Inks inks;
  private boolean following = true;

  LogLines(Inks inks) {
    this.inks = inks;
    list.getStyleClass().add("log-lines");
    list.setFixedCellSize(20);
    list.setAccessibleText("Lines of the logs, by time");
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setCellFactory(v -> new Cell());
    list.addEventFilter(
        ScrollEvent.SCROLL,
        e -> {
          if (e.getDeltaY() > 0) {
            follow(false);
          }
        });
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    toEnd.setOnAction(e -> follow(true));
    toEnd.getStyleClass().add("to-end");
    StackPane.setAlignment(toEnd, Pos.BOTTOM_RIGHT);
    follow(true);
  }

  Node node() {
    return root;
  }

  void show(List<Entry> lines, Node placeholder) {
    list.setPlaceholder(placeholder);
    Lists.update(list.getItems(), lines);
    if (following) {
      end();
    }
  }

  /// Those that are selected, or all that are shown.
  String text() {
    List<Entry> chosen = list.getSelectionModel().getSelectedItems();
    return (chosen.size() > 1 ? chosen : list.getItems())
        .stream()
            .map(e -> e.time() + "  " + e.source().label() + "  " + e.text())
            .collect(Collectors.joining("\n"));
  }

  private void follow(boolean is) {
    following = is;
    toEnd.setVisible(!is);
    if (is) {
      end();
    }
  }

  private void end() {
    if (!list.getItems().isEmpty()) {
      list.scrollTo(list.getItems().size() - 1);
    }
  }

  private void pressed(KeyEvent event) {
    if (COPY.match(event)) {
      Actions.copy(text());
      event.consume();
      return;
    }
    switch (event.getCode()) {
      case UP, PAGE_UP, HOME -> follow(false);
      case END -> follow(true);
      default -> {}
    }
  }

  /// A line: when, whose, what.
  private final class Cell extends ListCell<Entry> {
    private final Label time = new Label();
    private final Label source = new Label();
    private final Label text = new Label();
    private final HBox line = new HBox(10, time, source, text);

    Cell() {
      time.getStyleClass().add("log-time");
      time.setMinWidth(Region.USE_PREF_SIZE);
      source.setMinWidth(190);
      source.setMaxWidth(190);
      text.getStyleClass().add("log-text");
      line.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    protected void updateItem(Entry entry, boolean empty) {
      super.updateItem(entry, empty);
      if (empty || entry == null) {
        setGraphic(null);
        setTooltip(null);
        return;
      }
      time.setText(CLOCK.format(entry.time()));
      source.setText(entry.source().label());
      Inks.remove(source.getStyleClass());
      source.getStyleClass().add(inks.styleClass(entry.source()));
      text.setText(entry.text());
      setAccessibleText(source.getText() + ": " + entry.text());
      setTooltip(new Tooltip(entry.source().container() + "\n" + entry.text()));
      setGraphic(line);
    }
  }
}
