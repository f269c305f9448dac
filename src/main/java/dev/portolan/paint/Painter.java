package dev.portolan.paint;

import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Route;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.diagram.Measures;
import dev.portolan.diagram.Overlay;
import dev.portolan.diagram.Viewport;
import dev.portolan.model.ObjectRef;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Set;

/// The one painter, of the screen and of every exported picture. It keeps fonts at hand between
/// pictures: make one for each thread that paints.
public final class Painter {
  private static final double SHADOW = 4;

  private final Faces faces = new Faces();

  /// Paints what the viewport shows, or what the graphics' clip leaves of it; `0, 0` is the
  /// picture's corner.
  public void paint(
      Graphics2D graphics,
      Diagram diagram,
      Overlay overlay,
      Viewport viewport,
      Palette palette,
      PaintOptions options) {
    Graphics2D g = (Graphics2D) graphics.create();
    try {
      Pen pen = new Pen(g, faces, viewport, palette, options);
      if (options.backdrop()) {
        Backdrop.draw(pen);
      }
      boxes(pen, diagram, overlay);
      new OverlayPainter(pen, diagram, overlay).draw();
    } finally {
      g.dispose();
    }
  }

  private static void boxes(Pen pen, Diagram diagram, Overlay overlay) {
    FramePainter frames = new FramePainter(pen);
    CardPainter cards = new CardPainter(pen);
    PodPainter pods = new PodPainter(pen);
    List<Box> boxes = diagram.boxesIn(pen.visible.grow(SHADOW));
    Set<ObjectRef> matches = overlay.matches();
    for (Box box : boxes) {
      if (box.shape() == Shape.NAMESPACE) {
        frames.namespace(box);
      }
    }
    routes(pen, diagram, overlay);
    for (Box box : boxes) {
      pen.dim(matches != null && !matches.contains(box.ref()));
      switch (box.shape()) {
        case NAMESPACE -> {}
        case WORKLOAD -> frames.workload(box);
        case POD -> pods.draw(box);
        case SERVICE, INGRESS -> cards.draw(box);
      }
    }
    for (Box box : boxes) {
      if (box.shape() == Shape.NAMESPACE) {
        pen.dim(matches != null && !matches.contains(box.ref()));
        frames.namespaceHeading(box, Measures.namespaceHeading(box.rect()));
      }
    }
    pen.dim(false);
  }

  private static void routes(Pen pen, Diagram diagram, Overlay overlay) {
    RoutePainter painter = new RoutePainter(pen);
    for (Route route : diagram.routesIn(pen.visible)) {
      if (!route.quiet()) {
        pen.dim(overlay.matches() != null);
        painter.draw(route, false);
      }
    }
    pen.dim(false);
  }
}
