package dev.portolan.paint;

import dev.portolan.diagram.Detail;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Overlay;
import dev.portolan.diagram.Viewport;
import java.awt.Graphics2D;

/// The one painter, of the screen and of every exported picture. It keeps fonts and the ways of
/// lines at hand between pictures: make one for each thread that paints.
public final class Painter {
  private final Faces faces = new Faces();
  private Signs signs = Signs.NONE;
  private final FoundWays ways = new FoundWays();

  /// What the last picture that it painted holds.
  public Signs signs() {
    return signs;
  }

  /// Paints what the viewport shows, or what the graphics' clip leaves of it; `0, 0` is the
  /// picture's corner.
  ///
  /// @return how many boxes and lines of the chart were drawn
  public int paint(
      Graphics2D graphics,
      Diagram diagram,
      Overlay overlay,
      Viewport viewport,
      Palette palette,
      PaintOptions options) {
    return paint(
        graphics, diagram, overlay, viewport, palette, options, detail(diagram, viewport, options));
  }

  /// How much of a chart such a picture shows.
  static Detail detail(Diagram diagram, Viewport viewport, PaintOptions options) {
    double zoom = viewport.scale() / options.pixelRatio();
    return diagram.detail(viewport.visible(), zoom, options.marks());
  }

  /// The same in as much detail as is said.
  int paint(
      Graphics2D graphics,
      Diagram diagram,
      Overlay overlay,
      Viewport viewport,
      Palette palette,
      PaintOptions options,
      Detail detail) {
    Graphics2D g = (Graphics2D) graphics.create();
    try {
      Pen pen = new Pen(g, faces, viewport, palette, options);
      if (options.backdrop()) {
        Backdrop.draw(pen);
      }
      Scene scene = new Scene(pen, diagram, overlay, detail, options.marks());
      scene.draw();
      ways.tiles(detail.tiles());
      new OverlayPainter(pen, diagram, overlay, ways, scene).draw();
      signs = pen.noted.signs();
      return scene.marks();
    } finally {
      g.dispose();
    }
  }
}
