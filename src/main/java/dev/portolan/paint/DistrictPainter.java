package dev.portolan.paint;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Rect;
import dev.portolan.paint.Districts.District;
import dev.portolan.paint.Districts.Grid;
import java.util.List;
import java.util.Locale;

/// Draws districts: how many things are in each, of how many pods, and how those are.
final class DistrictPainter {
  /// How wide a district is at least, in points.
  private static final double WIDE = 132;

  static final double GAP = 3;

  private final Pen pen;
  private final HealthStrip strip;

  DistrictPainter(Pen pen) {
    this.pen = pen;
    this.strip = new HealthStrip(pen);
  }

  /// An area in no more than so many fields.
  Grid grid(Rect area, int most) {
    return Grid.of(area, side(), most);
  }

  /// Draws what is in the fields of an area.
  ///
  /// @param what the things in the singular
  /// @return how many districts were drawn
  int draw(List<Box> things, Grid grid, String what) {
    int drawn = 0;
    for (District district : Districts.of(things, grid)) {
      if (district.rect().intersects(pen.visible)) {
        draw(district, what);
        drawn++;
      }
    }
    return drawn;
  }

  /// In chart units, by powers of two: while one zooms the fields stay as they are for long.
  private double side() {
    double exact = WIDE / pen.zoom();
    return Math.pow(2, Math.ceil(Math.log(exact) / Math.log(2)));
  }

  private void draw(District district, String what) {
    Pix p = pen.pix(district.rect()).inset(pen.whole(GAP));
    pen.box(p, 5, 1, Role.WORKLOAD_LINE, Role.WORKLOAD);
    int pad = pen.whole(8);
    int high = pen.whole(6);
    if (district.pods().total() > 0) {
      strip.draw(
          district.pods(), new Pix(p.x() + pad, p.bottom() - pad - high, p.w() - 2 * pad, high));
    }
    double size = Face.rounded(12 * pen.point);
    double small = Face.rounded(10.5 * pen.point);
    int others = district.things() - 1;
    String name = district.first() + (others == 0 ? "" : " +" + others);
    double room = p.w() - 2.0 * pad;
    double base = p.y() + pad + size;
    pen.use(Role.TEXT);
    pen.text(pen.faces.strong, fit(district.first(), name, size, room), size, p.x() + pad, base);
    pen.use(Role.TEXT_MUTED);
    String counts = count(district.things(), what) + " · " + count(district.pods().total(), "pod");
    if (base + small * 1.6 < p.bottom() - pad - high) {
      pen.text(
          pen.faces.regular,
          pen.faces.regular.fit(counts, small, room),
          small,
          p.x() + pad,
          base + small * 1.4);
    }
  }

  /// The number of the others is not cut off; the name is.
  private String fit(String first, String whole, double size, double room) {
    String tail = whole.substring(first.length());
    return pen.faces.strong.fit(first, size, room - pen.faces.strong.width(tail, size)) + tail;
  }

  private static String count(int number, String what) {
    return String.format(Locale.ROOT, "%,d ", number) + what + (number == 1 ? "" : "s");
  }
}
