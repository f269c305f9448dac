package dev.portolan.paint;

import dev.portolan.diagram.Detail;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Route;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.diagram.Measures;
import dev.portolan.diagram.Overlay;
import dev.portolan.diagram.Rect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The boxes and lines of one picture, drawn in as much detail as was settled for it, and counted.
final class Scene {
  private static final double SHADOW = 4;

  private final Pen pen;
  private final Diagram diagram;
  private final Overlay overlay;
  private final Detail detail;
  private final Dimmer dimmer;
  private int marks;

  Scene(Pen pen, Diagram diagram, Overlay overlay, Detail detail) {
    this.pen = pen;
    this.diagram = diagram;
    this.overlay = overlay;
    this.detail = detail;
    this.dimmer = new Dimmer(pen, diagram, overlay);
  }

  int marks() {
    return marks;
  }

  void draw() {
    FramePainter frames = new FramePainter(pen, detail);
    PodPainter pods = new PodPainter(pen);
    CardPainter cards = new CardPainter(pen);
    TilePainter tiles = new TilePainter(pen);
    List<Box> open = new ArrayList<>();
    List<Box> closed = new ArrayList<>();
    Consumer<Box> namespaces =
        box -> (detail.tiles().contains(box.ref()) ? closed : open).add(box);
    all(Shape.NAMESPACE, pen.visible.grow(SHADOW), namespaces);
    open.forEach(frames::namespace);
    closed.forEach(frames::namespace);
    closed.forEach(dimmer.overNamespaces(tiles::namespace));
    routes();
    all(Shape.WORKLOAD, pen.visible, dimmer.overWorkloads(frames::workload));
    all(Shape.POD, pen.visible, dimmer.over(pods::draw));
    all(Shape.SERVICE, pen.visible, dimmer.over(cards::draw));
    all(Shape.INGRESS, pen.visible, dimmer.over(cards::draw));
    open.forEach(
        dimmer.over(b -> frames.namespaceHeading(b, Measures.namespaceHeading(b.rect()))));
    pen.dim(false);
  }

  private void all(Shape shape, Rect area, Consumer<Box> draw) {
    diagram.visit(
        shape,
        area,
        detail,
        box -> {
          marks++;
          draw.accept(box);
        });
  }

  private void routes() {
    RoutePainter painter = new RoutePainter(pen);
    pen.dim(overlay.matches() != null);
    for (Route route : diagram.routesIn(pen.visible, detail)) {
      if (!route.quiet()) {
        marks++;
        painter.draw(route, false);
      }
    }
    pen.dim(false);
  }
}
