package dev.portolan.ui.inspector;

import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;

/// A numbered line of YAML, its key and the search's hits told apart.
final class YamlCell extends ListCell<String> {
  private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

  private final Supplier<String> wanted;
  private final IntPredicate marked;
  private final Label number = new Label();
  private final HBox pieces = new HBox();
  private final HBox line = new HBox(number, pieces);

  YamlCell(Supplier<String> wanted, IntPredicate marked) {
    this.wanted = wanted;
    this.marked = marked;
    number.getStyleClass().add("yaml-number");
    pieces.setAlignment(Pos.CENTER_LEFT);
    line.setAlignment(Pos.CENTER_LEFT);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
  }

  @Override
  protected void updateItem(String item, boolean empty) {
    super.updateItem(item, empty);
    pseudoClassStateChanged(MARKED, !empty && marked.test(getIndex()));
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    number.setText(Integer.toString(getIndex() + 1));
    pieces
        .getChildren()
        .setAll(YamlText.pieces(item, wanted.get()).stream().map(YamlCell::label).toList());
    setAccessibleText(item);
    setGraphic(line);
  }

  private static Label label(YamlText.Piece piece) {
    Label label = new Label(piece.text());
    label.getStyleClass().add("yaml-" + piece.role().name().toLowerCase(Locale.ROOT));
    label.setMinWidth(Label.USE_PREF_SIZE);
    return label;
  }
}
