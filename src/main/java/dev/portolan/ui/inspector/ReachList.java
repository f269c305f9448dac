package dev.portolan.ui.inspector;

import dev.portolan.ui.parts.Lists;
import dev.portolan.ui.parts.Sheet;
import dev.portolan.workspace.Intent;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Lines of what is predicted as one virtual list. Enter follows a line.
public final class ReachList {
  private final Consumer<Intent> dispatch;
  private final ListView<ReachItem> list = new ListView<>();

  public ReachList(String name, String nothing, Consumer<Intent> dispatch) {
    this.dispatch = dispatch;
    list.getStyleClass().add("reach");
    list.setAccessibleText(name);
    list.setPlaceholder(new Label(nothing));
    list.setCellFactory(view -> new ReachCell(view, dispatch));
    list.widthProperty().addListener((p, was, is) -> list.refresh());
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    Sheet.add(list, "reach");
  }

  public ListView<ReachItem> node() {
    return list;
  }

  /// Shows these lines by the smallest change.
  ///
  /// @param anew true when it is of something else: then the list begins at its top
  public void show(List<ReachItem> items, boolean anew) {
    Lists.update(list.getItems(), items);
    if (anew) {
      list.scrollTo(0);
    }
  }

  private void keyPressed(KeyEvent event) {
    ReachItem item = list.getSelectionModel().getSelectedItem();
    Intent action = item == null ? null : ReachCell.action(item);
    if (event.getCode() == KeyCode.ENTER && action != null) {
      dispatch.accept(action);
      event.consume();
    }
  }
}
