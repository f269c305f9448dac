package dev.portolan.ui.inspector;

import dev.portolan.diagram.Ties.Mark;
import dev.portolan.policy.Verdict;
import dev.portolan.ui.inspector.ReachItem.Heading;
import dev.portolan.ui.inspector.ReachItem.Isolated;
import dev.portolan.ui.inspector.ReachItem.Note;
import dev.portolan.ui.inspector.ReachItem.Port;
import dev.portolan.ui.inspector.ReachItem.Reason;
import dev.portolan.ui.inspector.ReachItem.Row;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Marks;
import dev.portolan.ui.parts.TieSign;
import dev.portolan.workspace.Intent;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// A line of what is predicted: the sign, the words, and a link that explains.
final class ReachCell extends ListCell<ReachItem> {
  private static final PseudoClass LINK = PseudoClass.getPseudoClass("link");
  private static final double SCROLL_BAR = 42;

  private final Consumer<Intent> dispatch;
  private final ListView<ReachItem> list;

  ReachCell(ListView<ReachItem> list, Consumer<Intent> dispatch) {
    this.list = list;
    this.dispatch = dispatch;
    setPrefWidth(0);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
  }

  /// What following a line does, or null.
  static @Nullable Intent action(ReachItem item) {
    return switch (item) {
      case Row r -> r.action();
      case Isolated i -> i.action();
      case Reason r -> r.action();
      case Heading _, Note _, Port _ -> null;
    };
  }

  @Override
  protected void updateItem(ReachItem item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    setGraphic(fit(content(item)));
  }

  private HBox content(ReachItem item) {
    return switch (item) {
      case Heading h -> heading(h.title());
      case Note n -> note(n);
      case Row r ->
          row(sign(r.mark()), text(r.name(), "reach-name", r.action()), words("\n" + r.words()));
      case Isolated i ->
          row(
              Glyphs.of(Glyphs.of(i.policy().kind())),
              text(i.policy().path(), "reach-name", i.action()),
              words("  isolates it for " + i.direction()));
      case Port p ->
          row(sign(p.mark()), text(p.name(), "reach-name", null), verdict("  " + p.words()));
      case Reason r -> row(role(r.role()), text(r.text(), "reach-name", r.action()), words(""));
    };
  }

  private static HBox heading(String title) {
    Label label = new Label(title);
    label.getStyleClass().add("reach-heading");
    HBox box = new HBox(label);
    box.getStyleClass().add("reach-heading-row");
    return box;
  }

  private static HBox note(Note note) {
    TextFlow flow = new TextFlow(new Text(note.text()));
    flow.getChildren().getFirst().getStyleClass().add("reach-name");
    HBox.setHgrow(flow, Priority.ALWAYS);
    HBox box = new HBox(Glyphs.of(Glyphs.of(note.tone())), flow);
    box.getStyleClass().add("reach-note");
    Marks.tint(box, note.tone());
    return box;
  }

  private static HBox row(Node sign, Text name, Text words) {
    TextFlow flow = new TextFlow(name, words);
    HBox.setHgrow(flow, Priority.ALWAYS);
    HBox box = new HBox(sign, flow);
    box.setAlignment(Pos.TOP_LEFT);
    box.getStyleClass().add("reach-row");
    return box;
  }

  private static Node sign(Mark mark) {
    StackPane pane = new StackPane(mark == Mark.NONE ? new Text("") : TieSign.of(mark));
    pane.setMinSize(26, 18);
    pane.setMaxHeight(18);
    return pane;
  }

  private static Label role(Verdict.Role role) {
    Label label =
        new Label(
            switch (role) {
              case DECIDES -> "decides";
              case SELECTS -> "isolates";
              case ADMITS -> "admits";
              case NEAREST -> "nearest";
              case NOTE -> "note";
            });
    label.getStyleClass().add("reach-role");
    return label;
  }

  private Text text(String text, String style, @Nullable Intent action) {
    Text node = new Text(text);
    node.getStyleClass().add(style);
    node.pseudoClassStateChanged(LINK, action != null);
    if (action != null) {
      node.setAccessibleRole(AccessibleRole.HYPERLINK);
      node.setOnMouseClicked(
          e -> {
            if (e.getButton() == MouseButton.PRIMARY) {
              dispatch.accept(action);
            }
          });
    }
    return node;
  }

  private static Text words(String text) {
    Text node = new Text(text);
    node.getStyleClass().add("reach-words");
    return node;
  }

  private static Text verdict(String text) {
    Text node = new Text(text);
    node.getStyleClass().add("reach-verdict");
    return node;
  }

  private HBox fit(HBox box) {
    box.setMinWidth(0);
    box.setPrefWidth(Math.max(60, list.getWidth() - SCROLL_BAR));
    box.setMaxWidth(HBox.USE_PREF_SIZE);
    return box;
  }

  /// As high as the text needs at the width that it really has.
  @Override
  protected double computePrefHeight(double width) {
    if (getGraphic() instanceof HBox fresh) {
      fresh.applyCss(); // its texts are new, and their fonts count
    }
    return getGraphic() instanceof HBox box
        ? snappedTopInset() + snappedBottomInset() + box.prefHeight(box.getPrefWidth())
        : super.computePrefHeight(width);
  }
}
