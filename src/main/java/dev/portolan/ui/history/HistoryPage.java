package dev.portolan.ui.history;

import dev.portolan.history.Entry;
import dev.portolan.history.Row;
import dev.portolan.ui.checks.PastRun;
import dev.portolan.ui.drawer.DrawerPage;
import dev.portolan.ui.parts.EmptyState;
import dev.portolan.ui.parts.FileDialogs;
import dev.portolan.ui.parts.Sheet;
import dev.portolan.workspace.History;
import dev.portolan.workspace.HistoryStep;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The checks that are kept of the open context: a table to search, and beside it the one that is
/// marked, or two side by side.
public final class HistoryPage implements DrawerPage {
  private final HistoryVerbs verbs;
  private final SearchBar bar;
  private final UndoBar undo;
  private final RowTable table;
  private final PastRun one;
  private final CompareView two;
  private final Node hint =
      EmptyState.of(
          Feather.CLOCK,
          "Mark a check to see it again",
          "Mark two (Ctrl+click) to compare them side by side.");
  private final Node many =
      EmptyState.of(Feather.CHECK_SQUARE, "Several are marked", "Export them, or delete them.");
  private final VBox root = new VBox();
  private @Nullable History shown;
  private long looked = -1;

  public HistoryPage(Store store, FileDialogs files) {
    this(store, InstantSource.system(), ZoneId.systemDefault(), files);
  }

  HistoryPage(Store store, InstantSource clock, ZoneId zone, FileDialogs files) {
    verbs = new HistoryVerbs(store, files);
    bar = new SearchBar(verbs);
    undo = new UndoBar(verbs);
    table = new RowTable(verbs, clock, zone);
    one = new PastRun(store, clock, verbs::again);
    two = new CompareView(zone);
    StackPane beside = new StackPane(hint, many, one.node(), two.node());
    beside.setMinWidth(0);
    SplitPane split = new SplitPane(table.node(), beside);
    split.setDividerPositions(0.54);
    VBox.setVgrow(split, Priority.ALWAYS);
    root.getChildren().setAll(bar.node(), undo.node(), split);
    root.getStyleClass().addAll("checks", "history");
    Sheet.add(root, "checks");
    Sheet.add(root, "history");
  }

  /// The files are looked at anew when it comes before the user again.
  @Override
  public void rest() {
    looked = -1;
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public void render(Workspace workspace) {
    long epoch = workspace.open() == null ? 0 : workspace.open().epoch();
    if (epoch != looked) {
      looked = epoch;
      verbs.send(new HistoryStep.Look());
    }
    History now = workspace.wire().history();
    if (now.equals(shown)) {
      return;
    }
    shown = now;
    List<Row> found = now.search().of(now.rows());
    bar.show(now, found);
    undo.show(now.removed());
    table.show(now, found);
    beside(now);
  }

  private void beside(History now) {
    List<Entry> entries = now.shown();
    int picked = now.picked().size();
    hint.setVisible(picked == 0);
    many.setVisible(picked > 2);
    one.node().setVisible(picked == 1 && entries.size() == 1);
    two.node().setVisible(picked == 2 && entries.size() == 2);
    if (one.node().isVisible()) {
      one.show(entries.getFirst());
    } else if (two.node().isVisible()) {
      two.show(entries.getFirst(), entries.getLast());
    }
  }
}
