package dev.portolan.ui.shell;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.workspace.Workspace;
import dev.portolan.workspace.Workspace.OpenContext;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The sign over a map of which more is to come: how much of the first lists has arrived. Without
/// it a chart that is half read would pass for a small cluster.
final class ReadingSign {
  private final Label words = new Label();
  private final ProgressBar bar = new ProgressBar(0);
  private final VBox card = new VBox(5, words, bar);
  private final HBox root = new HBox(card);
  private @Nullable ClusterSnapshot asked;

  ReadingSign() {
    card.setId("still-reading");
    card.getStyleClass().add("still-reading");
    bar.setMaxWidth(Double.MAX_VALUE);
    root.setAlignment(Pos.TOP_CENTER);
    root.setFillHeight(false);
    root.setPadding(new Insets(12));
    root.setMouseTransparent(true);
    root.setVisible(false);
  }

  Node node() {
    return root;
  }

  /// @param any whether there is a map already
  void render(Workspace workspace, boolean any) {
    OpenContext open = workspace.open();
    if (open == null || !any || open.closed()) {
      asked = null;
      root.setVisible(false);
    } else if (!same(open.snapshot())) {
      asked = open.snapshot();
      Progress progress = Progress.of(open.snapshot());
      root.setVisible(progress.reading());
      words.setText("Not all is here yet.  " + progress.text());
      bar.setProgress(progress.share());
    }
  }

  @SuppressWarnings("ReferenceEquality") // snapshots are never compared object by object
  private boolean same(ClusterSnapshot snapshot) {
    return asked == snapshot;
  }
}
