package dev.portolan.paint;

import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Route;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.diagram.Overlay;
import dev.portolan.model.ObjectRef;
import dev.portolan.paint.Scene.Seat;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Draws what lies over the chart for a moment: the routes and neighbours of what is hovered or
/// selected, halos, the source's flag, the paths of checks.
final class OverlayPainter {
  private final Pen pen;
  private final Diagram diagram;
  private final Overlay overlay;
  private final FoundWays ways;
  private final Scene scene;

  /// @param scene what is drawn below
  OverlayPainter(Pen pen, Diagram diagram, Overlay overlay, FoundWays ways, Scene scene) {
    this.pen = pen;
    this.diagram = diagram;
    this.overlay = overlay;
    this.ways = ways;
    this.scene = scene;
  }

  void draw() {
    Set<ObjectRef> active = new LinkedHashSet<>(overlay.selected());
    ObjectRef hovered = overlay.hovered();
    if (hovered != null) {
      active.add(hovered);
    }
    RoutePainter routes = new RoutePainter(pen);
    List<Route> strong = ways.routes(diagram, active);
    Set<ObjectRef> near = new LinkedHashSet<>();
    active.forEach(a -> near.addAll(diagram.neighbours(a)));
    near.removeAll(active);
    near.forEach(n -> outline(n, 1.5, 1.5));
    if (hovered != null && !overlay.selected().contains(hovered)) {
      outline(hovered, 2, 1);
    }
    overlay.selected().forEach(this::halo);
    strong.stream().filter(this::apart).forEach(r -> routes.draw(r, true));
    LensPainter lens = new LensPainter(pen, diagram);
    lens.draw(overlay.predicted());
    TiePainter ties = new TiePainter(pen, diagram);
    ways.courses(diagram, overlay.predicted().ties(), pen.zoom()).forEach(ties::draw);
    ObjectRef source = overlay.source();
    if (source != null) {
      diagram.box(source).ifPresent(this::flag);
    }
    PathPainter paths = new PathPainter(pen, diagram, ways, scene::seen);
    overlay.paths().forEach(paths::draw);
    paths.labels();
  }

  /// False for a route inside of what is seen as one thing.
  private boolean apart(Route route) {
    Optional<Seat> from = diagram.box(route.from()).map(scene::seat);
    return from.isEmpty() || !from.equals(diagram.box(route.to()).map(scene::seat));
  }

  private void halo(ObjectRef ref) {
    diagram
        .box(ref)
        .filter(this::shown)
        .ifPresent(
            box -> {
              ring(box, 5, 4, Role.SELECTION);
              ring(box, 2.5, 2, Role.ACCENT);
            });
  }

  private void outline(ObjectRef ref, double distance, double width) {
    diagram.box(ref).filter(this::shown).ifPresent(b -> ring(b, distance, width, Role.ACCENT));
  }

  private boolean shown(Box box) {
    return box.rect().grow(8 / pen.view.scale()).intersects(pen.visible);
  }

  private void ring(Box box, double distance, double width, Role role) {
    Seat seat = scene.seat(box);
    Pix p = seat.pix().inset(-pen.whole(distance));
    double radius = 2 * (radius(seat.shape(), p) + distance * pen.point);
    pen.use(role);
    pen.g.setStroke(pen.stroke(width));
    pen.g.drawRoundRect(p.x(), p.y(), p.w() - 1, p.h() - 1, (int) radius, (int) radius);
  }

  private double radius(Shape shape, Pix p) {
    double zoom = Math.min(1.4, pen.zoom());
    double units =
        switch (shape) {
          case NAMESPACE -> 10;
          case WORKLOAD -> 7;
          case POD -> 4;
          case SERVICE -> 8;
          case INGRESS -> p.h() / 2.0 / pen.point / zoom;
        };
    return shape == Shape.POD && p.h() < 8 * pen.point ? 0 : units * zoom * pen.point;
  }

  /// A small flag at the source's upper left corner.
  private void flag(Box box) {
    Pix p = scene.seat(box).pix();
    ring(box, 2, 2, Role.ACCENT);
    double r = 8 * pen.point;
    double cx = p.x() - pen.point;
    double cy = p.y() - pen.point;
    pen.use(Role.PANEL);
    double edge = r + 1.5 * pen.point;
    pen.g.fill(new Ellipse2D.Double(cx - edge, cy - edge, 2 * edge, 2 * edge));
    pen.use(Role.ACCENT);
    pen.g.fill(new Ellipse2D.Double(cx - r, cy - r, 2 * r, 2 * r));
    Path2D arrow = new Path2D.Double();
    arrow.moveTo(cx - r * 0.3, cy - r * 0.48);
    arrow.lineTo(cx + r * 0.52, cy);
    arrow.lineTo(cx - r * 0.3, cy + r * 0.48);
    arrow.closePath();
    pen.use(Role.ACCENT_TEXT);
    pen.g.fill(arrow);
  }
}
