package dev.portolan.ui.map;

import dev.portolan.workspace.Intent;
import dev.portolan.workspace.Looks;
import dev.portolan.workspace.Looks.Cards;
import dev.portolan.workspace.Store;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The buttons on the map: closer, farther, all of it; and how large it is shown.
public final class MapControls {
  private static final double STEP = 1.25;

  private final MapView map;
  private final Store store;
  private final Label percent = new Label();
  private final HBox root = new HBox();

  public MapControls(MapView map, Store store) {
    this.store = store;
    this.map = map;
    percent.setId("zoom");
    percent.getStyleClass().add("zoom");
    root.getStyleClass().add("map-controls");
    root.setAlignment(Pos.CENTER);
    root.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    root.getChildren()
        .addAll(
            button("zoom-out", Feather.MINUS, "Zoom out (−)", this::out),
            percent,
            button("zoom-in", Feather.PLUS, "Zoom in (+)", this::in),
            button("fit", Feather.MAXIMIZE, "Show the whole map (F)", this::fit),
            button("minimap-toggle", Feather.MAP, "Overview of the map (M)", this::overview),
            button("legend-toggle", Feather.HELP_CIRCLE, "Legend (L)", this::legend));
    map.onCamera(this::refresh);
    refresh();
  }

  public Node node() {
    return root;
  }

  public void in() {
    map.camera().zoom(STEP);
  }

  public void out() {
    map.camera().zoom(1 / STEP);
  }

  public void fit() {
    map.camera().fit();
  }

  /// Puts the minimap away, or back.
  public void overview() {
    cards(c -> new Cards(!c.minimap(), c.legend()));
  }

  /// Shows what the signs on screen mean, or no longer.
  public void legend() {
    cards(c -> new Cards(c.minimap(), !c.legend()));
  }

  private void cards(UnaryOperator<Cards> change) {
    Looks looks = store.now().appearance().looks();
    store.dispatch(new Intent.SetLooks(looks.with(change.apply(looks.cards()))));
  }

  private void refresh() {
    double scale = map.camera().viewport().scale();
    percent.setText(String.format(Locale.ROOT, "%.0f %%", scale * 100));
  }

  private static Button button(String id, Feather icon, String tip, Runnable action) {
    Button button = new Button(null, new FontIcon(icon));
    button.setId(id);
    button.setAccessibleText(tip);
    button.setFocusTraversable(false);
    button.setTooltip(new Tooltip(tip));
    button.setOnAction(e -> action.run());
    return button;
  }
}
