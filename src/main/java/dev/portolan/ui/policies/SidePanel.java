package dev.portolan.ui.policies;

import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.ui.inspector.InspectorPanel;
import dev.portolan.ui.parts.FileDialogs;
import dev.portolan.ui.parts.Sheet;
import dev.portolan.workspace.PolicyBook;
import dev.portolan.workspace.RulePlace;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The panel beside the map: the selection, the list of policies, or what if there were others.
/// What is selected elsewhere brings the selection to the front.
public final class SidePanel {
  private final InspectorPanel inspector;
  private final PoliciesView policies;
  private final WhatIfView whatIf;
  private final Map<Page, ToggleButton> buttons = new EnumMap<>(Page.class);
  private final Map<Page, Node> pages = new EnumMap<>(Page.class);
  private final VBox root;
  private List<ObjectRef> selected = List.of();
  private @Nullable RulePlace place;
  private Page page = Page.SELECTION;

  private enum Page {
    SELECTION("Selection"),
    POLICIES("Policies"),
    WHAT_IF("What if");

    private final String title;

    Page(String title) {
      this.title = title;
    }
  }

  public SidePanel(Store store, FileDialogs files) {
    inspector = new InspectorPanel(store);
    policies =
        new PoliciesView(store::dispatch, () -> turn(Page.SELECTION), () -> turn(Page.WHAT_IF));
    whatIf = new WhatIfView(store::dispatch, files);
    pages.put(Page.SELECTION, inspector.node());
    pages.put(Page.POLICIES, policies.node());
    pages.put(Page.WHAT_IF, whatIf.node());
    HBox choice = new HBox();
    choice.getStyleClass().add("segments");
    for (Page p : Page.values()) {
      ToggleButton button = new ToggleButton(p.title);
      button.setId("side-" + p.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      button.setMaxWidth(Double.MAX_VALUE);
      button.setOnAction(e -> turn(p));
      HBox.setHgrow(button, Priority.ALWAYS);
      buttons.put(p, button);
      choice.getChildren().add(button);
    }
    HBox bar = new HBox(choice);
    HBox.setHgrow(choice, Priority.ALWAYS);
    bar.getStyleClass().add("side-bar");
    StackPane stack = new StackPane();
    pages.values().forEach(stack.getChildren()::add);
    stack.setMinWidth(0);
    VBox.setVgrow(stack, Priority.ALWAYS);
    root = new VBox(bar, stack);
    root.getStyleClass().add("side");
    Sheet.add(root, "inspector");
    Sheet.add(root, "reach");
    turn(Page.SELECTION);
    render(store.now());
  }

  public Node node() {
    return root;
  }

  public void render(Workspace workspace) {
    List<ObjectRef> now = workspace.map().selected();
    RulePlace next = workspace.predictions().place();
    boolean browsing = page == Page.POLICIES && now.size() == 1 && now.getFirst().kind().isPolicy();
    if ((!now.equals(selected) && !now.isEmpty() && !browsing)
        || (next != null && !next.equals(place))) {
      turn(Page.SELECTION);
    }
    selected = now;
    place = next;
    inspector.render(workspace);
    policies.render(workspace);
    whatIf.render(workspace);
    PolicyBook book = workspace.predictions().book();
    ToggleButton button = buttons.get(Page.POLICIES);
    if (button != null) {
      button.setText(Page.POLICIES.title + (book == null ? "" : count(workspace, book)));
    }
  }

  /// None of what could not be read is no count.
  private static String count(Workspace workspace, PolicyBook book) {
    boolean known =
        workspace.open() != null
            && workspace.open().snapshot().coverage(Kind.NETWORK_POLICY).complete();
    return book.entries().isEmpty() && !known ? "" : " " + book.entries().size();
  }

  private void turn(Page to) {
    page = to;
    pages.forEach((p, node) -> node.setVisible(p == to));
    buttons.forEach((p, button) -> button.setSelected(p == to));
  }
}
