package dev.portolan.ui.shell;

import dev.portolan.cluster.SessionState;
import dev.portolan.ui.map.MapControls;
import dev.portolan.ui.map.MapView;
import dev.portolan.workspace.Store;
import dev.portolan.workspace.Workspace;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The middle of the window: the map with its buttons, the sign that it is old, what stands there
/// while there is no map, and the notices above it all.
public final class MapArea {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

  private final MapView map;
  private final MapControls controls;
  private final Region veil = new Region();
  private final Label stale = new Label("", new FontIcon(Feather.WIFI_OFF));
  private final BlankView blank;
  private final NoticeBar notices;

  public MapArea(Store store, MapView map, Runnable chooseContext) {
    this.map = map;
    controls = new MapControls(map);
    blank = new BlankView(store, chooseContext);
    veil.getStyleClass().add("veil");
    veil.setMouseTransparent(true);
    stale.setId("stale");
    stale.getStyleClass().add("stale");
    HBox top = new HBox(stale);
    top.setAlignment(Pos.TOP_CENTER);
    top.setMouseTransparent(true);
    StackPane.setMargin(top, new Insets(12));
    StackPane.setAlignment(controls.node(), Pos.BOTTOM_RIGHT);
    StackPane.setMargin(controls.node(), new Insets(12));
    StackPane stack = new StackPane(map.node(), veil, top, controls.node(), blank.node());
    stack.setMinSize(0, 0);
    notices = new NoticeBar(store, stack);
  }

  public Node node() {
    return notices.node();
  }

  public MapControls controls() {
    return controls;
  }

  public void render(Workspace workspace) {
    map.render(workspace);
    blank.render(workspace);
    notices.render(workspace);
    boolean drawn = !workspace.diagram().boxes().isEmpty();
    controls.node().setVisible(drawn);
    String old = drawn ? staleness(workspace) : "";
    veil.setVisible(!old.isEmpty());
    stale.setVisible(!old.isEmpty());
    stale.setText(old);
  }

  private static String staleness(Workspace workspace) {
    if (workspace.open() == null) {
      return "";
    }
    return switch (workspace.open().state()) {
      case SessionState.Stale s ->
          "Not updated since " + TIME.format(s.since()) + ": " + s.why() + ". Trying again.";
      case SessionState.Failed f -> "Not updated: " + f.why() + ". Trying again.";
      default -> "";
    };
  }
}
