package dev.portolan.ui.shell;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.workspace.Workspace;
import dev.portolan.workspace.Workspace.OpenContext;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The line above a map of which more is to come: how much of the first lists has arrived. Without
/// it a chart that is half read would pass for a small cluster. It has a place of its own, so that
/// it covers nothing of what has come.
final class ReadingSign {
  private final Label words = new Label();
  private final ProgressBar bar = new ProgressBar(0);
  private final VBox root = new VBox(words, bar);
  private @Nullable ClusterSnapshot asked;

  ReadingSign() {
    root.setId("still-reading");
    root.getStyleClass().add("still-reading");
    root.managedProperty().bind(root.visibleProperty());
    root.setVisible(false);
    words.setMaxWidth(Double.MAX_VALUE);
    bar.setMaxWidth(Double.MAX_VALUE);
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
