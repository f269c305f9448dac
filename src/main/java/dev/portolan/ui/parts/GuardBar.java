package dev.portolan.ui.parts;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/// The question that a panel asks before anything runs in a protected context: the context's name
/// has to be typed.
public final class GuardBar {
  private final Label what = new Label("", Glyphs.of(Feather.LOCK));
  private final TextField name = new TextField();
  private final Button run;
  private final HBox root;
  private final String toDo;
  private String context = "";

  /// @param action of the button that goes ahead, such as `Diagnose`
  /// @param id of the field
  /// @param confirm takes what was typed
  public GuardBar(String action, String id, Consumer<String> confirm, Runnable forgo) {
    toDo = Character.toLowerCase(action.charAt(0)) + action.substring(1);
    run = new Button(action);
    what.setMinWidth(0);
    what.setWrapText(true);
    what.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(what, Priority.ALWAYS);
    name.setId(id);
    name.setAccessibleText("The context's name");
    name.setPrefColumnCount(16);
    name.textProperty().addListener((o, was, is) -> run.setDisable(!is.strip().equals(context)));
    name.setOnAction(e -> confirm.accept(name.getText()));
    run.getStyleClass().add("danger");
    run.setMinWidth(Button.USE_PREF_SIZE);
    run.setOnAction(e -> confirm.accept(name.getText()));
    Button not = new Button("Do not");
    not.setMinWidth(Button.USE_PREF_SIZE);
    not.setOnAction(e -> forgo.run());
    root = new HBox(8, what, name, run, not);
    root.setAlignment(Pos.CENTER_LEFT);
    root.getStyleClass().add("guard-bar");
    hide();
  }

  public Node node() {
    return root;
  }

  /// Asks, where it does not yet.
  ///
  /// @param contextName what has to be typed
  /// @param sentence what would run where
  public void ask(String contextName, String sentence) {
    boolean comes = !root.isVisible() || !contextName.equals(context);
    context = contextName;
    what.setText(context + " is protected. " + sentence + " Type " + context + " to " + toDo + ".");
    present(true);
    if (comes) {
      name.clear();
      run.setDisable(true);
      // what is typed next is the name, not a command to the map
      name.requestFocus();
    }
  }

  public void hide() {
    name.clear();
    run.setDisable(true);
    present(false);
  }

  private void present(boolean is) {
    root.setVisible(is);
    root.setManaged(is);
  }
}
