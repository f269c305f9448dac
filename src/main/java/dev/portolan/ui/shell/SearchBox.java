package dev.portolan.ui.shell;

import dev.portolan.model.ObjectRef;
import dev.portolan.ui.map.MapView;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The search over the map: text, number of matches, and the way from one to the next.
final class SearchBox {
  private final Store store;
  private final MapView map;
  private final CustomTextField field = new CustomTextField();
  private final Label count = new Label();
  private final Button previous;
  private final Button next;
  private final HBox steps;
  private long epoch;

  SearchBox(Store store, MapView map) {
    this.store = store;
    this.map = map;
    previous =
        Icons.button(
            "previous-match", Feather.CHEVRON_UP, "Previous match (Shift+Enter)", this::back);
    next = Icons.button("next-match", Feather.CHEVRON_DOWN, "Next match (Enter)", this::forth);
    steps = new HBox(0, count, previous, next);
    steps.setAlignment(Pos.CENTER_RIGHT);
    count.setId("match-count");
    count.getStyleClass().add("match-count");
    count.setMinWidth(Label.USE_PREF_SIZE);
    previous.setFocusTraversable(false);
    next.setFocusTraversable(false);
    field.setId("search");
    field.getStyleClass().add("search");
    field.setPromptText("Search pods, services, IPs, labels   /");
    field.setAccessibleText("Search the map");
    field.setLeft(new FontIcon(Feather.SEARCH));
    field.setPrefWidth(340);
    field.setMinWidth(140);
    field.textProperty().addListener((o, was, is) -> store.dispatch(new Intent.Search(is)));
    field.setOnKeyPressed(this::key);
  }

  Node node() {
    return field;
  }

  void focus() {
    field.requestFocus();
    field.selectAll();
  }

  void clear() {
    field.clear();
  }

  void render(Workspace workspace) {
    long now = workspace.open() == null ? 0 : workspace.open().epoch();
    boolean another = now != epoch;
    epoch = now;
    if (another || (field.getText().isEmpty() && !workspace.map().search().isEmpty())) {
      field.setText(workspace.map().search());
    }
    boolean searching = !workspace.map().search().isBlank();
    int matches = workspace.map().matches().size();
    ObjectRef inspected = workspace.map().inspected();
    int at = inspected == null ? -1 : workspace.map().matches().indexOf(inspected);
    count.setText(count(matches, at));
    previous.setDisable(matches == 0);
    next.setDisable(matches == 0);
    if (searching != (field.getRight() != null)) {
      field.setRight(searching ? steps : null);
    }
  }

  private static String count(int matches, int at) {
    if (at >= 0) {
      return (at + 1) + " of " + matches;
    }
    return switch (matches) {
      case 0 -> "no match";
      case 1 -> "1 match";
      default -> matches + " matches";
    };
  }

  private void key(KeyEvent e) {
    switch (e.getCode()) {
      case ENTER -> {
        if (e.isShiftDown()) {
          back();
        } else {
          forth();
        }
      }
      case ESCAPE -> {
        field.clear();
        map.node().requestFocus();
      }
      default -> {
        return;
      }
    }
    e.consume();
  }

  private void forth() {
    step(false);
  }

  private void back() {
    step(true);
  }

  private void step(boolean backwards) {
    map.revealNext();
    store.dispatch(new Intent.NextMatch(backwards));
  }
}
