package dev.portolan.ui.map;

import dev.portolan.model.ObjectRef;
import dev.portolan.probe.CheckKind;
import dev.portolan.ui.Popovers;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.javafx.FontIcon;

/// The small choice of checks that appears where a target was dropped.
final class CheckChoice {
  private final PopOver popOver;

  CheckChoice(Actions actions, ObjectRef target) {
    HBox buttons = new HBox(6);
    for (CheckKind kind : CheckKind.FIRST) {
      Button button = new Button(kind.title(), new FontIcon(Actions.icon(kind)));
      button.setId("choose-" + kind.verb());
      button.setOnAction(
          e -> {
            hide();
            actions.check(kind, target);
          });
      buttons.getChildren().add(button);
    }
    Label title = new Label("Check the way to " + target.path());
    title.getStyleClass().add("popover-title");
    VBox content = new VBox(8, title, buttons);
    content.setAlignment(Pos.CENTER_LEFT);
    popOver = Popovers.of(content);
  }

  private void hide() {
    popOver.hide();
  }

  void show(Node owner, double screenX, double screenY) {
    popOver.show(owner, screenX, screenY);
  }
}
