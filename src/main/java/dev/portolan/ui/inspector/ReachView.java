package dev.portolan.ui.inspector;

import dev.portolan.ui.parts.Sheet;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Predictions;
import dev.portolan.workspace.Survey;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What is predicted of the selection, under a search.
final class ReachView {
  private final TextField search = new TextField();
  private final ReachList list;
  private final VBox root;
  private Predictions shown = Predictions.NONE;

  ReachView(Consumer<Intent> dispatch) {
    search.setPromptText("Find a peer, a port or a verdict");
    search.setAccessibleText("Find in what is predicted");
    search.textProperty().addListener((p, was, is) -> refresh(true));
    HBox.setHgrow(search, Priority.ALWAYS);
    HBox bar = new HBox(search);
    bar.getStyleClass().add("reach-search");
    list =
        new ReachList(
            "What the policies say of the selection", "Nothing is predicted of it.", dispatch);
    VBox.setVgrow(list.node(), Priority.ALWAYS);
    root = new VBox(bar, list.node());
    Sheet.add(root, "reach");
  }

  Node node() {
    return root;
  }

  void show(Predictions predictions) {
    boolean same =
        Objects.equals(shown.survey(), predictions.survey())
            && Objects.equals(shown.book(), predictions.book());
    boolean anew = !shown.asked().equals(predictions.asked());
    shown = predictions;
    if (!same) {
      refresh(anew);
    }
  }

  private void refresh(boolean anew) {
    @Nullable Survey survey = shown.survey();
    list.show(survey == null ? List.of() : ReachRows.of(shown, survey, search.getText()), anew);
  }
}
