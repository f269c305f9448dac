package dev.portolan.paint;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Health;
import dev.portolan.diagram.Facts.Tally;

/// Draws a chart from so far that a pod is no more than a dot: a workload as a strip that its pods
/// share by their health, and a small namespace as one such strip for all of it. Their number is
/// that of workloads, or of namespaces, and no longer that of pods.
final class TilePainter {
  /// Below this many points per chart unit pods are no longer drawn.
  private static final double PODS_FROM = 0.1;

  /// A namespace narrower than this many points is one tile.
  private static final double NAMESPACE_FROM = 110;

  private static final double STRIP = 0.5;

  private final Pen pen;
  private final PodPainter pods;

  TilePainter(Pen pen, PodPainter pods) {
    this.pen = pen;
    this.pods = pods;
  }

  /// True when one looks from so far.
  static boolean far(Pen pen) {
    return pen.zoom() < PODS_FROM;
  }

  /// True for a namespace that is drawn as one tile.
  boolean tile(Box namespace) {
    return namespace.rect().width() * pen.zoom() < NAMESPACE_FROM;
  }

  /// The lower part of a namespace, under its heading.
  void namespace(Box box) {
    Pix p = pen.pix(box.rect());
    int pad = Math.max(1, Math.min(pen.whole(3), Math.min(p.w(), p.h()) / 6));
    int height = (int) Math.round((p.h() - 2.0 * pad) * STRIP);
    if (height > 0 && p.w() > 2 * pad) {
      Pix strip = new Pix(p.x() + pad, p.bottom() - pad - height, p.w() - 2 * pad, height);
      strip(box.facts().tally(), strip);
    }
  }

  /// A workload without pods is as healthy as it is said to be.
  void workload(Box box) {
    Pix p = pen.pix(box.rect());
    Tally tally = box.facts().tally();
    if (tally.total() == 0) {
      pods.cell(box.health(), p);
    } else {
      strip(tally, p);
    }
  }

  /// Parts side by side in the order of the healths. However few the pods in trouble are, theirs is
  /// at least a pixel wide as long as there is room.
  private void strip(Tally tally, Pix p) {
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
