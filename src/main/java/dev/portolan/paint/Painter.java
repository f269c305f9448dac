package dev.portolan.paint;

import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Route;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.diagram.Measures;
import dev.portolan.diagram.Overlay;
import dev.portolan.diagram.Rect;
import dev.portolan.diagram.Viewport;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/// The one painter, of the screen and of every exported picture. It keeps fonts and the ways of
/// lines at hand between pictures: make one for each thread that paints.
public final class Painter {
  private static final double SHADOW = 4;

  /// Below this many points per chart unit nothing is written but names.
  private static final double WORDS_FROM = 0.34;

  private final Faces faces = new Faces();
  private final FoundWays ways = new FoundWays();

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
      new OverlayPainter(pen, diagram, overlay, ways).draw();
    } finally {
      g.dispose();
    }
  }

  private static void boxes(Pen pen, Diagram diagram, Overlay overlay) {
    FramePainter frames = new FramePainter(pen);
    Rect area = pen.visible.grow(SHADOW);
    List<Box> namespaces = new ArrayList<>();
    diagram.visit(Shape.NAMESPACE, area, true, namespaces::add);
    namespaces.forEach(frames::namespace);
    Dimmer dimmer = new Dimmer(pen, overlay);
    if (TilePainter.far(pen)) {
      tiles(pen, diagram, namespaces, dimmer);
    } else {
      routes(pen, diagram, overlay);
      boolean words = pen.zoom() >= WORDS_FROM;
      PodPainter pods = new PodPainter(pen);
      CardPainter cards = new CardPainter(pen);
      diagram.visit(Shape.WORKLOAD, area, words, dimmer.over(frames::workload));
      diagram.visit(Shape.POD, area, words, dimmer.over(pods::draw));
      diagram.visit(Shape.SERVICE, area, words, dimmer.over(cards::draw));
      diagram.visit(Shape.INGRESS, area, words, dimmer.over(cards::draw));
    }
    for (Box box : namespaces) {
      dimmer.over(b -> frames.namespaceHeading(b, Measures.namespaceHeading(b.rect()))).accept(box);
    }
    pen.dim(false);
  }

  /// A chart from so far that there are more pods than pixels to tell them apart.
  private static void tiles(Pen pen, Diagram diagram, List<Box> namespaces, Dimmer dimmer) {
    TilePainter tiles = new TilePainter(pen, new PodPainter(pen));
    CardPainter cards = new CardPainter(pen);
    for (Box namespace : namespaces) {
      if (tiles.tile(namespace)) {
        dimmer.overNamespaces(tiles::namespace).accept(namespace);
      } else {
        Rect inside = pen.visible.intersection(namespace.rect());
        diagram.visit(Shape.WORKLOAD, inside, false, dimmer.overNamespaces(tiles::workload));
        diagram.visit(Shape.SERVICE, inside, false, dimmer.overNamespaces(cards::draw));
        diagram.visit(Shape.INGRESS, inside, false, dimmer.overNamespaces(cards::draw));
      }
    }
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
