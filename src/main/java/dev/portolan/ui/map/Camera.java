package dev.portolan.ui.map;

import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Point;
import dev.portolan.diagram.Rect;
import dev.portolan.diagram.Viewport;

/// Where the user looks: the viewport of the map on screen. It follows the chart's bounds until the
/// user moves it, and stays where it is from then on.
public final class Camera {
  static final double MIN_SCALE = 0.02;
  static final double MAX_SCALE = 4;

  /// A small chart is not blown up beyond this when all of it is shown.
  private static final double MAX_FIT_SCALE = 1.25;

  private static final double MARGIN = 32;

  /// What lies over the lower edge of the map, controls and the key of lines, takes so much of it.
  private static final double FOOT = 60;

  /// Of a low map no more than these shares are left free.
  private static final double MARGIN_SHARE = 0.06;

  private static final double FOOT_SHARE = 0.2;

  private final Runnable changed;
  private Viewport viewport = new Viewport(0, 0, 1, 1, 1);
  private Rect bounds = Diagram.EMPTY.bounds();
  private boolean following = true;

  Camera(Runnable changed) {
    this.changed = changed;
  }

  public Viewport viewport() {
    return viewport;
  }

  /// Shows the whole chart, and goes on doing so while it changes.
  public void fit() {
    following = true;
    if (bounds.width() > 0) {
      set(fitted(bounds, MAX_FIT_SCALE));
    }
  }

  /// Shows one part of the chart, as large as is good to read.
  public void show(Rect part, double maxScale) {
    following = false;
    set(fitted(part, maxScale));
  }

  /// Brings a place into the middle without changing the scale, unless it would be unreadable.
  public void center(Rect part, double minScale) {
    following = false;
    double scale = Math.max(viewport.scale(), minScale);
    set(
        new Viewport(
            part.centerX() - viewport.width() / scale / 2,
            part.centerY() - viewport.height() / scale / 2,
            scale,
            viewport.width(),
            viewport.height()));
  }

  /// Moves just so far that a part of the chart can be seen; not at all when it can already.
  public void reveal(Rect part) {
    Rect seen = viewport.visible().grow(-MARGIN / viewport.scale());
    double dx = outside(part.x(), part.right(), seen.x(), seen.right());
    double dy = outside(part.y(), part.bottom(), seen.y(), seen.bottom());
    if (dx != 0 || dy != 0) {
      pan(-dx * viewport.scale(), -dy * viewport.scale());
    }
  }

  /// How far a range reaches out of another; what is longer than it begins where it begins.
  private static double outside(double from, double to, double first, double last) {
    if (from < first || to - from > last - first) {
      return from - first;
    }
    return Math.max(0, to - last);
  }

  public void pan(double dx, double dy) {
    following = false;
    set(viewport.pan(dx, dy));
  }

  /// Zooms so that the chart's point under the pixel stays.
  public void zoom(double factor, double px, double py) {
    following = false;
    set(viewport.zoom(factor, px, py, MIN_SCALE, MAX_SCALE));
  }

  /// Zooms around the middle.
  public void zoom(double factor) {
    zoom(factor, viewport.width() / 2.0, viewport.height() / 2.0);
  }

  /// The window has another size: the middle of the picture stays in the middle.
  void resize(int width, int height) {
    double dx = (width - viewport.width()) / 2.0;
    double dy = (height - viewport.height()) / 2.0;
    Viewport resized = viewport.pan(dx, dy).resize(width, height);
    viewport = resized;
    if (following && bounds.width() > 0) {
      viewport = fitted(bounds, MAX_FIT_SCALE);
    }
    changed.run();
  }

  /// The chart has other bounds.
  void follow(Rect newBounds) {
    bounds = newBounds;
    if (following) {
      fit();
    }
  }

  private Viewport fitted(Rect part, double maxScale) {
    double top = Math.min(MARGIN, viewport.height() * MARGIN_SHARE);
    double foot = Math.min(FOOT, viewport.height() * FOOT_SHARE);
    int width = Math.max(1, viewport.width() - (int) (2 * MARGIN));
    int height = Math.max(1, viewport.height() - (int) (top + foot));
    double scale = Math.max(MIN_SCALE, Viewport.fit(part, width, height, maxScale).scale());
    return new Viewport(
        part.centerX() - viewport.width() / scale / 2,
        part.centerY() - (viewport.height() - foot + top) / scale / 2,
        scale,
        viewport.width(),
        viewport.height());
  }

  private void set(Viewport next) {
    viewport = next;
    changed.run();
  }

  /// A rectangle of the chart in the scene's units, relative to the map.
  Rect toScreen(Rect rect) {
    Point corner = viewport.toPixel(rect.x(), rect.y());
    return new Rect(
        corner.x(), corner.y(), rect.width() * viewport.scale(), rect.height() * viewport.scale());
  }
}
