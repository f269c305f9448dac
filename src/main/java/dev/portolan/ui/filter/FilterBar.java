package dev.portolan.ui.filter;

import dev.portolan.diagram.ChartView;
import dev.portolan.model.Kind;
import dev.portolan.topology.Filter;
import dev.portolan.ui.filter.Chips.Chip;
import dev.portolan.ui.parts.Glyphs;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// The row under the header that says what the map is filtered by: a chip for each piece, which a
/// click on its cross (or Delete on it) takes away. Not there while nothing is left out.
public final class FilterBar {
  private final Store store;
  private final Runnable edit;
  private final FlowPane chips = new FlowPane(6, 6);
  private final Label shown = new Label();
  private final HBox root;
  private Filter last = Filter.ALL;

  /// @param edit opens the form
  public FilterBar(Store store, Runnable edit) {
    this.store = store;
    this.edit = edit;
    Button clear = new Button("Clear all", Glyphs.of(Feather.X));
    clear.setId("filter-clear");
    clear.setOnAction(e -> show(store, Filter.ALL));
    shown.setId("filter-shown");
    shown.getStyleClass().add("muted");
    shown.setMinWidth(Region.USE_PREF_SIZE);
    clear.setMinWidth(Region.USE_PREF_SIZE);
    HBox.setHgrow(chips, Priority.ALWAYS);
    chips.setAlignment(Pos.CENTER_LEFT);
    chips.setPrefWrapLength(0);
    root = new HBox(10, Glyphs.of(Feather.FILTER), chips, shown, clear);
    root.setAlignment(Pos.CENTER_LEFT);
    root.setId("filter-bar");
    root.getStyleClass().add("filter-bar");
    root.managedProperty().bind(root.visibleProperty());
    root.setVisible(false);
  }

  public Node node() {
    return root;
  }

  /// Shows the cluster through another filter; everything else about the view stays.
  public static void show(Store store, Filter filter) {
    ChartView view = store.now().map().view();
    store.dispatch(new Intent.ShowChart(view.with(filter)));
  }

  public void render(Workspace workspace) {
    Filter filter = workspace.map().view().filter();
    boolean open = workspace.open() != null && !workspace.open().closed();
    root.setVisible(open && !filter.all());
    if (!filter.equals(last)) {
      last = filter;
      List<Chip> all = Chips.of(filter);
      chips.getChildren().setAll(all.stream().map(this::chip).toList());
    }
    shown.setText(open && !filter.all() ? words(workspace) : "");
  }

  private static String words(Workspace workspace) {
    int all = workspace.open() == null ? 0 : workspace.open().snapshot().shelf(Kind.POD).size();
    int left = workspace.diagram().about().counts().pods();
    return String.format(Locale.ROOT, "%,d of %,d pods", left, all);
  }

  private Node chip(Chip chip) {
    Label what = new Label(chip.what());
    what.getStyleClass().add("muted");
    HBox words = new HBox(5, what);
    if (!chip.value().isEmpty()) {
      words.getChildren().add(new Label(chip.value()));
    }
    words.setAlignment(Pos.CENTER_LEFT);
    Button change = new Button(null, words);
    change.getStyleClass().add("filter-chip-words");
    change.setAccessibleText("Filter: " + chip.words() + ". Change it");
    change.setTooltip(new Tooltip("Change the filter"));
    change.setOnAction(e -> edit.run());
    Button remove = new Button(null, Glyphs.of(Feather.X));
    remove.getStyleClass().add("filter-chip-remove");
    remove.setAccessibleText("Remove the filter " + chip.words());
    remove.setTooltip(new Tooltip("Remove (Delete)"));
    remove.setOnAction(e -> show(store, chip.without()));
    HBox node = new HBox(change, remove);
    node.setAlignment(Pos.CENTER_LEFT);
    node.getStyleClass().add("filter-chip");
    node.setMaxWidth(Region.USE_PREF_SIZE);
    node.setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.DELETE || e.getCode() == KeyCode.BACK_SPACE) {
            show(store, chip.without());
            e.consume();
          }
        });
    return node;
  }
}
