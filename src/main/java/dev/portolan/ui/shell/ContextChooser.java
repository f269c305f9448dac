package dev.portolan.ui.shell;

import dev.portolan.cluster.SessionState;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.Kubeconfig;
import dev.portolan.ui.Popovers;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import dev.portolan.workspace.Workspace.OpenContext;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.textfield.CustomTextField;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Chooses the context: a button that names the open one, and a list of all with a search, each
/// with the file and the server that it belongs to.
final class ContextChooser {
  private final Store store;
  private final Button button = new Button("Choose a context", new FontIcon(Feather.CHEVRON_DOWN));
  private final PopOver popOver;
  private final CustomTextField search = new CustomTextField();
  private final ObservableList<KubeContext> contexts = FXCollections.observableArrayList();
  private final FilteredList<KubeContext> found = new FilteredList<>(contexts);
  private final ListView<KubeContext> list = new ListView<>(found);
  private final Label problems = new Label();
  private Kubeconfig shown = new Kubeconfig(List.of(), List.of());

  ContextChooser(Store store) {
    this.store = store;
    button.setId("context-chooser");
    button.getStyleClass().add("chooser");
    button.setContentDisplay(ContentDisplay.RIGHT);
    button.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    button.setMaxWidth(280);
    button.setTooltip(new Tooltip("Choose the context (Ctrl+O)"));
    button.setOnAction(e -> toggle());
    popOver = Popovers.of(content());
  }

  Node node() {
    return button;
  }

  void toggle() {
    if (popOver.isShowing()) {
      popOver.hide();
      return;
    }
    search.clear();
    Popovers.drop(popOver, button);
    select(store.now().open());
    search.requestFocus();
  }

  void render(Workspace workspace) {
    if (!workspace.kubeconfig().equals(shown)) {
      shown = workspace.kubeconfig();
      contexts.setAll(shown.contexts());
      List<String> lines = shown.problems().stream().map(Object::toString).toList();
      problems.setText(String.join("\n", lines));
      problems.setVisible(!lines.isEmpty());
    }
    OpenContext open = workspace.open();
    button.setText(
        open == null || open.state() instanceof SessionState.Closed
            ? "Choose a context"
            : open.context().name());
  }

  private Node content() {
    search.setId("context-search");
    search.setPromptText("Search contexts, files, servers");
    search.setLeft(new FontIcon(Feather.SEARCH));
    search.textProperty().addListener((o, was, is) -> filter(is));
    search.setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.DOWN || e.getCode() == KeyCode.UP) {
            list.requestFocus();
          } else if (e.getCode() == KeyCode.ENTER) {
            choose();
          }
        });
    list.setId("context-list");
    list.setCellFactory(v -> new ContextCell());
    list.setPlaceholder(new Label("No context matches"));
    list.setPrefSize(440, 300);
    list.setOnMouseClicked(e -> choose());
    list.setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            choose();
          }
        });
    problems.getStyleClass().add("problems");
    problems.setWrapText(true);
    problems.setMaxWidth(440);
    problems.managedProperty().bind(problems.visibleProperty());
    problems.setVisible(false);
    Button demo = new Button("Open the demo cluster", new FontIcon(Feather.PLAY_CIRCLE));
    demo.setId("open-demo");
    demo.setOnAction(e -> send(new Intent.OpenDemo()));
    Button reload = new Button("Reload (F5)", new FontIcon(Feather.REFRESH_CW));
    reload.setOnAction(e -> store.dispatch(new Intent.ReloadKubeconfig()));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    VBox content = new VBox(8, search, list, problems, new HBox(8, demo, gap, reload));
    return content;
  }

  private void filter(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    found.setPredicate(
        c ->
            (c.name() + '\n' + c.id().file() + '\n' + c.server())
                .toLowerCase(Locale.ROOT)
                .contains(word));
    list.getSelectionModel().selectFirst();
  }

  private void select(@Nullable OpenContext open) {
    if (open != null && found.contains(open.context())) {
      list.getSelectionModel().select(open.context());
    } else {
      list.getSelectionModel().selectFirst();
    }
    list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 2));
  }

  private void choose() {
    KubeContext context = list.getSelectionModel().getSelectedItem();
    if (context != null) {
      send(new Intent.OpenContext(context));
    }
  }

  private void send(Intent intent) {
    popOver.hide();
    store.dispatch(intent);
  }
}
