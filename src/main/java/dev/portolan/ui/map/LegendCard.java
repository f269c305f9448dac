package dev.portolan.ui.map;

import dev.portolan.paint.Key;
import dev.portolan.paint.Signs;
import dev.portolan.ui.parts.WholePixels;
import dev.portolan.ui.parts.Zoomed;
import dev.portolan.workspace.Tones;
import dev.portolan.workspace.Workspace;
import java.awt.image.BufferedImage;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The legend on the map: the signs that are on screen at this moment, and no others.
public final class LegendCard {
  private final VBox entries = new VBox();
  private final VBox root;
  private final Pigments pigments = new Pigments();
  private Signs signs = Signs.NONE;
  private Tones tones = Tones.LIGHT;
  private boolean wanted;

  /// How many pixels a unit had when it was drawn.
  private double drawnAt;

  public LegendCard(MapView map) {
    Label title = new Label("On the map now");
    title.getStyleClass().add("strong");
    entries.getStyleClass().add("legend-entries");
    ScrollPane scroll = new ScrollPane(entries);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("legend-scroll");
    root = new VBox(6, title, scroll);
    root.setId("legend");
    root.getStyleClass().add("legend");
    root.setAccessibleRole(AccessibleRole.PARENT);
    root.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    root.managedProperty().bind(root.visibleProperty());
    root.setVisible(false);
    map.onSigns(this::show);
  }

  public Node node() {
    return root;
  }

  public void render(Workspace workspace) {
    boolean now = workspace.appearance().looks().cards().legend();
    boolean otherwise = now && Zoomed.density(root) != drawnAt;
    if (now != wanted || otherwise || !tones.equals(workspace.appearance().tones())) {
      wanted = now;
      tones = workspace.appearance().tones();
      draw();
    }
  }

  private void show(Signs now) {
    signs = now;
    draw();
  }

  private void draw() {
    root.setVisible(wanted);
    if (!wanted) {
      return;
    }
    Key key = Key.of(signs);
    double scale = Zoomed.density(root);
    drawnAt = scale;
    List<BufferedImage> pictures = key.pictures(pigments.of(tones), scale);
    entries.getChildren().clear();
    for (int i = 0; i < pictures.size(); i++) {
      Label entry = new Label(key.words().get(i), picture(pictures.get(i), scale));
      entry.setMinWidth(Region.USE_PREF_SIZE);
      entries.getChildren().add(entry);
    }
    root.setAccessibleText("Legend: " + String.join(", ", key.words()));
  }

  private static ImageView picture(BufferedImage drawn, double scale) {
    int width = drawn.getWidth();
    int height = drawn.getHeight();
    int[] pixels = drawn.getRGB(0, 0, width, height, null, 0, width);
    WritableImage image = new WritableImage(width, height);
    image
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    ImageView view = new ImageView(image);
    view.setFitWidth(width / scale);
    view.setFitHeight(height / scale);
    view.setSmooth(false);
    WholePixels.keep(view);
    return view;
  }
}
