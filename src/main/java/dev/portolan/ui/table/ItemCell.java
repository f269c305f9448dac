package dev.portolan.ui.table;

import dev.portolan.diagram.Diagram.Health;
import dev.portolan.diagram.Item;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Tone;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A cell: its text, and before a kind or a status the sign for it.
final class ItemCell extends TableCell<Item, Item> {
  private final Field field;
  private @Nullable FontIcon icon;
  private String tone = "";

  ItemCell(Field field) {
    this.field = field;
    // names that begin alike differ in their ends
    setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
  }

  @Override
  protected void updateItem(@Nullable Item item, boolean empty) {
    super.updateItem(item, empty);
    getStyleClass().remove(tone);
    if (empty || item == null) {
      setText(null);
      setGraphic(null);
      return;
    }
    setText(field.text(item));
    switch (field) {
      case KIND -> show(Glyphs.of(item.ref().kind()));
      case STATUS -> status(item);
      default -> {}
    }
  }

  private void status(Item item) {
    Tone is = tone(item.health());
    tone = "tone-" + is.name().toLowerCase(java.util.Locale.ROOT);
    getStyleClass().add(tone);
    if (getText().isEmpty()) {
      setGraphic(null);
    } else {
      show(Glyphs.of(is));
    }
  }

  private void show(org.kordamp.ikonli.feather.Feather feather) {
    FontIcon shown = icon;
    if (shown == null) {
      shown = Glyphs.of(feather);
      icon = shown;
    }
    shown.setIconCode(feather);
    setGraphic(shown);
  }

  private static Tone tone(Health health) {
    return switch (health) {
      case GOOD -> Tone.GOOD;
      case WARN -> Tone.WARN;
      case BAD -> Tone.BAD;
      case IDLE -> Tone.IDLE;
    };
  }
}
