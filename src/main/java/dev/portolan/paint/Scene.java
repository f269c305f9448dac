package dev.portolan.paint;

import dev.portolan.diagram.Detail;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Route;
import dev.portolan.diagram.Diagram.Shape;
import dev.portolan.diagram.Facts.Glyph;
import dev.portolan.diagram.Measures;
import dev.portolan.diagram.Overlay;
import dev.portolan.diagram.Rect;
import dev.portolan.model.ObjectRef;
import dev.portolan.paint.Districts.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The boxes and lines of one picture, drawn in as much detail as was settled for it, and counted.
final class Scene {
  private static final double SHADOW = 4;
  private static final double EDGE = 14;
  private static final double PIN = 13;

  /// In points.
  private static final double HEADING = 24;

  /// Where words are free to stand is decided by the words so far around, in chart units.
  private static final double WORDS = 200;

  private final Pen pen;
  private final Diagram diagram;
  private final Overlay overlay;
  private final Detail detail;
  private final Dimmer dimmer;
  private final int most;
  private final List<Gathered> gathered = new ArrayList<>();

  /// Those that were drawn without their insides.
  private final List<Box> tiles = new ArrayList<>();

  private int marks;

  /// @param most how many marks there may be
  Scene(Pen pen, Diagram diagram, Overlay overlay, Detail detail, int most) {
    this.pen = pen;
    this.diagram = diagram;
    this.overlay = overlay;
    this.detail = detail;
    this.most = most;
    this.dimmer = new Dimmer(pen, diagram, overlay);
  }

  /// The pixels in which a thing is seen, and the shape that they have.
  record Seat(Pix pix, Shape shape) {}

  /// Things that were put together by place, not drawn each.
  private record Gathered(Grid grid, boolean frames) {
    boolean holds(Box box) {
      Rect r = box.rect();
      boolean among = frames ? !box.aroundFrames() : box.shape() != Shape.NAMESPACE;
      return among && grid.area().contains(r.centerX(), r.centerY());
    }
  }

  /// Where a thing is seen: the district that counts it, or the tile that it is in, or itself.
  Seat seat(Box box) {
    return gathered.stream()
        .filter(g -> g.holds(box))
        .map(g -> pen.pix(g.grid().field(g.grid().at(box))).inset(pen.whole(DistrictPainter.GAP)))
        .map(p -> new Seat(p, Shape.NAMESPACE))
        .findFirst()
        .orElseGet(() -> seat(seen(box), pen));
  }

  /// The tile that a thing is in, or the thing itself.
  Box seen(Box box) {
    return tile(box).orElse(box);
  }

  private static Seat seat(Box box, Pen pen) {
    return new Seat(pen.pix(box.rect()), box.shape());
  }

  private Optional<Box> tile(Box box) {
    Rect r = box.rect();
    return box.aroundFrames()
        ? Optional.empty()
        : tiles.stream().filter(t -> t.rect().contains(r.centerX(), r.centerY())).findFirst();
  }

  int marks() {
    return marks;
  }

  void draw() {
    FramePainter frames = new FramePainter(pen, detail);
    PodPainter pods = new PodPainter(pen);
    CardPainter cards = new CardPainter(pen);
    TilePainter tile = new TilePainter(pen);
    List<Box> open = new ArrayList<>();
    List<Box> closed = new ArrayList<>();
    diagram
        .world()
        .filter(w -> w.rect().intersects(pen.visible))
        .ifPresent(
            w -> {
              marks++;
              pen.dim(overlay.matches() != null);
              new WorldPainter(pen).draw(w);
              pen.dim(false);
            });
    Consumer<Box> namespaces = box -> (detail.tiles().contains(box.ref()) ? closed : open).add(box);
    diagram.visit(Shape.NAMESPACE, pen.visible.grow(SHADOW), detail, namespaces);
    if (open.size() + closed.size() > most) {
      regions(closed);
      return;
    }
    marks += open.size() + closed.size();
    closed.stream().filter(b -> !b.aroundFrames()).forEach(tiles::add);
    open.forEach(frames::namespace);
    closed.forEach(frames::namespace);
    List<Box> broad = closed.stream().filter(this::broad).toList();
    closed.forEach(
        dimmer.overNamespaces(
            b -> {
              if (broad.contains(b) || b.aroundFrames()) {
                frames.namespaceHeading(b, heading(b));
              } else {
                tile.namespace(b);
              }
            }));
    broad.forEach(dimmer.overNamespaces(this::inside));
    routes();
    all(Shape.WORKLOAD, pen.visible, dimmer.overWorkloads(frames::workload));
    all(Shape.POD, pen.visible, dimmer.over(pods::draw));
    all(Shape.SERVICE, pen.visible, dimmer.over(cards::draw));
    all(Shape.INGRESS, pen.visible, dimmer.over(cards::draw));
    words();
    open.forEach(dimmer.over(b -> frames.namespaceHeading(b, Measures.namespaceHeading(b.rect()))));
    pen.dim(false);
    pins();
  }

  /// A pin at the corner of each thing that stands where the user put it.
  private void pins() {
    double size = Math.clamp(PIN * pen.zoom(), 11, PIN) * pen.point;
    for (ObjectRef ref : diagram.pinned()) {
      Rect rect = diagram.box(ref).map(Box::rect).orElse(Rect.ZERO);
      boolean inTile = !detail.tiles().contains(ref) && detail.tile(frame(ref));
      if (rect.intersects(pen.visible) && !inTile) {
        Pix p = pen.pix(rect);
        double x = p.right() - size * 0.75;
        double y = p.y() - size * 0.55;
        pen.fill(new Pix((int) x, (int) y, (int) size, (int) size), size / 2, Role.NAMESPACE);
        pen.use(Role.ACCENT);
        Glyphs.draw(pen, Glyph.PINNED, x, y, size);
      }
    }
  }

  private static ObjectRef frame(ObjectRef ref) {
    return ObjectRef.namespace(ref.namespace().isEmpty() ? ref.name() : ref.namespace());
  }

  /// True for a tile that has too much in it to be shown, and room for more than its name.
  private boolean broad(Box tile) {
    return !tile.facts().inside().folded() && detail.broad(tile.rect()) && detail.fields() > 0;
  }

  /// The heading of a broad tile: from very far too its name stands clear of what is under it.
  private double heading(Box tile) {
    return Math.max(Measures.namespaceHeading(tile.rect()), HEADING / pen.zoom());
  }

  private void inside(Box tile) {
    List<Box> workloads = new ArrayList<>();
    diagram.visit(Shape.WORKLOAD, tile.rect(), Detail.BARE, workloads::add);
    districts(workloads, body(tile), "workload", detail.fields());
  }

  /// What a frame has for its contents.
  private Rect body(Box frame) {
    double heading = heading(frame);
    Rect r = frame.rect();
    return new Rect(
        r.x() + EDGE, r.y() + heading, r.width() - 2 * EDGE, r.height() - heading - EDGE);
  }

  /// More frames than may be shown, put together by place: the nodes of a zone in it, namespaces
  /// anywhere.
  private void regions(List<Box> frames) {
    List<Box> zones = frames.stream().filter(Box::aroundFrames).toList();
    List<Box> inner = frames.stream().filter(b -> !b.aroundFrames()).toList();
    if (zones.isEmpty()) {
      frames(inner, diagram.bounds(), most);
      return;
    }
    FramePainter painter = new FramePainter(pen, detail);
    for (Box zone : zones) {
      marks++;
      painter.namespace(zone);
      painter.namespaceHeading(zone, heading(zone));
      Rect r = zone.rect();
      List<Box> within =
          inner.stream().filter(b -> r.contains(b.rect().centerX(), b.rect().centerY())).toList();
      frames(within, body(zone), most / zones.size() - 1);
    }
  }

  private void frames(List<Box> frames, Rect area, int fields) {
    if (!frames.isEmpty()) {
      districts(frames, area, frames.getFirst().sort(), fields);
    }
  }

  private void districts(List<Box> things, Rect area, String what, int fields) {
    DistrictPainter painter = new DistrictPainter(pen);
    Grid grid = painter.grid(area, fields);
    gathered.add(new Gathered(grid, !what.equals("workload")));
    marks += painter.draw(things, grid, what);
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

  /// What is written on the routes.
  private void words() {
    WordPainter words = new WordPainter(pen, diagram, detail);
    if (words.near()) {
      pen.dim(overlay.matches() != null);
      Rect area = pen.visible.grow(WORDS).intersection(pen.view.visible());
      diagram.routesIn(area, detail).stream().filter(r -> !r.quiet()).forEach(words::draw);
      pen.dim(false);
    }
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
