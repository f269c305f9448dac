package dev.portolan.ui.shell;

import dev.portolan.cluster.SessionState;
import dev.portolan.ui.contexts.Ago;
import dev.portolan.workspace.Workspace;
import dev.portolan.workspace.Workspace.OpenContext;
import java.time.InstantSource;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/// How the connection stands, in one word with a mark, and whether the cluster is a simulated one.
final class StateBadge {
  private static final List<String> TONES = List.of("ok", "warn", "bad", "idle");

  private final Circle mark = new Circle(4);
  private final Label word = new Label();
  private final HBox state = new HBox(6, mark, word);
  private final Label simulated = new Label("SIMULATED");
  private final HBox root = new HBox(8, state, simulated);
  private final Tooltip why = new Tooltip();

  private final InstantSource clock;
  private @Nullable SessionState shown;

  StateBadge(Ticker ticker) {
    clock = ticker.clock();
    ticker.add(
        now -> {
          if (shown instanceof SessionState.Stale s) {
            show(s);
          }
        });
    root.setAlignment(Pos.CENTER_LEFT);
    root.setFillHeight(false);
    state.setAlignment(Pos.CENTER_LEFT);
    state.setId("state");
    state.getStyleClass().addAll("badge", "state");
    simulated.setId("simulated");
    simulated.getStyleClass().addAll("badge", "simulated");
    simulated.setTooltip(
        new Tooltip("The embedded demo cluster: its API is real, its network is simulated."));
    simulated.managedProperty().bind(simulated.visibleProperty());
    state.managedProperty().bind(state.visibleProperty());
    mark.getStyleClass().add("mark");
    word.setMinWidth(Label.USE_PREF_SIZE);
    simulated.setMinWidth(Label.USE_PREF_SIZE);
  }

  Node node() {
    return root;
  }

  void render(Workspace workspace) {
    OpenContext open = workspace.open();
    boolean closed = open == null || open.closed();
    state.setVisible(!closed);
    simulated.setVisible(open != null && open.snapshot().origin().simulated());
    shown = open == null ? null : open.state();
    if (open != null && open.consent() != null) {
      show("warn", "Waiting for you", "");
    } else if (open != null) {
      show(open.state());
    }
  }

  private void show(SessionState is) {
    switch (is) {
      case SessionState.Connecting _ -> show("idle", "Connecting", "");
      case SessionState.Live _ -> show("ok", "Live", "");
      case SessionState.Stale s ->
          show("warn", "Stale for " + Ago.span(s.since(), clock.instant()), s.why());
      case SessionState.Failed f -> show("bad", "Failed", f.why());
      case SessionState.Closed _ -> show("idle", "Closed", "");
    }
  }

  private void show(String tone, String text, String reason) {
    state.getStyleClass().removeAll(TONES);
    state.getStyleClass().add(tone);
    word.setText(text);
    why.setText(reason);
    if (reason.isEmpty()) {
      Tooltip.uninstall(state, why);
    } else {
      Tooltip.install(state, why);
    }
  }
}
