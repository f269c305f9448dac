package dev.portolan.ui.table;

import dev.portolan.diagram.ChartView;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.ui.FxCrossing;
import dev.portolan.ui.map.Actions;
import dev.portolan.ui.parts.EmptyState;
import dev.portolan.ui.parts.Sheet;
import dev.portolan.ui.table.ListingWorker.Listing;
import dev.portolan.ui.table.ListingWorker.Question;
import dev.portolan.ui.verbs.VerbMenu;
import dev.portolan.workspace.Face;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.MatrixStep;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import dev.portolan.workspace.Workspace.OpenContext;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The same things as on the map, in a table: sorted by its columns' headings, filtered by the
/// fields under them, its selection the map's.
public final class TablePanel implements AutoCloseable {
  private final Store store;
  private final ItemTable table;
  private final ListingWorker worker;
  private final Label count = new Label();
  private final Button clear = new Button("Clear the table's filters");
  private final VBox root;
  private final Runnable reveal;
  private @Nullable ClusterSnapshot asked;
  private ChartView view = ChartView.ALL;
  private Sifting sifting = Sifting.ALL;
  private boolean wantsFocus;

  /// @param reveal has the map go to what gets selected next
  public TablePanel(Store store, Runnable reveal) {
    this.store = store;
    this.reveal = reveal;
    worker = new ListingWorker(l -> FxCrossing.later(() -> arrived(l)));
    Actions actions = new Actions(store);
    table = new ItemTable(r -> VerbMenu.items(actions.verbs(r), store.now()), this::act);
    clear.setId("table-clear");
    clear.setOnAction(e -> clear());
    clear.setVisible(false);
    table.empty(new Region()); // until the first rows come
    count.setId("table-count");
    count.getStyleClass().add("muted");
    Label hint = new Label("Enter shows it on the map · Ctrl+C copies · !word leaves out");
    hint.getStyleClass().add("muted");
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    HBox foot = new HBox(10, count, clear, between, hint);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().add("table-foot");
    VBox.setVgrow(table.node(), Priority.ALWAYS);
    root = new VBox(table.node(), foot);
    root.setId("table-panel");
    root.getStyleClass().add("table-panel");
    Sheet.add(root, "table");
  }

  public Node node() {
    return root;
  }

  /// Puts the keyboard on the rows.
  public void takeFocus() {
    wantsFocus = !table.focusRows();
  }

  /// Puts the keyboard into the field that filters by name.
  public void focusFilter() {
    table.focusFilter();
  }

  /// Takes away the filters; true when there were any.
  public boolean clear() {
    boolean any = !sifting.words().isEmpty();
    table.clearFilters();
    return any;
  }

  /// Shows the open cluster's things.
  ///
  /// @param shown rows are only made while they are to be seen
  public void render(Workspace workspace, boolean shown) {
    OpenContext open = workspace.open();
    if (!shown || open == null) {
      if (asked != null) {
        asked = null;
        worker.ask(null);
        table.show(List.of());
      }
      return;
    }
    if (!same(open.snapshot()) || !view.equals(workspace.map().view())) {
      boolean urgent = asked == null || !view.equals(workspace.map().view());
      asked = open.snapshot();
      view = workspace.map().view();
      worker.ask(new Question(open.snapshot(), view, sifting, urgent));
    }
    table.select(workspace.map().selected());
  }

  @SuppressWarnings("ReferenceEquality") // snapshots are never compared object by object
  private boolean same(ClusterSnapshot snapshot) {
    return asked == snapshot;
  }

  @Override
  public void close() {
    worker.close();
  }

  private void arrived(Listing listing) {
    if (asked == null) {
      return;
    }
    table.show(listing);
    table.select(store.now().map().selected());
    boolean all = listing.rows().size() == listing.all();
    count.setText(
        all
            ? String.format(Locale.ROOT, "%,d things", listing.all())
            : String.format(
                Locale.ROOT, "%,d of %,d things", listing.rows().size(), listing.all()));
    clear.setVisible(!sifting.words().isEmpty());
    table.empty(
        sifting.words().isEmpty()
            ? EmptyState.of(Feather.LIST, "Nothing here", "What is shown of the map holds nothing.")
            : EmptyState.of(
                Feather.FILTER, "No row matches", "Escape clears the fields under the headings."));
    if (wantsFocus) {
      wantsFocus = !table.focusRows();
    }
  }

  private void act(ItemTable.Act act) {
    switch (act) {
      case ItemTable.Sift s -> {
        sifting = s.sifting();
        ClusterSnapshot of = asked;
        if (of != null) {
          worker.ask(new Question(of, view, sifting, true));
        }
      }
      case ItemTable.Select s -> select(s.refs());
      case ItemTable.Open o -> {
        reveal.run();
        store.dispatch(new Intent.OnMatrix(new MatrixStep.Show(Face.MAP)));
        store.dispatch(new Intent.Select(o.ref(), false));
      }
    }
  }

  private void select(List<ObjectRef> refs) {
    store.dispatch(
        refs.size() == 1
            ? new Intent.Select(refs.getFirst(), false)
            : new Intent.SelectAll(java.util.Set.copyOf(refs)));
  }
}
