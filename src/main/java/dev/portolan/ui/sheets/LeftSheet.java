package dev.portolan.ui.sheets;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.ui.parts.EmptyState;
import dev.portolan.ui.parts.IconButton;
import dev.portolan.ui.parts.Marks;
import dev.portolan.ui.parts.Tone;
import dev.portolan.workspace.DebugStep;
import dev.portolan.workspace.Debugs;
import dev.portolan.workspace.Debugs.Left;
import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The debug containers that Portolan or others have left in the cluster. Portolan's own can be
/// ended from here; none can be removed but with its pod.
final class LeftSheet implements Card {
  /// More rows nobody reads.
  private static final int MOST = 200;

  private final Store store;
  private final Runnable close;
  private final Label title = new Label("Debug containers");
  private final VBox rows = new VBox(10);
  private final Node none =
      EmptyState.of(
          Feather.CHECK_CIRCLE,
          "None",
          "No pod that is read has an ephemeral container, neither of Portolan's nor of others.");
  private final Button done;
  private final VBox card;
  private @Nullable ClusterSnapshot shown;

  LeftSheet(Store store, Runnable close) {
    this.store = store;
    this.close = close;
    title.getStyleClass().add("sheet-title");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    done = IconButton.of(Feather.X, "Close (Esc)", close);
    HBox head = new HBox(8, title, done);
    head.setAlignment(Pos.CENTER_LEFT);
    Label how =
        new Label(
            "An ephemeral container cannot be removed: it goes with its pod. Ending one ends its"
                + " processes.");
    how.getStyleClass().add("muted");
    how.setWrapText(true);
    rows.getStyleClass().add("sheet-body");
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.setPrefViewportHeight(260);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    card = new VBox(12, head, how, scroll);
    card.setId("debug-left");
    card.getStyleClass().addAll("sheet", "debug-sheet");
  }

  @Override
  public Region node() {
    return card;
  }

  @Override
  public Node first() {
    return done;
  }

  @Override
  public void render(Workspace workspace) {
    ClusterSnapshot now = workspace.open() == null ? null : workspace.open().snapshot();
    if (now == null || now.equals(shown)) {
      return;
    }
    shown = now;
    List<Left> all = Debugs.all(now);
    title.setText(all.isEmpty() ? "Debug containers" : "Debug containers: " + all.size());
    rows.getChildren().clear();
    if (all.isEmpty()) {
      rows.getChildren().add(none);
    }
    all.stream().limit(MOST).forEach(left -> rows.getChildren().add(row(left)));
  }

  @Override
  public void hidden() {
    shown = null;
  }

  private Node row(Left left) {
    boolean running = left.container().running();
    String state = left.container().status().state().name().toLowerCase(Locale.ROOT);
    Label chip = Marks.chip(running ? Tone.GOOD : Tone.PLAIN, state);
    chip.setMinWidth(Region.USE_PREF_SIZE);
    Label where = new Label(left.ref().podRef().path() + "  ·  " + left.ref().container());
    where.getStyleClass().add("strong");
    Label what =
        new Label(left.container().image() + (left.ours() ? "  ·  Portolan's" : "  ·  somebody's"));
    what.getStyleClass().add("muted");
    VBox words = new VBox(2, where, what);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    Button show = new Button("Show");
    show.setOnAction(
        e -> {
          close.run();
          store.dispatch(new Intent.Select(left.ref().podRef(), false));
        });
    Button end = new Button("End");
    end.setDisable(!running || !left.ours());
    end.setOnAction(e -> store.dispatch(new Intent.OnDebug(new DebugStep.End(left.ref()))));
    HBox row = new HBox(10, chip, words, show, end);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
