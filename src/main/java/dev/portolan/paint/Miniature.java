package dev.portolan.paint;

import dev.portolan.diagram.Detail;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.diagram.Overlay;
import dev.portolan.diagram.Rect;
import dev.portolan.diagram.Viewport;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/// The whole chart a few fingers wide: frames with the share of their pods in each health, and a
/// ring around what is selected. A chart without namespaces shows what stands on it instead.
public final class Miniature {
  private static final double RING = 5;

  private final Faces faces = new Faces();

  /// Paints the chart as the viewport shows it; `0, 0` is the picture's corner.
  public void paint(
      Graphics2D graphics,
      Diagram diagram,
      Overlay overlay,
      Viewport viewport,
      Palette palette,
      double pixelRatio) {
    Graphics2D g = (Graphics2D) graphics.create();
    try {
      PaintOptions options = PaintOptions.STILL.withPixelRatio(pixelRatio);
      Pen pen = new Pen(g, faces, viewport, palette, options);
      pen.fill(new Pix(0, 0, viewport.width(), viewport.height()), 0, Role.MAP_BACKGROUND);
      frames(pen, diagram);
      overlay.selected().forEach(r -> diagram.box(r).ifPresent(b -> ring(pen, b)));
    } finally {
      g.dispose();
    }
  }

  private static void frames(Pen pen, Diagram diagram) {
    List<Box> namespaces = new ArrayList<>();
    diagram.visit(Shape.NAMESPACE, diagram.bounds(), Detail.BARE, namespaces::add);
    TilePainter tiles = new TilePainter(pen);
    for (Box box : namespaces) {
      Pix p = pen.pix(box.rect());
      pen.box(p, 2, 1, Role.LINE_STRONG, Role.NAMESPACE);
      tiles.bare(box);
    }
    if (namespaces.isEmpty()) {
      Rect all = diagram.bounds();
      PodPainter pods = new PodPainter(pen);
      for (Shape shape : Shape.values()) {
        diagram.visit(shape, all, Detail.BARE, b -> pods.cell(b.health(), pen.pix(b.rect())));
      }
    }
  }

  /// However small the thing, its ring can be seen.
  private static void ring(Pen pen, Box box) {
    Pix p = pen.pix(box.rect());
    int w = Math.max(p.w(), pen.whole(RING));
    int h = Math.max(p.h(), pen.whole(RING));
    pen.use(Role.ACCENT);
    pen.g.setStroke(pen.stroke(1.6));
    pen.g.drawRect(p.x() - (w - p.w()) / 2, p.y() - (h - p.h()) / 2, w, h);
  }
}
