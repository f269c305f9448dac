package dev.portolan.ui.history;

import dev.portolan.history.Comparison;
import dev.portolan.history.Comparison.Line;
import dev.portolan.history.Entry;
import dev.portolan.ui.checks.Columns;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Marks;
import dev.portolan.ui.parts.Tone;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Two results side by side, the earlier one on the left, and what changed between them.
final class CompareView {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private static final DateTimeFormatter OF_DAY =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final ZoneId zone;
  private final Label sentence = new Label();
  private final ToggleButton onlyChanges = new ToggleButton("Only what changed");
  private final TableView<Line> table = Columns.table("What changed between two checks", "compare");
  private final TableColumn<Line, Line> before = value("Before", Line::before);
  private final TableColumn<Line, Line> after = value("After", Line::after);
  private final VBox root;
  private @Nullable Comparison shown;

  CompareView(ZoneId zone) {
    this.zone = zone;
    sentence.setWrapText(true);
    sentence.setMinWidth(0);
    sentence.getStyleClass().add("run-headline");
    HBox.setHgrow(sentence, Priority.ALWAYS);
    sentence.setMaxWidth(Double.MAX_VALUE);
    onlyChanges.setId("compare-only-changes");
    onlyChanges.setMinWidth(ToggleButton.USE_PREF_SIZE);
    onlyChanges.setOnAction(e -> fill());
    HBox head = new HBox(10, sentence, onlyChanges);
    head.setAlignment(Pos.CENTER_LEFT);
    table.getColumns().add(Columns.column("", 34, CompareView::mark));
    table.getColumns().add(Columns.text("What", 190, CompareView::what));
    table.getColumns().add(before);
    table.getColumns().add(after);
    VBox.setVgrow(table, Priority.ALWAYS);
    root = new VBox(8, head, table);
    root.getStyleClass().add("compare-view");
  }

  Node node() {
    return root;
  }

  void show(Entry one, Entry other) {
    Comparison comparison = Comparison.of(one, other);
    if (comparison.equals(shown)) {
      return;
    }
    shown = comparison;
    sentence.setText(comparison.sentence());
    DateTimeFormatter form = sameDay(comparison) ? OF_DAY : TIME;
    before.setText("Before, " + time(comparison.before(), form));
    after.setText("After, " + time(comparison.after(), form));
    onlyChanges.setSelected(!comparison.changes().isEmpty());
    fill();
  }

  private void fill() {
    if (shown != null) {
      List<Line> lines = onlyChanges.isSelected() ? shown.changes() : shown.lines();
      table.getItems().setAll(lines);
    }
  }

  private boolean sameDay(Comparison c) {
    return day(c.before()).equals(day(c.after()));
  }

  private LocalDate day(Entry entry) {
    return LocalDate.ofInstant(entry.result().transcript().started(), zone);
  }

  private String time(Entry entry, DateTimeFormatter form) {
    return form.format(entry.result().transcript().started().atZone(zone));
  }

  private static String what(Line line) {
    boolean own = line.group().isEmpty() || line.group().equals(line.label());
    return own ? line.label() : line.group() + " · " + line.label();
  }

  /// A shape, so that colour never stands alone.
  private static void mark(Label label, Line line) {
    label.setGraphic(line.changed() ? Glyphs.of(Feather.EDIT_2) : null);
    label.setAccessibleText(line.changed() ? "changed" : "the same");
    Marks.tint(label, line.changed() ? Tone.WARN : Tone.PLAIN);
  }

  private static TableColumn<Line, Line> value(String title, Function<Line, String> of) {
    return Columns.column(
        title,
        250,
        (label, line) -> {
          String text = of.apply(line);
          label.setText(text.isEmpty() ? "–" : text.replace("\n", "  ⏎  "));
          label.setTooltip(text.length() > 30 ? new Tooltip(text) : null);
          Marks.tint(label, line.changed() ? Tone.WARN : Tone.PLAIN);
        });
  }
}
