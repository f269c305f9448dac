package dev.portolan.ui.contexts;

import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.ui.Popovers;
import dev.portolan.workspace.DeskStep;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import dev.portolan.workspace.Workspace.OpenContext;
import java.time.InstantSource;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.PopOver;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Chooses the context: a button that names the open one with its mark, and under it the list of
/// all, or the page where one is edited.
public final class ContextChooser {
  private final Store store;
  private final AccentSign sign = new AccentSign();
  private static final double LEAST = 96;

  private final Button button = new Button("Choose a context");
  private final StackPane pages = new StackPane();
  private final ContextListPage list;
  private final ContextEditor editor;
  private final PopOver popOver;
  private Workspace.@Nullable Contexts shown;
  private KubeContext.@Nullable Id shownOpen;

  public ContextChooser(Store store, InstantSource clock) {
    this.store = store;
    button.setId("context-chooser");
    button.getStyleClass().add("chooser");
    HBox signs = new HBox(6, sign.node(), new FontIcon(Feather.CHEVRON_DOWN));
    signs.getStyleClass().add("chooser-signs");
    button.setGraphic(signs);
    button.setContentDisplay(ContentDisplay.RIGHT);
    button.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    button.setMaxWidth(300);
    button.setMinWidth(LEAST);
    button.setTooltip(new Tooltip("Choose the context (Ctrl+O)"));
    button.setOnAction(e -> toggle());
    ContextActions actions = new ContextActions(store, this::open, this::apart, this::edit);
    list = new ContextListPage(actions, clock, this::send);
    editor = new ContextEditor(store, actions, this::back);
    pages.getChildren().add(list.node());
    popOver = Popovers.of(pages);
  }

  public Node node() {
    return button;
  }

  public void toggle() {
    if (popOver.isShowing()) {
      popOver.hide();
      return;
    }
    pages.getChildren().setAll(list.node());
    list.begin(store.now());
    Popovers.drop(popOver, button);
    list.focus();
  }

  public void render(Workspace workspace) {
    OpenContext open = workspace.open();
    boolean closed = open == null || open.closed();
    button.setText(open == null || closed ? "Choose a context" : open.context().name());
    sign.show(workspace.preference().accent());
    KubeContext.Id id = open == null || closed ? null : open.context().id();
    if (!workspace.contexts().equals(shown) || !Objects.equals(id, shownOpen)) {
      shown = workspace.contexts();
      shownOpen = id;
      list.show(workspace);
    }
  }

  private void open(KubeContext context) {
    send(new Intent.OpenContext(context));
  }

  private void apart(KubeContext context, DeskStep.Place place) {
    send(new Intent.OnDesk(new DeskStep.Open(context, place)));
  }

  private void edit(KubeContext context) {
    Node page = editor.page(context);
    pages.getChildren().setAll(page);
    page.lookupAll(".toggle-button").stream().findFirst().ifPresent(Node::requestFocus);
  }

  private void back() {
    pages.getChildren().setAll(list.node());
    list.focus();
  }

  private void send(Intent intent) {
    if (!(intent instanceof Intent.ReloadKubeconfig)) {
      popOver.hide();
    }
    store.dispatch(intent);
  }
}
