package dev.portolan.ui.shell;

import dev.portolan.cluster.SessionState;
import dev.portolan.ui.contexts.Ago;
import dev.portolan.workspace.Workspace;
import dev.portolan.workspace.Workspace.OpenContext;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The sign that what is shown is old: a line above it, in a place of its own so that it covers
/// nothing, and a veil over it. Nothing while it is not.
final class StaleSign {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

  private final Region veil = new Region();
  private final Label words = new Label("", new FontIcon(Feather.WIFI_OFF));

  private final InstantSource clock;
  private SessionState state = new SessionState.Closed();

  StaleSign(Ticker ticker) {
    clock = ticker.clock();
    ticker.add(now -> tell());
    veil.getStyleClass().add("veil");
    words.setId("stale");
    words.getStyleClass().add("stale");
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    words.setMaxWidth(Double.MAX_VALUE);
    words.managedProperty().bind(words.visibleProperty());
    veil.visibleProperty().bind(words.visibleProperty());
    veil.setMouseTransparent(true);
  }

  /// The line.
  Node node() {
    return words;
  }

  /// What lies over all that is old.
  Node veil() {
    return veil;
  }

  /// @param any whether there is anything that could be old
  void render(Workspace workspace, boolean any) {
    OpenContext open = workspace.open();
    state = open == null || !any ? new SessionState.Closed() : open.state();
    tell();
  }

  private void tell() {
    String old = staleness();
    words.setVisible(!old.isEmpty());
    words.setText(old);
  }

  private String staleness() {
    return switch (state) {
      case SessionState.Stale s ->
          "Not updated for "
              + Ago.span(s.since(), clock.instant())
              + ", since "
              + TIME.format(s.since())
              + ": "
              + s.why()
              + ". Trying again.";
      case SessionState.Failed f -> "Not updated: " + f.why() + ". Trying again.";
      default -> "";
    };
  }
}
