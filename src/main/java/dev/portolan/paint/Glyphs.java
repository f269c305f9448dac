package dev.portolan.paint;

import dev.portolan.diagram.Facts.Glyph;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The signs of kinds and service types: outlines in a square of 16 units, drawn with one stroke
/// width.
final class Glyphs {
  private static final double SIDE = 16;
  private static final float STROKE = 1.5f;
  private static final Map<Glyph, List<Shape>> OUTLINES = outlines();

  private Glyphs() {}

  /// Draws a sign into a square of pixels in the pen's present colour.
  static void draw(Pen pen, Glyph glyph, double x, double y, double size) {
    pen.noted.glyph(glyph);
    double scale = size / SIDE;
    AffineTransform place = new AffineTransform(scale, 0, 0, scale, x, y);
    pen.g.setStroke(
        new BasicStroke((float) (STROKE * scale), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    for (Shape outline : OUTLINES.getOrDefault(glyph, List.of())) {
      pen.g.draw(place.createTransformedShape(outline));
    }
  }

  private static Map<Glyph, List<Shape>> outlines() {
    Map<Glyph, List<Shape>> all = new EnumMap<>(Glyph.class);
    services(all);
    kinds(all);
    gateways(all);
    signs(all);
    return all;
  }

  private static void gateways(Map<Glyph, List<Shape>> all) {
    // An arrow through an arch.
    all.put(
        Glyph.GATEWAY,
        List.of(
            path(2.5, 14, 2.5, 7),
            path(13.5, 14, 13.5, 7),
            new Arc2D.Double(2.5, 1.5, 11, 11, 0, 180, Arc2D.OPEN),
            line(8, 5.5, 8, 13.5),
            path(5.5, 11, 8, 13.5, 10.5, 11)));
    // A way that forks; what is at the fork says what travels on it.
    all.put(Glyph.HTTP_ROUTE, fork(circle(8, 4, 2)));
    all.put(Glyph.GRPC_ROUTE, fork(new Rectangle2D.Double(6, 2, 4, 4)));
    all.put(Glyph.TCP_ROUTE, fork(line(5.5, 4, 10.5, 4), line(5.5, 2, 10.5, 2)));
    all.put(Glyph.TLS_ROUTE, fork(rounded(5, 3, 6, 3.5), path(6.5, 3, 6.5, 1.2, 9.5, 1.2, 9.5, 3)));
    all.put(Glyph.CRON_JOB, List.of(circle(8, 8, 6), path(8, 4.5, 8, 8, 10.8, 9.6)));
    all.put(
        Glyph.NODE,
        List.of(
            rounded(2, 2.5, 12, 4.8),
            rounded(2, 8.8, 12, 4.8),
            circle(4.8, 4.9, 0.5),
            circle(4.8, 11.2, 0.5)));
  }

  private static void signs(Map<Glyph, List<Shape>> all) {
    Shape shield = shield();
    all.put(Glyph.GUARDED, List.of(shield));
    all.put(Glyph.CLOSED, List.of(shield, line(5.2, 5.2, 10.8, 10.2), line(10.8, 5.2, 5.2, 10.2)));
    all.put(Glyph.TLS, padlock());
    // A drawing pin.
    all.put(
        Glyph.PINNED,
        List.of(
            path(5, 2.5, 11, 2.5),
            path(6, 2.5, 6, 7, 3.8, 9.8, 12.2, 9.8, 10, 7, 10, 2.5),
            line(8, 9.8, 8, 14)));
    all.put(
        Glyph.ENTRY, List.of(circle(3.5, 8, 2.5), line(6, 8, 14, 8), path(11, 5, 14, 8, 11, 11)));
    all.put(
        Glyph.EXIT,
        List.of(circle(12.5, 8, 2.5), line(1.5, 8, 9.5, 8), path(6.5, 5, 9.5, 8, 6.5, 11)));
  }

  private static Shape shield() {
    Path2D shield = new Path2D.Double();
    shield.moveTo(8, 1.5);
    shield.lineTo(13.5, 3.5);
    shield.lineTo(13.5, 7.5);
    shield.curveTo(13.5, 11, 11, 13.3, 8, 14.5);
    shield.curveTo(5, 13.3, 2.5, 11, 2.5, 7.5);
    shield.lineTo(2.5, 3.5);
    shield.closePath();
    return shield;
  }

  private static List<Shape> padlock() {
    return List.of(rounded(2.5, 7, 11, 7.5), path(5, 7, 5, 3.6, 6.6, 2, 9.4, 2, 11, 3.6, 11, 7));
  }

  private static List<Shape> fork(Shape... head) {
    List<Shape> all = new ArrayList<>(List.of(head));
    all.add(line(8, 6, 8, 8.5));
    all.add(path(3.5, 14, 3.5, 10.5, 8, 8.5, 12.5, 10.5, 12.5, 14));
    return List.copyOf(all);
  }

  private static void services(Map<Glyph, List<Shape>> all) {
    // A hub with three ends: one address inside the cluster.
    all.put(
        Glyph.CLUSTER_IP,
        List.of(
            circle(8, 4, 2),
            circle(3.5, 12, 2),
            circle(12.5, 12, 2),
            line(7, 5.8, 4.5, 10.2),
            line(9, 5.8, 11.5, 10.2)));
    // The ends without the hub: the names lead straight to the pods.
    all.put(
        Glyph.HEADLESS,
        List.of(
            circle(3.5, 11.5, 2),
            circle(12.5, 11.5, 2),
            line(3.5, 3.5, 3.5, 8),
            line(12.5, 3.5, 12.5, 8)));
    // A door in a box: a port of every node.
    all.put(
        Glyph.NODE_PORT,
        List.of(
            rounded(2, 2.5, 12, 11),
            line(8, 13.5, 8, 9),
            line(5.5, 9, 10.5, 9),
            circle(8, 5.8, 0.6)));
    // One line that parts into three.
    all.put(
        Glyph.LOAD_BALANCER,
        List.of(
            line(8, 1.5, 8, 6),
            line(3, 14, 3, 9.5),
            line(8, 14, 8, 6),
            line(13, 14, 13, 9.5),
            path(3, 9.5, 3, 7.5, 13, 7.5, 13, 9.5)));
    // An arrow out of the box.
    all.put(
        Glyph.EXTERNAL_NAME,
        List.of(
            path(8, 3, 3, 3, 3, 13, 13, 13, 13, 8),
            line(7.5, 8.5, 13.5, 2.5),
            path(10, 2.5, 13.5, 2.5, 13.5, 6)));
  }

  private static void kinds(Map<Glyph, List<Shape>> all) {
    all.put(
        Glyph.INGRESS,
        List.of(circle(8, 8, 6), new Ellipse2D.Double(5.3, 2, 5.4, 12), line(2, 8, 14, 8)));
    all.put(Glyph.DEPLOYMENT, List.of(rounded(2, 5.5, 8.5, 8.5), path(5.5, 2, 14, 2, 14, 10.5)));
    all.put(
        Glyph.REPLICA_SET,
        List.of(
            rounded(2, 2, 5, 5), rounded(9, 2, 5, 5), rounded(2, 9, 5, 5), rounded(9, 9, 5, 5)));
    all.put(
        Glyph.STATEFUL_SET,
        List.of(
            new Ellipse2D.Double(2.5, 2, 11, 4),
            line(2.5, 4, 2.5, 12),
            line(13.5, 4, 13.5, 12),
            arc(2.5, 6, 11, 4),
            arc(2.5, 10, 11, 4)));
    all.put(
        Glyph.DAEMON_SET,
        List.of(rounded(2, 2, 12, 3), rounded(2, 6.5, 12, 3), rounded(2, 11, 12, 3)));
    all.put(Glyph.JOB, List.of(circle(8, 8, 6), path(5.3, 8.2, 7.2, 10.2, 10.8, 5.8)));
    all.put(
        Glyph.POD,
        List.of(path(8, 1.8, 13.6, 4.9, 13.6, 11.1, 8, 14.2, 2.4, 11.1, 2.4, 4.9, 8, 1.8)));
    all.put(Glyph.BARRED, padlock());
    all.put(Glyph.NAMESPACE, List.of(new Rectangle2D.Double(2, 2, 12, 12), line(2, 6, 14, 6)));
  }

  private static Shape circle(double x, double y, double r) {
    return new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
  }

  private static Shape rounded(double x, double y, double w, double h) {
    return new RoundRectangle2D.Double(x, y, w, h, 2.5, 2.5);
  }

  private static Shape line(double x1, double y1, double x2, double y2) {
    return path(x1, y1, x2, y2);
  }

  /// The lower half of an ellipse.
  private static Shape arc(double x, double y, double w, double h) {
    return new Arc2D.Double(x, y, w, h, 180, 180, Arc2D.OPEN);
  }

  private static Shape path(double... xy) {
    Path2D path = new Path2D.Double();
    path.moveTo(xy[0], xy[1]);
    for (int i = 2; i < xy.length; i += 2) {
      path.lineTo(xy[i], xy[i + 1]);
    }
    return path;
  }
}
