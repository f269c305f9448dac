package dev.portolan.ui.policies;

import dev.portolan.model.ObjectRef;
import dev.portolan.policy.plugin.Enforcement;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Lists;
import dev.portolan.ui.parts.Marks;
import dev.portolan.ui.parts.Tone;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.PolicyBook;
import dev.portolan.workspace.PolicyBook.Entry;
import dev.portolan.workspace.Workspace;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Every policy of the cluster, of whatever kind. The one chosen is shown on the map: what it
/// selects, what its rules name, what it changes.
final class PoliciesView {
  private final Consumer<Intent> dispatch;
  private final Runnable opened;
  private final Runnable edited;
  private final Label plugin = new Label();
  private final TextField search = new TextField();
  private final ListView<Entry> list = new ListView<>();
  private final FlowPane actions;
  private final VBox root;
  private @Nullable PolicyBook book;
  private @Nullable ObjectRef chosen;

  /// @param opened called to show the chosen policy by itself
  /// @param edited called when a policy goes to the editor
  PoliciesView(Consumer<Intent> dispatch, Runnable opened, Runnable edited) {
    this.dispatch = dispatch;
    this.opened = opened;
    this.edited = edited;
    plugin.setWrapText(true);
    plugin.getStyleClass().add("policies-plugin");
    search.setId("policy-search");
    search.setPromptText("Find a policy");
    search.setAccessibleText("Find a policy");
    search.textProperty().addListener((p, was, is) -> refresh());
    list.setId("policies");
    list.getStyleClass().add("policies");
    list.setAccessibleText("Policies");
    list.setPlaceholder(new Label("No policies: every pod admits all traffic."));
    list.setCellFactory(view -> new PolicyCell());
    list.getSelectionModel().selectedItemProperty().addListener((p, was, is) -> choose(is));
    VBox.setVgrow(list, Priority.ALWAYS);
    actions =
        new FlowPane(
            button("policy-open", "Rules and effect", Feather.EYE, this::open),
            button("policy-edit", "Try an edit", Feather.EDIT_2, this::edit),
            button("policy-without", "Try without it", Feather.SHIELD_OFF, this::without));
    actions.getStyleClass().add("inspector-actions");
    HBox searching = new HBox(search);
    HBox.setHgrow(search, Priority.ALWAYS);
    searching.getStyleClass().add("reach-search");
    root = new VBox(plugin, searching, list, actions);
    root.getStyleClass().add("policies-view");
  }

  Node node() {
    return root;
  }

  void render(Workspace workspace) {
    ObjectRef inspected = workspace.map().inspected();
    chosen = inspected != null && inspected.kind().isPolicy() ? inspected : null;
    actions.setDisable(chosen == null);
    PolicyBook next = workspace.predictions().book();
    if (Objects.equals(next, book)) {
      return;
    }
    book = next;
    boolean ok = next == null || next.plugin().enforcement() == Enforcement.ENFORCED;
    Marks.show(plugin, ok ? Tone.PLAIN : Tone.WARN, next == null ? "" : sentence(next) + ".");
    refresh();
  }

  private static String sentence(PolicyBook book) {
    String text = book.plugin().sentence();
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private void refresh() {
    String wanted = search.getText().strip().toLowerCase(Locale.ROOT);
    List<Entry> entries =
        book == null
            ? List.of()
            : book.entries().stream()
                .filter(e -> e.ref().toString().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    Lists.update(list.getItems(), entries);
  }

  private void choose(@Nullable Entry entry) {
    if (entry != null && !entry.ref().equals(chosen)) {
      dispatch.accept(new Intent.Select(entry.ref(), false));
    }
  }

  private void open() {
    if (chosen != null) {
      opened.run();
    }
  }

  private void edit() {
    if (chosen != null) {
      dispatch.accept(new Intent.CopyPolicy(chosen));
      edited.run();
    }
  }

  private void without() {
    if (chosen != null) {
      dispatch.accept(new Intent.TryWithout(chosen));
      edited.run();
    }
  }

  private static Button button(String id, String text, Feather icon, Runnable action) {
    Button button = new Button(text, Glyphs.of(icon));
    button.setId(id);
    button.setOnAction(e -> action.run());
    return button;
  }
}
