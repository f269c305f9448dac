package dev.portolan.ui.shell;

import dev.portolan.cluster.SessionState;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.workspace.Workspace;
import dev.portolan.workspace.Workspace.OpenContext;
import java.time.ZoneId;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The bar at the bottom: what the snapshot holds, what it may not or could not hold, when it last
/// changed, and the server's version.
public final class StatusBar {
  private final Label counts = new Label();
  private final Label reading = new Label();
  private final GapsButton gaps = new GapsButton();
  private final Label age = new Label();
  private final Label version = new Label();
  private final HBox root = new HBox();
  private @Nullable Unready unready;
  private boolean down;
  private boolean live;
  private @Nullable ClusterSnapshot shown;

  /// @param toggles what opens and closes the panels
  public StatusBar(List<? extends Node> toggles) {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    root.getStyleClass().add("status");
    root.setAlignment(Pos.CENTER_LEFT);
    root.getChildren().addAll(counts, reading, gaps.node(), gap, age, version);
    root.getChildren().addAll(toggles);
    counts.setId("counts");
    reading.setId("reading");
    ProgressIndicator busy = new ProgressIndicator();
    busy.getStyleClass().add("reading-spinner");
    reading.setGraphic(busy);
    reading.managedProperty().bind(reading.visibleProperty());
    reading.setVisible(false);
    age.setId("age");
    version.setId("version");
    counts.setMinWidth(0);
    counts.managedProperty().bind(counts.textProperty().isNotEmpty());
    age.setMinWidth(Label.USE_PREF_SIZE);
    version.setMinWidth(Label.USE_PREF_SIZE);
  }

  public Node node() {
    return root;
  }

  @SuppressWarnings("ReferenceEquality") // snapshots are never compared object by object
  public void render(Workspace workspace) {
    OpenContext open = workspace.open();
    // what is old says so on the map, and since when
    boolean now = open != null && open.state() instanceof SessionState.Live;
    boolean broken = open != null && broken(open.state());
    boolean same = broken == down;
    down = broken;
    if (now != live) {
      live = now;
      tellAge();
    }
    ClusterSnapshot snapshot =
        open == null || open.snapshot().generation() == 0 ? null : open.snapshot();
    if (snapshot == shown && same) {
      return;
    }
    shown = snapshot;
    if (snapshot == null) {
      counts.setText("");
      version.setText("");
      gaps.show(List.of());
      reading.setVisible(false);
    } else {
      Progress progress = Progress.of(snapshot);
      reading.setVisible(progress.reading());
      reading.setText(progress.text());
      Unready counted = unready == null ? Unready.of(snapshot) : unready.next(snapshot);
      unready = counted;
      counts.setText(Summary.counts(snapshot, counted.count()));
      version.setText(snapshot.origin().serverVersion());
      gaps.show(Summary.gaps(snapshot, down));
    }
    tellAge();
  }

  /// True while nothing at all can be read: the state says why, once.
  private static boolean broken(SessionState state) {
    return state instanceof SessionState.Failed || state instanceof SessionState.Stale;
  }

  private void tellAge() {
    boolean read = live && shown != null && shown.size() > 0;
    age.setText(
        shown == null || !read ? "" : Summary.updated(shown.time(), ZoneId.systemDefault()));
  }
}
