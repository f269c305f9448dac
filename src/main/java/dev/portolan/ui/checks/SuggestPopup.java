package dev.portolan.ui.checks;

import dev.portolan.model.Kind;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Sheet;
import dev.portolan.ui.parts.Zoomed;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;
import javafx.stage.Screen;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The list that drops down from a search field. The field keeps the keyboard; the list shows the
/// marked line.
final class SuggestPopup {
  private static final double ROW = 34;
  private static final int ROWS = 9;
  private static final double NARROWEST = 420;
  private static final double GAP = 2;

  private final Popup popup = new Popup();
  private final ListView<Suggestion> list = new ListView<>();
  private final Zoomed zoomed;

  SuggestPopup(Consumer<Suggestion> take) {
    list.getStyleClass().add("suggestions");
    list.setFixedCellSize(ROW);
    list.setFocusTraversable(false);
    list.setAccessibleText("Suggestions");
    list.setCellFactory(view -> new Cell(take));
    StackPane frame = new StackPane(list);
    frame.getStyleClass().add("suggestions-frame");
    Sheet.add(frame, "checks");
    zoomed = new Zoomed(frame);
    popup.getContent().add(zoomed);
    popup.setAutoHide(true);
    popup.setAutoFix(false);
    popup.setHideOnEscape(true);
  }

  /// Shows the lines below a field, the first one marked; hides when there are none.
  void show(Region below, List<Suggestion> suggestions) {
    if (suggestions.isEmpty()) {
      popup.hide();
      return;
    }
    list.getItems().setAll(suggestions);
    list.getSelectionModel().select(0);
    list.scrollTo(0);
    list.setPrefSize(
        Math.max(NARROWEST, below.getWidth()), ROW * Math.min(ROWS, suggestions.size()) + 10);
    zoomed.zoom(Zoomed.of(below));
    Bounds at = below.localToScreen(below.getBoundsInLocal());
    if (at == null) {
      return;
    }
    double y = top(at);
    if (popup.isShowing()) {
      popup.setY(y);
    } else {
      popup.show(below, at.getMinX(), y);
    }
  }

  /// Under the field, or over it where the screen ends before the list does: never upon it. What is
  /// written there has to be seen.
  private double top(Bounds field) {
    double tall = zoomed.prefHeight(-1);
    double under = field.getMaxY() + GAP;
    double over = field.getMinY() - GAP - tall;
    List<Screen> screens =
        Screen.getScreensForRectangle(field.getMinX(), field.getMinY(), 1, field.getHeight());
    double end =
        screens.isEmpty() ? Double.MAX_VALUE : screens.getFirst().getVisualBounds().getMaxY();
    return under + tall > end && over >= 0 ? over : under;
  }

  void hide() {
    popup.hide();
  }

  boolean showing() {
    return popup.isShowing();
  }

  void move(int step) {
    int next = list.getSelectionModel().getSelectedIndex() + step;
    if (next >= 0 && next < list.getItems().size()) {
      list.getSelectionModel().select(next);
      list.scrollTo(Math.max(0, next - ROWS + 2));
    }
  }

  /// The marked line, while the list is showing.
  Optional<Suggestion> marked() {
    return showing()
        ? Optional.ofNullable(list.getSelectionModel().getSelectedItem())
        : Optional.empty();
  }

  /// One suggestion: glyph, name, and its address in muted type.
  private static final class Cell extends ListCell<Suggestion> {
    private final FontIcon glyph = Glyphs.of(Feather.GLOBE);
    private final Label title = new Label();
    private final Label detail = new Label();
    private final HBox row = new HBox(8, glyph, title, detail);

    Cell(Consumer<Suggestion> take) {
      title.setMinWidth(0);
      detail.getStyleClass().add("suggestion-detail");
      detail.setMinWidth(Region.USE_PREF_SIZE);
      title.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(title, Priority.ALWAYS);
      row.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
      setOnMousePressed(
          event -> {
            if (getItem() != null) {
              take.accept(getItem());
              event.consume();
            }
          });
    }

    @Override
    protected void updateItem(Suggestion item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setGraphic(null);
        return;
      }
      Kind kind = item.kind();
      glyph.setIconCode(kind == null ? Feather.CORNER_DOWN_RIGHT : Glyphs.of(kind));
      title.setText(item.title());
      detail.setText(item.detail());
      row.setPrefWidth(Math.max(0, getListView().getPrefWidth() - 40));
      setAccessibleText(item.title() + ", " + item.detail());
      setGraphic(row);
    }
  }
}
