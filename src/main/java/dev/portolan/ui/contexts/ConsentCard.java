package dev.portolan.ui.contexts;

import dev.portolan.cluster.access.PluginCommand;
import dev.portolan.probe.Kubectl;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import dev.portolan.workspace.Workspace.OpenContext;
import java.util.List;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The question before a credential plugin is run for the first time: the program, its arguments,
/// the names of the variables it is given, and the file that wants it. "Not now" has the keyboard;
/// nothing is allowed by Enter.
public final class ConsentCard {
  private static final double WIDTH = 620;
  private static final double TALLEST = 380;
  private static final double LOWEST = 70;

  private final Store store;
  private final Label title = new Label();
  private final Label why = new Label();
  private final GridPane facts = new GridPane();
  private final Button later = new Button("Not now");
  private final Button allow = new Button("Allow and connect");
  private final StackPane root;
  private @Nullable PluginCommand shown;

  public ConsentCard(Store store) {
    this.store = store;
    title.getStyleClass().add("consent-title");
    title.setGraphic(Glyphs.of(Feather.TERMINAL));
    title.setWrapText(true);
    why.setWrapText(true);
    facts.getStyleClass().add("consent-facts");
    facts.setHgap(14);
    facts.setVgap(6);
    ScrollPane scroll = new ScrollPane(facts);
    scroll.setFitToWidth(true);
    // as tall as what is asked about: nothing of it is to be missed
    scroll.prefViewportHeightProperty().bind(facts.heightProperty());
    scroll.setMaxHeight(TALLEST);
    scroll.setMinHeight(LOWEST);
    scroll.setFocusTraversable(false);
    Label note =
        new Label(
            "The program runs with your rights on this computer. Portolan asks again when the"
                + " program, its arguments, its variables or the file change.");
    note.getStyleClass().add("muted");
    note.setWrapText(true);
    later.setId("consent-later");
    later.setOnAction(e -> answer(false));
    allow.setId("consent-allow");
    allow.setOnAction(e -> answer(true));
    // A button that has the focus is pressed by Space alone; Enter would be too easily meant for
    // something else.
    allow.addEventFilter(
        KeyEvent.ANY,
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            e.consume();
          }
        });
    HBox buttons = new HBox(8, allow, later);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    VBox card = new VBox(12, title, why, scroll, note, buttons);
    card.getStyleClass().add("consent");
    card.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
    for (Label label : new Label[] {title, why, note}) {
      label.setMinHeight(Region.USE_PREF_SIZE);
    }
    root = new StackPane(card);
    root.setId("consent");
    root.getStyleClass().add("consent-ground");
    root.setVisible(false);
  }

  public Node node() {
    return root;
  }

  public void render(Workspace workspace) {
    OpenContext open = workspace.open();
    PluginCommand asked =
        open == null || open.consent() == null || open.consent().denied()
            ? null
            : open.consent().command();
    if (open != null && asked != null && !asked.equals(shown)) {
      show(open, asked);
    }
    root.setVisible(asked != null);
    if (asked != null && shown == null) {
      later.requestFocus();
    }
    shown = asked;
  }

  private void show(OpenContext open, PluginCommand command) {
    title.setText("May Portolan run " + command.program() + "?");
    why.setText(
        "The context "
            + open.context().name()
            + " gets its credentials from a program. You have not allowed this one yet, or it has"
            + " changed since you did.");
    facts.getChildren().clear();
    fact(0, "Program", List.of(command.program()));
    fact(
        1,
        "Arguments",
        command.arguments().isEmpty() ? List.of() : List.of(Kubectl.line(command.arguments())));
    fact(2, "Variables", List.copyOf(command.environment().keySet()));
    fact(3, "Wanted by", List.of("user " + open.context().userName(), command.file().toString()));
  }

  private void fact(int row, String name, List<String> values) {
    Label label = new Label(name);
    label.getStyleClass().add("muted");
    label.setMinWidth(Region.USE_PREF_SIZE);
    GridPane.setValignment(label, VPos.TOP);
    Label text = new Label(values.isEmpty() ? "none" : String.join("\n", values));
    text.getStyleClass().add(values.isEmpty() ? "muted" : "mono");
    text.setWrapText(true);
    facts.add(label, 0, row);
    facts.add(text, 1, row);
  }

  private void answer(boolean allowed) {
    PluginCommand about = shown;
    if (about != null) {
      store.dispatch(new Intent.AnswerPermission(about, allowed));
    }
  }
}
