package dev.portolan.paint;

import dev.portolan.diagram.Damage;
import dev.portolan.diagram.Detail;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Overlay;
import dev.portolan.diagram.Rect;
import dev.portolan.diagram.Viewport;
import dev.portolan.diagram.World;
import dev.portolan.model.ObjectRef;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Paints one picture after the other into one image, and of each no more than is other than on the
/// one before: around what changed of the chart, or what comes into view while the picture is
/// moved.
public final class Easel {
  /// Where more than this share of the picture is other, all of it is painted.
  private static final double MOST = 0.5;

  /// The signs that are noted of parts may be gone since; from time to time all is painted.
  private static final int PARTS_IN_A_ROW = 200;

  private final Painter painter = new Painter();
  private @Nullable Held held;
  private Signs seen = Signs.NONE;
  private int parts;

  /// By how many pixels the picture was moved since all of it was painted.
  private double moved;

  /// What is to be on the image. The diagram's place in it is exact once it stands still; while it
  /// moves it may be less than half a pixel away.
  public record Picture(
      Diagram diagram, Overlay overlay, Viewport view, Palette palette, PaintOptions options) {}

  /// What is on the image.
  private record Held(BufferedImage image, Picture picture, Detail detail) {
    boolean looks(BufferedImage on, Picture next) {
      PaintOptions a = picture.options();
      PaintOptions b = next.options();
      return image.equals(on)
          && picture.overlay().equals(next.overlay())
          && picture.palette().equals(next.palette())
          && a.pixelRatio() == b.pixelRatio()
          && a.marks() == b.marks()
          && a.backdrop() == b.backdrop();
    }
  }

  /// What is to be painted, and how.
  ///
  /// @param areas in pixels
  /// @param dx how far to the right what is on the image is moved before
  private record Plan(Picture picture, Detail detail, List<Rectangle> areas, int dx, int dy) {}

  /// The signs that are on the picture.
  public Signs signs() {
    return seen;
  }

  /// Paints.
  ///
  /// @param image of the viewport's size, untouched since the last picture was painted on it
  /// @return the areas that are other now
  public List<Rectangle> paint(BufferedImage image, Picture next) {
    Held before = held;
    held = null; // should painting fail, what is on the image is not known
    Plan plan =
        before != null && before.looks(image, next)
            ? plan(before, next).orElseGet(() -> whole(next))
            : whole(next);
    if (plan.dx() != 0 || plan.dy() != 0) {
      Shift.by(image, plan.dx(), plan.dy());
    }
    boolean still = plan.dx() == 0 && plan.dy() == 0;
    plan.areas().forEach(a -> paint(image, plan, a));
    held = new Held(image, plan.picture(), plan.detail());
    return still ? plan.areas() : List.of(all(image));
  }

  private void paint(BufferedImage image, Plan plan, Rectangle area) {
    Picture p = plan.picture();
    Graphics2D g = image.createGraphics();
    try {
      if (!area.equals(all(image))) {
        g.setClip(area);
      }
      painter.paint(g, p.diagram(), p.overlay(), p.view(), p.palette(), p.options(), plan.detail());
      seen = area.equals(all(image)) ? painter.signs() : seen.with(painter.signs());
    } finally {
      g.dispose();
    }
  }

  private static Rectangle all(BufferedImage image) {
    return new Rectangle(image.getWidth(), image.getHeight());
  }

  private Plan whole(Picture next) {
    parts = 0;
    moved = 0;
    Viewport view = next.view();
    return new Plan(
        next,
        Painter.detail(next.diagram(), view, next.options()),
        List.of(new Rectangle(view.width(), view.height())),
        0,
        0);
  }

  private Optional<Plan> plan(Held before, Picture next) {
    Viewport was = before.picture().view();
    Viewport is = next.view();
    if (was.equals(is) && before.picture().options().equals(next.options())) {
      return changed(before, next);
    }
    boolean slid = was.scale() == is.scale() && !next.options().quality();
    return slid && before.picture().diagram().equals(next.diagram())
        ? slid(before, next)
        : Optional.empty();
  }

  /// The chart is another one, seen from the same place.
  private Optional<Plan> changed(Held before, Picture next) {
    Detail detail = Painter.detail(next.diagram(), next.view(), next.options());
    boolean regions = detail.tiles().size() >= next.options().marks();
    parts++;
    if (moved > 0
        || parts > PARTS_IN_A_ROW
        || regions
        || !next.overlay().equals(Overlay.NONE)
        || !detail.equals(before.detail())) {
      return Optional.empty();
    }
    Viewport view = next.view();
    return Damage.between(before.picture().diagram(), next.diagram(), view.visible(), detail)
        .map(rects -> Areas.of(rects, view))
        .filter(areas -> Areas.size(areas) < MOST * view.width() * view.height())
        .map(areas -> new Plan(next, detail, areas, 0, 0));
  }

  /// The same chart is seen from a little to the side: what is on the image is moved along, and
  /// what comes into view painted. In how much detail things are shown is not settled anew as long
  /// as they stay in view.
  private Optional<Plan> slid(Held before, Picture next) {
    Viewport was = before.picture().view();
    double scale = was.scale();
    int dx = (int) Math.round((was.x() - next.view().x()) * scale);
    int dy = (int) Math.round((was.y() - next.view().y()) * scale);
    moved += Math.abs(dx) + Math.abs(dy);
    Viewport view =
        new Viewport(was.x() - dx / scale, was.y() - dy / scale, scale, was.width(), was.height());
    List<Rectangle> areas = Areas.uncovered(view, dx, dy);
    if (moved > MOST * was.width() || Areas.size(areas) > MOST * view.width() * view.height()) {
      return Optional.empty();
    }
    next.diagram().world().map(World::rect).ifPresent(w -> Areas.add(areas, w, view));
    Detail detail = kept(before, next.diagram(), view);
    Picture placed =
        new Picture(
            next.diagram(), next.overlay(), view, next.palette(), before.picture().options());
    return Optional.of(new Plan(placed, detail, areas, dx, dy));
  }

  /// What was in view is shown as it was.
  private static Detail kept(Held before, Diagram diagram, Viewport view) {
    Detail was = before.detail();
    Rect seen = before.picture().view().visible();
    Set<ObjectRef> tiles = new HashSet<>(was.tiles());
    for (ObjectRef tile : Painter.detail(diagram, view, before.picture().options()).tiles()) {
      Rect rect = diagram.box(tile).map(Box::rect).orElse(Rect.ZERO);
      if (!rect.intersects(seen)) {
        tiles.add(tile);
      }
    }
    return new Detail(tiles, was.crew(), was.zoom(), was.fields());
  }
}
