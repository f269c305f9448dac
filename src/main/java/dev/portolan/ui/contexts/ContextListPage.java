package dev.portolan.ui.contexts;

import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.ui.parts.Lists;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Workspace;
import dev.portolan.workspace.Workspace.OpenContext;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The chooser's list. The search keeps the keyboard: letters narrow the list, arrows move in it,
/// Enter opens, F2 edits.
final class ContextListPage {
  private static final double WIDTH = 560;
  private static final double HEIGHT = 420;
  private static final int PAGE = 6;

  private final ContextActions actions;
  private final Consumer<Intent> send;
  private final CustomTextField search = new CustomTextField();
  private final Label count = new Label();
  private final ListView<ContextRow> list = new ListView<>();
  private final Button close = new Button("Close this context", new FontIcon(Feather.X));
  private final VBox root;
  private @Nullable Workspace shown;

  ContextListPage(ContextActions actions, InstantSource clock, Consumer<Intent> send) {
    this.actions = actions;
    this.send = send;
    search.setId("context-search");
    search.setPromptText("Search by name, cluster, server, user, group or file");
    search.setAccessibleText("Search contexts");
    search.setLeft(new FontIcon(Feather.SEARCH));
    search.setRight(count);
    search.textProperty().addListener((o, was, is) -> refresh(true));
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    count.getStyleClass().add("match-count");
    list.setId("context-list");
    list.setFocusTraversable(false);
    list.setAccessibleText("Contexts");
    list.setCellFactory(v -> new ContextCell(actions, clock));
    list.setPlaceholder(new Label("No context matches"));
    list.setPrefSize(WIDTH, HEIGHT);
    Button demo = new Button("Open the demo cluster", new FontIcon(Feather.PLAY_CIRCLE));
    demo.setId("open-demo");
    demo.setOnAction(e -> send.accept(new Intent.OpenDemo()));
    Button reload = new Button("Read again (F5)", new FontIcon(Feather.REFRESH_CW));
    reload.setOnAction(e -> send.accept(new Intent.ReloadKubeconfig()));
    close.setId("close-context");
    close.setOnAction(e -> send.accept(new Intent.CloseContext()));
    close.managedProperty().bind(close.visibleProperty());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Label keys = new Label("↑ ↓ choose   ·   Enter opens   ·   F2 edits mark, group, protection");
    keys.getStyleClass().add("muted");
    root = new VBox(8, search, list, keys, new HBox(8, demo, close, gap, reload));
  }

  Node node() {
    return root;
  }

  void focus() {
    search.requestFocus();
    search.end();
  }

  /// Starts afresh: no search, the open context marked.
  void begin(Workspace workspace) {
    shown = workspace;
    search.clear();
    list.getSelectionModel().clearSelection();
    refresh(false);
    OpenContext open = workspace.open();
    if (open != null && !open.closed()) {
      select(open.context().id());
    }
  }

  void show(Workspace workspace) {
    shown = workspace;
    OpenContext open = workspace.open();
    close.setVisible(open != null && !open.closed());
    refresh(false);
  }

  /// @param first marks the best one anew, as after a letter was typed
  private void refresh(boolean first) {
    Workspace workspace = shown;
    if (workspace == null) {
      return;
    }
    KubeContext.Id marked = selected() == null ? null : selected().context().id();
    OpenContext open = workspace.open();
    KubeContext.Id openId = open == null || open.closed() ? null : open.context().id();
    List<ContextRow> rows = ContextRows.of(workspace.contexts(), openId, search.getText());
    Lists.update(list.getItems(), rows);
    long choices = rows.stream().filter(ContextRow.Choice.class::isInstance).count();
    count.setText(choices == 1 ? "1 context" : choices + " contexts");
    if (first || marked == null || !select(marked)) {
      list.getSelectionModel().clearSelection();
      list.scrollTo(0);
      move(1);
    }
  }

  private boolean select(KubeContext.Id id) {
    for (int i = 0; i < list.getItems().size(); i++) {
      if (list.getItems().get(i) instanceof ContextRow.Choice c && c.context().id().equals(id)) {
        list.getSelectionModel().select(i);
        list.scrollTo(Math.max(0, i - 2));
        return true;
      }
    }
    return false;
  }

  private ContextRow.@Nullable Choice selected() {
    return list.getSelectionModel().getSelectedItem() instanceof ContextRow.Choice c ? c : null;
  }

  private void key(KeyEvent e) {
    switch (e.getCode()) {
      case DOWN -> move(1);
      case UP -> move(-1);
      case PAGE_DOWN -> move(PAGE);
      case PAGE_UP -> move(-PAGE);
      case ENTER -> withSelected(c -> send.accept(new Intent.OpenContext(c.context())));
      case F2 -> withSelected(c -> actions.edit(c.context()));
      case F5 -> send.accept(new Intent.ReloadKubeconfig());
      default -> {
        return;
      }
    }
    e.consume();
  }

  private void withSelected(Consumer<ContextRow.Choice> action) {
    ContextRow.Choice row = selected();
    if (row != null) {
      action.accept(row);
    }
  }

  /// Moves the mark over so many lines, then on to the next context in that direction, if any.
  private void move(int step) {
    int size = list.getItems().size();
    int at = list.getSelectionModel().getSelectedIndex();
    int direction = step < 0 ? -1 : 1;
    int next = Math.clamp((long) at + step, 0, Math.max(0, size - 1));
    while (next >= 0 && next < size && !(list.getItems().get(next) instanceof ContextRow.Choice)) {
      next += direction;
    }
    if (next >= 0 && next < size) {
      list.getSelectionModel().select(next);
      list.scrollTo(Math.max(0, next - PAGE / 2));
    }
  }
}
