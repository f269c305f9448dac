package dev.portolan.paint;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Health;
import dev.portolan.diagram.Facts.Tally;

/// A bar that many pods share by their health.
final class HealthStrip {
  private final PodPainter pods;

  HealthStrip(Pen pen) {
    pods = new PodPainter(pen);
  }

  /// The pods of a box; one without pods is as healthy as it is said to be.
  void draw(Box box, Pix p) {
    Tally tally = box.facts().tally();
    if (tally.total() == 0) {
      pods.cell(box.health(), p);
    } else {
      draw(tally, p);
    }
  }

  /// Parts side by side in the order of the healths. However few the pods in trouble are, theirs is
  /// at least a pixel wide as long as there is room.
  void draw(Tally tally, Pix p) {
    int right = p.right();
    right -= part(Health.BAD, tally.bad(), tally, p, right);
    right -= part(Health.WARN, tally.warn(), tally, p, right);
    right -= part(Health.IDLE, tally.idle(), tally, p, right);
    if (tally.good() > 0 && right > p.x()) {
      pods.cell(Health.GOOD, new Pix(p.x(), p.y(), right - p.x(), p.h()));
    }
  }

  private int part(Health health, int count, Tally tally, Pix p, int right) {
    if (count == 0 || right <= p.x()) {
      return 0;
    }
    int share = (int) Math.round((double) p.w() * count / tally.total());
    boolean last = count == tally.total();
    int width = last ? right - p.x() : Math.clamp(share, 1, right - p.x());
    pods.cell(health, new Pix(right - width, p.y(), width, p.h()));
    return width;
  }
}
