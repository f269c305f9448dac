package dev.portolan.ui.inspector;

import dev.portolan.model.ObjectRef;
import dev.portolan.ui.inspector.FactItem.Row;
import dev.portolan.ui.map.Actions;
import dev.portolan.ui.parts.Lists;
import dev.portolan.workspace.Intent;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The sections of facts as one virtual list, so that a namespace of a thousand pods costs no more
/// than what is on screen. Enter follows a row's link, Ctrl+C copies its value.
final class FactsView {
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private final ListView<FactItem> list = new ListView<>();
  private final Consumer<Intent> dispatch;

  FactsView(Consumer<Intent> dispatch) {
    this.dispatch = dispatch;
    list.getStyleClass().add("facts");
    list.setAccessibleText("Facts of the selected object");
    list.setCellFactory(view -> new FactCell(view, this::follow));
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
  }

  Node node() {
    return list;
  }

  /// @param anew true for another object: then the list begins at its top
  void show(Facts facts, boolean anew) {
    Lists.update(list.getItems(), FactItem.of(facts));
    if (anew) {
      list.getSelectionModel().clearSelection();
      list.scrollTo(0);
    }
  }

  private void follow(ObjectRef ref) {
    dispatch.accept(new Intent.Select(ref, false));
  }

  private void keyPressed(KeyEvent event) {
    if (!(list.getSelectionModel().getSelectedItem() instanceof Row row)) {
      return;
    }
    ObjectRef link = row.fact().link();
    if (COPY.match(event)) {
      Actions.copy(row.fact().value());
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && link != null) {
      follow(link);
      event.consume();
    }
  }
}
