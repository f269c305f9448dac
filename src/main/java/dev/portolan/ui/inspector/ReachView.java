package dev.portolan.ui.inspector;

import dev.portolan.ui.parts.Lists;
import dev.portolan.ui.parts.Sheet;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Survey;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What is predicted of the selection, as one virtual list under a search. Enter follows a line.
final class ReachView {
  private final Consumer<Intent> dispatch;
  private final TextField search = new TextField();
  private final ListView<ReachItem> list = new ListView<>();
  private final VBox root;
  private @Nullable Survey shown;

  ReachView(Consumer<Intent> dispatch) {
    this.dispatch = dispatch;
    search.setPromptText("Find a peer, a port or a verdict");
    search.setAccessibleText("Find in what is predicted");
    search.textProperty().addListener((p, was, is) -> refresh());
    HBox.setHgrow(search, Priority.ALWAYS);
    HBox bar = new HBox(search);
    bar.getStyleClass().add("reach-search");
    list.getStyleClass().add("reach");
    list.setAccessibleText("What the policies say of the selection");
    list.setPlaceholder(new Label("Nothing is predicted of it."));
    list.setCellFactory(view -> new ReachCell(view, dispatch));
    list.widthProperty().addListener((p, was, is) -> list.refresh());
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    VBox.setVgrow(list, Priority.ALWAYS);
    root = new VBox(bar, list);
    Sheet.add(root, "reach");
  }

  Node node() {
    return root;
  }

  void show(@Nullable Survey survey) {
    if (survey == shown) {
      return;
    }
    boolean anew = shown == null || survey == null || !survey.question().equals(shown.question());
    shown = survey;
    refresh();
    if (anew) {
      list.scrollTo(0);
    }
  }

  private void refresh() {
    List<ReachItem> items = shown == null ? List.of() : ReachRows.of(shown, search.getText());
    Lists.update(list.getItems(), items);
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
