package dev.portolan.ui.sheets;

import dev.portolan.ui.parts.Glyphs;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A line of the palette: sign, title with the letters that were meant, what it is, its keys.
final class EntryCell extends ListCell<Entry> {
  private final Supplier<Fuzzy> typed;
  private final FontIcon glyph = Glyphs.of(Feather.CHEVRON_RIGHT);
  private final TextFlow title = new TextFlow();
  private final Label detail = new Label();
  private final Label keys = new Label();
  private final HBox row = new HBox(10, glyph, title, detail, keys);

  /// @param typed what was typed
  EntryCell(Consumer<Entry> take, Supplier<Fuzzy> typed) {
    this.typed = typed;
    title.setMinWidth(0);
    title.setMaxHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(title, Priority.ALWAYS);
    detail.getStyleClass().add("muted");
    detail.setMinWidth(Region.USE_PREF_SIZE);
    keys.getStyleClass().add("key-cap");
    keys.setMinWidth(Region.USE_PREF_SIZE);
    keys.managedProperty().bind(keys.visibleProperty());
    row.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0);
    setOnMouseClicked(
        e -> {
          if (getItem() != null) {
            take.accept(getItem());
          }
        });
  }

  @Override
  protected void updateItem(Entry item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    glyph.setIconCode(item.icon());
    spell(item.title());
    detail.setText(item.detail());
    keys.setText(item.keys());
    keys.setVisible(!item.keys().isEmpty());
    setAccessibleText(item.title() + ", " + item.sort().title() + ", " + item.detail());
    setGraphic(row);
  }

  /// Runs of letters that were meant or were not.
  private void spell(String text) {
    boolean[] hits = typed.get().hits(text);
    title.getChildren().clear();
    int from = 0;
    for (int i = 1; i <= text.length(); i++) {
      if (i == text.length() || hits[i] != hits[from]) {
        Text run = new Text(text.substring(from, i));
        run.getStyleClass().add(hits[from] ? "hit" : "plain-text");
        title.getChildren().add(run);
        from = i;
      }
    }
  }
}
