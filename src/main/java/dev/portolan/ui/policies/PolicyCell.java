package dev.portolan.ui.policies;

import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.policy.lint.Severity;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Marks;
import dev.portolan.ui.parts.Tone;
import dev.portolan.workspace.PolicyBook.Entry;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A policy in the list: its name, its kind, and how many pods it selects.
final class PolicyCell extends ListCell<Entry> {
  private final FontIcon glyph = Glyphs.of(Feather.SHIELD);
  private final Label name = new Label();
  private final Label about = new Label();
  private final Label badge = Marks.chip(Tone.WARN, "");
  private final Tooltip tip = new Tooltip();
  private final HBox row;

  PolicyCell() {
    name.getStyleClass().add("policy-name");
    about.getStyleClass().add("muted");
    VBox words = new VBox(1, name, about);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    tip.setWrapText(true);
    tip.setMaxWidth(480);
    badge.setMinWidth(Label.USE_PREF_SIZE);
    row = new HBox(10, glyph, words, badge);
    row.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
  }

  @Override
  protected void updateItem(Entry item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    glyph.setIconCode(Glyphs.of(item.ref().kind()));
    name.setText(item.ref().path());
    about.setText(about(item));
    boolean doubtful = !item.findings().isEmpty();
    boolean warned = item.findings().stream().anyMatch(f -> f.severity() == Severity.WARNING);
    Marks.show(badge, warned ? Tone.WARN : Tone.IDLE, Integer.toString(item.findings().size()));
    badge.setVisible(doubtful);
    badge.setManaged(doubtful);
    String doubts =
        item.findings().stream()
            .map(f -> f.place() + ": " + f.text() + "\n    " + f.why())
            .collect(Collectors.joining("\n"));
    tip.setText(doubts);
    badge.setTooltip(doubtful ? tip : null);
    setAccessibleText(name.getText() + ", " + about.getText() + ". " + doubts);
    setGraphic(row);
  }

  static String about(Entry item) {
    String pods =
        switch (item.pods()) {
          case 0 -> "no pod";
          case 1 -> "1 pod";
          default -> item.pods() + " pods";
        };
    String directions =
        Stream.of(Direction.values())
            .filter(item.directions()::contains)
            .map(d -> d.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" and "));
    return item.ref().kind().title()
        + " · "
        + pods
        + (directions.isEmpty() ? "" : " · " + directions);
  }
}
