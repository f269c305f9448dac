package dev.portolan.paint;

import dev.portolan.diagram.Rect;
import dev.portolan.diagram.Viewport;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Parts of a picture, in pixels.
final class Areas {
  /// Painting each begins anew: more of them cost more than what is between them.
  private static final int MOST = 6;

  private Areas() {}

  /// The pixels of rectangles of the chart, put together where they touch.
  static List<Rectangle> of(List<Rect> rects, Viewport view) {
    List<Rectangle> areas = new ArrayList<>();
    rects.forEach(r -> add(areas, r, view));
    while (areas.size() > MOST) {
      join(areas);
    }
    return areas;
  }

  static void add(List<Rectangle> areas, Rect rect, Viewport view) {
    int left = (int) Math.floor((rect.x() - view.x()) * view.scale()) - 1;
    int top = (int) Math.floor((rect.y() - view.y()) * view.scale()) - 1;
    int right = (int) Math.ceil((rect.right() - view.x()) * view.scale()) + 1;
    int bottom = (int) Math.ceil((rect.bottom() - view.y()) * view.scale()) + 1;
    Rectangle area =
        new Rectangle(left, top, right - left, bottom - top)
            .intersection(new Rectangle(view.width(), view.height()));
    if (area.isEmpty()) {
      return;
    }
    Optional<Rectangle> touched = touching(areas, area);
    while (touched.isPresent()) {
      areas.remove(touched.get());
      area = area.union(touched.get());
      touched = touching(areas, area);
    }
    areas.add(area);
  }

  private static Optional<Rectangle> touching(List<Rectangle> areas, Rectangle area) {
    return areas.stream().filter(area::intersects).findFirst();
  }

  /// Joins the two of which the least lies between.
  private static void join(List<Rectangle> areas) {
    long least = Long.MAX_VALUE;
    int a = 0;
    int b = 1;
    for (int i = 0; i < areas.size(); i++) {
      for (int j = i + 1; j < areas.size(); j++) {
        long waste =
            size(areas.get(i).union(areas.get(j))) - size(areas.get(i)) - size(areas.get(j));
        if (waste < least) {
          least = waste;
          a = i;
          b = j;
        }
      }
    }
    Rectangle joined = areas.get(a).union(areas.remove(b));
    areas.set(a, joined);
  }

  /// What comes into view when what is on a picture is moved.
  static List<Rectangle> uncovered(Viewport view, int dx, int dy) {
    List<Rectangle> areas = new ArrayList<>();
    int width = view.width();
    int height = view.height();
    if (dy != 0) {
      areas.add(new Rectangle(0, dy > 0 ? 0 : height + dy, width, Math.abs(dy)));
    }
    if (dx != 0) {
      int top = Math.max(0, dy);
      areas.add(new Rectangle(dx > 0 ? 0 : width + dx, top, Math.abs(dx), height - Math.abs(dy)));
    }
    return areas;
  }

  static long size(List<Rectangle> areas) {
    return areas.stream().mapToLong(Areas::size).sum();
  }

  private static long size(Rectangle area) {
    return (long) area.width * area.height;
  }
}
