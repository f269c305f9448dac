package dev.portolan.ui.logs;

import dev.portolan.tail.Entry;
import dev.portolan.ui.map.Actions;
import dev.portolan.ui.parts.TailList;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// The lines of all logs by time, each with its log's colour and name.
final class LogLines {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());
  private final Inks inks;
  private final TailList<Entry> list =
      new TailList<>("log-lines", 20, view -> new Cell(), () -> Actions.copy(text()));

  LogLines(Inks inks) {
    this.inks = inks;
    list.setAccessibleText("Lines of the logs, by time");
  }

  Node node() {
    return list.node();
  }

  void show(List<Entry> lines, Node placeholder) {
    list.setPlaceholder(placeholder);
    list.show(lines);
  }

  /// Those that are selected, or all that are shown.
  String text() {
    List<Entry> chosen = list.selected();
    return (chosen.size() > 1 ? chosen : list.lines())
        .stream()
            .map(e -> e.time() + "  " + e.source().label() + "  " + e.text())
            .collect(Collectors.joining("\n"));
  }

  /// A line: when, whose, what.
  private final class Cell extends ListCell<Entry> {
    private final Label time = new Label();
    private final Label source = new Label();
    private final Label text = new Label();
    private final HBox line = new HBox(10, time, source, text);

    Cell() {
      time.getStyleClass().add("log-time");
      time.setMinWidth(84); // figures are not all as wide, and sources stand below one another
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
