package dev.portolan.ui.inspector;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.ui.diagnosis.ObservedList;
import dev.portolan.ui.parts.EmptyState;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.ui.parts.Sheet;
import dev.portolan.workspace.Predictions;
import dev.portolan.workspace.RulePlace;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Survey.Question;
import dev.portolan.workspace.Workspace;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The panel beside the map: what is known of the selection, its YAML, and what can be done with
/// it.
public final class InspectorPanel {
  private final HeaderView header = new HeaderView();
  private final ActionsView actions;
  private final FactsView facts;
  private final ObservedList observed;
  private final ReachView reach;
  private final YamlView yaml;
  private final TabPane tabs;
  private final Tab reachTab;
  private final Tab yamlTab;
  private final VBox content;
  private final Node nothing =
      EmptyState.of(
          Feather.MOUSE_POINTER,
          "Nothing selected",
          "Click a pod, a service or any other box on the map to see what is known of it."
              + " Ctrl+click adds to the selection.");
  private final Node noMap =
      EmptyState.of(
          Feather.MOUSE_POINTER,
          "Nothing to select yet",
          "What is selected on the map is told here: its facts, what may reach it, and its YAML.");
  private final StackPane root;
  private @Nullable SnapshotIndex index;
  private List<ObjectRef> selected = List.of();
  private @Nullable Facts shown;
  private Question asked = Question.NOTHING;
  private @Nullable RulePlace place;

  /// Shows what the store holds; the window calls `render` on the FX thread with each newest
  /// workspace.
  public InspectorPanel(Store store) {
    actions = new ActionsView(store);
    facts = new FactsView(store::dispatch);
    observed = new ObservedList(store::dispatch);
    reach = new ReachView(store::dispatch);
    yaml = new YamlView(store::dispatch);
    Tab factsTab = new Tab("Facts", facts.node());
    factsTab.setGraphic(Glyphs.of(Feather.LIST));
    reachTab = new Tab("Reach", reach.node());
    reachTab.setGraphic(Glyphs.of(Feather.SHARE_2));
    yamlTab = new Tab("YAML", yaml.node());
    yamlTab.setGraphic(Glyphs.of(Feather.CODE));
    tabs = new TabPane(factsTab, reachTab, yamlTab);
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.setTabDragPolicy(TabPane.TabDragPolicy.FIXED);
    yamlTab.selectedProperty().addListener((p, was, is) -> yaml.setOpen(is));
    VBox.setVgrow(tabs, Priority.ALWAYS);
    content = new VBox(header.node(), actions.node(), observed.node(), tabs);
    root = new StackPane(content, nothing, noMap);
    root.getStyleClass().add("inspector");
    Sheet.add(root, "inspector");
    root.setMinWidth(260);
    render(store.now());
  }

  public Node node() {
    return root;
  }

  public void render(Workspace workspace) {
    ClusterSnapshot snapshot = workspace.open() == null ? null : workspace.open().snapshot();
    boolean empty = snapshot == null || workspace.map().selected().isEmpty();
    boolean mapless = workspace.diagram().boxes().isEmpty();
    nothing.setVisible(empty && !mapless);
    noMap.setVisible(empty && mapless);
    content.setVisible(!empty);
    if (snapshot == null || empty) {
      selected = List.of();
      yaml.show(null, null);
      reach.show(Predictions.NONE);
      return;
    }
    SnapshotIndex had = index;
    boolean sameSnapshot = had != null && same(had.snapshot(), snapshot);
    SnapshotIndex current = had == null ? new SnapshotIndex(snapshot) : had;
    if (!sameSnapshot && had != null) {
      current = had.next(snapshot);
    }
    index = current;
    if (!sameSnapshot || !workspace.map().selected().equals(selected)) {
      selected = workspace.map().selected();
      show(current, selected);
    }
    ObjectRef one = selected.size() == 1 ? selected.getFirst() : null;
    yaml.show(one, workspace.map().yaml());
    observed.render(workspace);
    predicted(workspace.predictions());
  }

  @SuppressWarnings("ReferenceEquality") // the very same: a comparison would cost more than facts
  private static boolean same(ClusterSnapshot one, ClusterSnapshot other) {
    return one == other;
  }

  /// A verdict between two objects that were chosen for it, and a rule to be read, come to the
  /// front by themselves, once.
  private void predicted(Predictions predictions) {
    reach.show(predictions);
    boolean two = predictions.asked().selected().size() == 2;
    if (two && !predictions.asked().equals(asked)) {
      tabs.getSelectionModel().select(reachTab);
    }
    asked = predictions.asked();
    RulePlace next = predictions.place();
    if (next != null && !next.equals(place)) {
      tabs.getSelectionModel().select(yamlTab);
    }
    place = next;
    yaml.mark(next);
  }

  private void show(SnapshotIndex current, List<ObjectRef> refs) {
    Facts next = Facts.of(current, refs);
    if (!next.equals(shown)) {
      header.show(next);
      facts.show(next, shown == null || !shown.title().equals(next.title()));
      shown = next;
    }
    yamlTab.setDisable(refs.size() > 1);
    actions.show(current, refs);
  }
}
