package dev.portolan.ui.contexts;

import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.workspace.Accent;
import dev.portolan.workspace.ContextPreference;
import dev.portolan.workspace.Store;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The page of the chooser where a context gets its mark, its group and its protection. What is
/// changed holds at once.
final class ContextEditor {
  private static final int MAX_GROUP = 60;

  private final Store store;
  private final ContextActions actions;
  private final Runnable done;

  ContextEditor(Store store, ContextActions actions, Runnable done) {
    this.store = store;
    this.actions = actions;
    this.done = done;
  }

  Node page(KubeContext context) {
    ContextPreference kept = store.now().contexts().preferences().of(context.id());
    Label title = new Label(context.name());
    title.getStyleClass().add("editor-title");
    Label file = new Label(FileNames.brief(context.id().file()));
    file.getStyleClass().add("muted");
    file.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    TextField group = group(context, kept);
    CheckBox favourite = new CheckBox("Favourite: stands before all others");
    favourite.setSelected(kept.favourite());
    favourite.setOnAction(
        e -> actions.change(context, p -> p.withFavourite(favourite.isSelected())));
    CheckBox guarded = new CheckBox("Protected: nothing runs in its pods before I type its name");
    guarded.setId("edit-protected");
    guarded.setSelected(kept.guarded());
    guarded.setOnAction(e -> actions.change(context, p -> p.withGuarded(guarded.isSelected())));
    Button back = new Button("Done");
    back.setId("edit-done");
    back.getStyleClass().add("accent");
    back.setOnAction(e -> close(context, group));
    Label where = new Label("Kept in Portolan's settings; the kubeconfig is never written.");
    where.getStyleClass().add("muted");
    HBox foot = new HBox(back);
    foot.setAlignment(Pos.CENTER_RIGHT);
    VBox page =
        new VBox(
            10,
            new VBox(2, title, file),
            caption("Mark"),
            marks(context, kept),
            caption("Group"),
            group,
            favourite,
            guarded,
            where,
            foot);
    page.setId("context-editor");
    page.getStyleClass().add("context-editor");
    page.setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.ESCAPE || e.getCode() == KeyCode.F2) {
            close(context, group);
            e.consume();
          }
        });
    return page;
  }

  private static Label caption(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("caption");
    return label;
  }

  private TextField group(KubeContext context, ContextPreference kept) {
    TextField field = new TextField(kept.group());
    field.setId("edit-group");
    field.setAccessibleText("Group");
    String others = String.join(", ", store.now().contexts().preferences().groups());
    field.setPromptText(
        others.isEmpty() ? "A group of your own, such as Production" : "Such as " + others);
    field.setOnAction(e -> keep(context, field));
    field
        .focusedProperty()
        .addListener(
            (o, was, is) -> {
              if (!is) {
                keep(context, field); // also when the page goes by a click beside it
              }
            });
    return field;
  }

  private FlowPane marks(KubeContext context, ContextPreference kept) {
    FlowPane pane = new FlowPane(4, 4);
    ToggleGroup one = new ToggleGroup();
    for (Accent accent : Accent.values()) {
      ToggleButton button =
          accent == Accent.NONE
              ? new ToggleButton("None")
              : new ToggleButton(null, AccentSign.of(accent));
      button.setId("mark-" + accent.word());
      button.getStyleClass().add("mark-button");
      button.setToggleGroup(one);
      button.setSelected(accent == kept.accent());
      button.setTooltip(new Tooltip(accent.title()));
      button.setAccessibleText(accent.title());
      button.setOnAction(
          e -> {
            button.setSelected(true);
            actions.change(context, p -> p.withAccent(accent));
          });
      pane.getChildren().add(button);
    }
    return pane;
  }

  private void keep(KubeContext context, TextField group) {
    String text = group.getText().strip();
    String bounded = text.substring(0, Math.min(MAX_GROUP, text.length()));
    actions.change(context, p -> p.withGroup(bounded));
  }

  private void close(KubeContext context, TextField group) {
    keep(context, group);
    done.run();
  }
}
