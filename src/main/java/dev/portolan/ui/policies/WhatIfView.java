package dev.portolan.ui.policies;

import dev.portolan.ui.inspector.LensRows;
import dev.portolan.ui.inspector.ReachList;
import dev.portolan.ui.parts.CopyButton;
import dev.portolan.ui.parts.FileDialogs;
import dev.portolan.ui.parts.FileSort;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Marks;
import dev.portolan.ui.parts.Tone;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.WhatIf;
import dev.portolan.workspace.Workspace;
import dev.portolan.workspace.Workspace.OpenContext;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// An editor for policies to try out, and what they would change. Nothing is sent to the cluster.
final class WhatIfView {
  private static final String EMPTY =
      """
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata:
        name: default-deny
        namespace: default
      spec:
        podSelector: {}
        policyTypes:
        - Ingress
      """;

  private final Consumer<Intent> dispatch;
  private final FileDialogs files;
  private final TextArea editor = new TextArea(EMPTY);
  private final Label problems = new Label();
  private final Label summary = new Label();
  private final Button undo;
  private final Button discard;
  private final CopyButton copy;
  private final ReachList changes;
  private final VBox root;
  private WhatIf shown = WhatIf.NONE;

  WhatIfView(Consumer<Intent> dispatch, FileDialogs files) {
    this.dispatch = dispatch;
    this.files = files;
    editor.setId("what-if-yaml");
    editor.getStyleClass().add("what-if-yaml");
    editor.setAccessibleText("Policies to try out, as YAML");
    editor.setPrefRowCount(14);
    editor.setPrefColumnCount(20);
    editor.setMinWidth(0);
    Button run = button("what-if-try", "Try", Feather.PLAY, this::tryOut);
    run.getStyleClass().add("accent");
    Button file = button("what-if-file", "From file…", Feather.FOLDER, this::choose);
    undo = icon("what-if-undo", "Undo", Feather.ROTATE_CCW, () -> send(new Intent.UndoTry()));
    discard =
        icon(
            "what-if-discard",
            "Discard all",
            Feather.TRASH_2,
            () -> send(new Intent.DiscardTries()));
    copy = new CopyButton("Copy the YAML that was tried", () -> shown.yaml());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox bar = new HBox(6, run, file, gap, undo, discard, copy.node());
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("inspector-actions");
    problems.setId("what-if-problems");
    problems.setWrapText(true);
    summary.setId("what-if-summary");
    summary.setWrapText(true);
    changes = new ReachList("What would change", "Try a text to see what it changes.", dispatch);
    VBox.setVgrow(changes.node(), Priority.ALWAYS);
    VBox.setMargin(editor, new Insets(4, 14, 0, 14));
    root = new VBox(editor, problems, bar, summary, changes.node());
    root.getStyleClass().add("what-if");
    render(WhatIf.NONE, "");
  }

  Node node() {
    return root;
  }

  void render(Workspace workspace) {
    WhatIf next = workspace.predictions().whatIf();
    if (next.equals(shown)) {
      return;
    }
    OpenContext open = workspace.open();
    render(next, open == null || !next.active() ? "" : next.words(open.snapshot()) + ".");
  }

  private void render(WhatIf next, String words) {
    if (next.draft().id() != shown.draft().id()) {
      editor.setText(next.draft().text());
    }
    boolean other = !Objects.equals(next.outcome(), shown.outcome());
    shown = next;
    tell(problems, Tone.BAD, String.join("\n", next.problems()));
    tell(summary, Tone.WARN, words);
    undo.setDisable(!next.active());
    discard.setDisable(!next.active());
    copy.node().setDisable(!next.active());
    if (other) {
      changes.show(
          next.outcome() == null
              ? List.of()
              : LensRows.changes(next.outcome().changes(), "Nothing: no connection changes."),
          true);
    }
  }

  private static void tell(Label label, Tone tone, String text) {
    Marks.show(label, tone, text);
    label.setVisible(!text.isEmpty());
    label.setManaged(!text.isEmpty());
  }

  private void tryOut() {
    send(new Intent.TryPolicies(editor.getText()));
  }

  private void choose() {
    files.open(FileSort.MANIFEST).ifPresent(file -> send(new Intent.OpenPolicyFile(file)));
  }

  private void send(Intent intent) {
    dispatch.accept(intent);
  }

  private static Button icon(String id, String name, Feather icon, Runnable action) {
    Button button = button(id, "", icon, action);
    button.getStyleClass().add("icon-button");
    button.setTooltip(new Tooltip(name));
    button.setAccessibleText(name);
    return button;
  }

  private static Button button(String id, String text, Feather icon, Runnable action) {
    Button button = new Button(text, Glyphs.of(icon));
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(e -> action.run());
    return button;
  }
}
