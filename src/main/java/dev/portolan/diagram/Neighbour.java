package dev.portolan.diagram;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Diagram.Shape;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Finds the way from one thing on the chart to the next, for who walks it by keyboard.
///
/// @param shown the things in an area that can be seen, those around others before those within
/// @param bounds where there are any
public record Neighbour(Function<Rect, List<Box>> shown, Rect bounds) {
  /// How far is looked at first; then ever farther until something is found.
  private static final double FIRST = 160;

  private static final double FARTHER = 4;

  /// What lies aside counts as so much farther away than what lies ahead.
  private static final double ASIDE = 3;

  /// Walks over everything that a chart has.
  public static Neighbour in(Diagram diagram) {
    return new Neighbour(diagram::boxesIn, diagram.bounds());
  }

  /// Where to.
  public enum Direction {
    LEFT(-1),
    RIGHT(1),
    UP(0),
    DOWN(0);

    private final int dx;

    Direction(int dx) {
      this.dx = dx;
    }

    /// How far ahead a thing begins, or a negative number when it does not lie ahead.
    private double ahead(Rect from, Rect to) {
      return switch (this) {
        case LEFT -> from.x() - to.right();
        case RIGHT -> to.x() - from.right();
        case UP -> from.y() - to.bottom();
        case DOWN -> to.y() - from.bottom();
      };
    }

    /// How far aside a thing lies; 0 when both are partly in one line.
    private double aside(Rect from, Rect to) {
      return dx == 0
          ? Math.max(0, Math.max(to.x() - from.right(), from.x() - to.right()))
          : Math.max(0, Math.max(to.y() - from.bottom(), from.y() - to.bottom()));
    }

    private double shift(Rect from, Rect to) {
      return dx == 0
          ? Math.abs(to.centerX() - from.centerX())
          : Math.abs(to.centerY() - from.centerY());
    }

    /// What lies ahead as far as a distance, with as much to either side.
    private Rect field(Rect from, double far) {
      Rect wide = from.grow(far);
      return switch (this) {
        case LEFT -> new Rect(wide.x(), wide.y(), far, wide.height());
        case RIGHT -> new Rect(from.right(), wide.y(), far, wide.height());
        case UP -> new Rect(wide.x(), wide.y(), wide.width(), far);
        case DOWN -> new Rect(wide.x(), from.bottom(), wide.width(), far);
      };
    }
  }

  /// The nearest thing in a direction: from a namespace another namespace, from a thing in a
  /// workload a thing that holds nothing, from anything else what does not lie in a workload.
  public Optional<Box> next(Box from, Direction direction) {
    boolean inside = inside(from);
    double far = FIRST;
    while (true) {
      List<Box> near = shown.apply(direction.field(from.rect(), far));
      double reach = far;
      Optional<Box> found =
          near.stream()
              .filter(b -> direction.ahead(from.rect(), b.rect()) > -1)
              .filter(b -> cost(direction, from, b) <= reach)
              .filter(b -> peer(from, inside, b))
              .min(Comparator.comparingDouble(b -> cost(direction, from, b)));
      if (found.isPresent() || far > bounds.width() + bounds.height()) {
        return found;
      }
      far *= FARTHER;
    }
  }

  private static double cost(Direction direction, Box from, Box to) {
    return Math.max(0, direction.ahead(from.rect(), to.rect()))
        + ASIDE * direction.aside(from.rect(), to.rect())
        + direction.shift(from.rect(), to.rect()) / 100;
  }

  private boolean peer(Box from, boolean inside, Box to) {
    if (from.shape() == Shape.NAMESPACE || to.shape() == Shape.NAMESPACE) {
      return from.shape() == to.shape();
    }
    if (to.ref().equals(from.ref())) {
      return false;
    }
    return inside ? first(to).isEmpty() : !inside(to);
  }

  private boolean inside(Box box) {
    return box.shape() == Shape.POD
        && holder(box).filter(h -> h.shape() == Shape.WORKLOAD).isPresent();
  }

  /// The innermost thing around a thing, such as the workload around a pod.
  public Optional<Box> holder(Box of) {
    return shown.apply(of.rect()).stream()
        .filter(b -> !b.ref().equals(of.ref()) && b.rect().contains(of.rect()))
        .min(Comparator.comparingDouble(b -> b.rect().width() * b.rect().height()));
  }

  /// The first of the things within a thing, from the top left.
  public Optional<Box> first(Box in) {
    if (in.shape() != Shape.NAMESPACE && in.shape() != Shape.WORKLOAD) {
      return Optional.empty();
    }
    return shown.apply(in.rect()).stream()
        .filter(b -> !b.ref().equals(in.ref()) && in.rect().contains(b.rect()))
        .filter(b -> in.shape() == Shape.WORKLOAD || !inside(b))
        .min(
            Comparator.<Box>comparingDouble(b -> b.rect().y())
                .thenComparingDouble(b -> b.rect().x()));
  }

  /// The thing nearest to a point: where walking begins.
  public Optional<Box> nearest(Rect within) {
    List<Box> seen = shown.apply(within);
    return seen.stream()
        .filter(b -> within.contains(b.rect()) && b.shape() != Shape.NAMESPACE)
        .filter(b -> !inside(b))
        .min(Comparator.comparingDouble(b -> distance(b.rect(), within)))
        .or(() -> seen.stream().findFirst())
        .or(() -> shown.apply(bounds).stream().findFirst());
  }

  private static double distance(Rect a, Rect b) {
    return Math.hypot(a.centerX() - b.centerX(), a.centerY() - b.centerY());
  }
}
