package dev.portolan.ui.map;

import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Overlay;
import dev.portolan.diagram.Point;
import dev.portolan.diagram.Rect;
import dev.portolan.diagram.Viewport;
import dev.portolan.paint.Miniature;
import dev.portolan.ui.map.MapSurface.Picture;
import dev.portolan.ui.parts.Zoomed;
import dev.portolan.workspace.Tones;
import dev.portolan.workspace.Workspace;
import java.awt.Graphics2D;
import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/// The whole chart in a corner of the map, with a frame around what the map shows of it: a press or
/// a drag looks there, the wheel zooms. It is only there while the map does not show everything.
public final class Minimap implements AutoCloseable {
  private static final double WIDTH = 208;
  private static final double HEIGHT = 132;
  private static final double MARGIN = 6;
  private static final double ZOOM_PER_PIXEL = 1.0035;

  private final MapView map;
  private final MapSurface surface;
  private final Rectangle seen = new Rectangle();
  private final Pane root = new Pane();
  private Diagram diagram = Diagram.EMPTY;
  private Overlay overlay = Overlay.NONE;
  private Tones tones = Tones.LIGHT;
  private boolean wanted = true;
  private boolean drawn;

  /// How many pixels a unit had then: the window may be shown larger since, or elsewhere.
  private double drawnAt;

  public Minimap(MapView map) {
    this(map, new PixelSurface(new MiniatureBrush()));
  }

  Minimap(MapView map, MapSurface surface) {
    this.map = map;
    this.surface = surface;
    seen.getStyleClass().add("minimap-seen");
    seen.setMouseTransparent(true);
    surface.node().relocate(1, 1);
    root.setId("minimap");
    root.getStyleClass().add("minimap");
    root.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    root.setMinSize(WIDTH, HEIGHT);
    root.setMaxSize(WIDTH, HEIGHT);
    root.setClip(new Rectangle(WIDTH, HEIGHT));
    root.getChildren().addAll(surface.node(), seen);
    root.managedProperty().bind(root.visibleProperty());
    root.addEventHandler(MouseEvent.MOUSE_PRESSED, this::look);
    root.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::look);
    root.addEventHandler(ScrollEvent.SCROLL, this::zoom);
    map.onCamera(this::place);
  }

  public Node node() {
    return root;
  }

  public void render(Workspace workspace) {
    Overlay next = workspace.overlay();
    boolean stale =
        !diagram.equals(workspace.diagram())
            || !tones.equals(workspace.appearance().tones())
            || !next.selected().equals(overlay.selected());
    diagram = workspace.diagram();
    overlay = next;
    wanted = workspace.appearance().looks().cards().minimap();
    tones = workspace.appearance().tones();
    drawn &= !stale;
    place();
  }

  @Override
  public void close() {
    surface.close();
  }

  /// Frames what the map shows; draws the chart only once it is to be seen.
  private void place() {
    Rect visible = map.camera().viewport().visible();
    Rect bounds = diagram.bounds();
    root.setVisible(wanted && bounds.width() > 0 && !visible.contains(bounds));
    if (!root.isVisible()) {
      return;
    }
    Viewport mini = mini();
    Rect part = visible.intersection(bounds);
    Point corner = mini.toPixel(part.x(), part.y());
    seen.setX(1 + corner.x());
    seen.setY(1 + corner.y());
    seen.setWidth(Math.max(4, part.width() * mini.scale()));
    seen.setHeight(Math.max(4, part.height() * mini.scale()));
    double share = part.width() * part.height() / (bounds.width() * bounds.height());
    root.setAccessibleText(
        String.format(Locale.ROOT, "Overview of the map: %.0f %% of it in view", 100 * share));
    double density = Zoomed.density(root);
    if (!drawn || density != drawnAt) {
      drawn = true;
      drawnAt = density;
      surface.show(new Picture(diagram, overlay, mini, density, tones, true));
    }
  }

  private Viewport mini() {
    double width = WIDTH - 2;
    double height = HEIGHT - 2;
    Viewport all =
        Viewport.fit(
            diagram.bounds(), (int) (width - 2 * MARGIN), (int) (height - 2 * MARGIN), 0.5);
    return all.pan(MARGIN, MARGIN).resize((int) width, (int) height);
  }

  private void look(MouseEvent e) {
    Point at = mini().toChart(e.getX() - 1, e.getY() - 1);
    map.camera().center(new Rect(at.x(), at.y(), 0, 0), 0);
    e.consume();
  }

  private void zoom(ScrollEvent e) {
    map.camera().zoom(Math.pow(ZOOM_PER_PIXEL, e.getDeltaY()));
    e.consume();
  }

  /// Draws miniatures.
  private static final class MiniatureBrush implements FrameLoop.Brush {
    private final Miniature miniature = new Miniature();
    private final Pigments pigments = new Pigments();

    @Override
    public void paint(Graphics2D graphics, Picture picture, Viewport device) {
      miniature.paint(
          graphics,
          picture.diagram(),
          picture.overlay(),
          device,
          pigments.of(picture.tones()),
          picture.outputScale());
    }
  }
}
