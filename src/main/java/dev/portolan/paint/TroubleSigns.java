package dev.portolan.paint;

import dev.portolan.diagram.Diagram.Health;
import dev.portolan.diagram.Facts.Tally;
import java.util.ArrayList;
import java.util.List;

/// How many pods of something are in trouble: a mark and a number for each sort, the worst first.
final class TroubleSigns {
  private static final double MARK = 0.72;
  private static final double GAP = 0.35;

  private final Pen pen;
  private final double size;
  private final List<Sign> signs = new ArrayList<>();

  /// @param text how many, or nothing where there is room for the mark alone
  private record Sign(Health health, String text) {}

  /// @param size of the numbers, in pixels
  TroubleSigns(Pen pen, Tally tally, double size) {
    this.pen = pen;
    this.size = size;
    add(Health.BAD, tally.bad());
    add(Health.WARN, tally.warn());
  }

  private void add(Health health, int count) {
    if (count > 0) {
      signs.add(new Sign(health, Integer.toString(count)));
    }
  }

  /// What all of them take, and the gap before them; nothing when there are none.
  double width() {
    return width(signs);
  }

  /// Draws them up to a right edge; those that do not fit are left out, the worst last and its
  /// number before it.
  ///
  /// @param limit how far they may reach to the left
  /// @return where they and the gap before them begin
  double endingAt(double right, double limit, double base) {
    List<Sign> fit = fitting(right - limit);
    double left = right - width(fit);
    draw(fit, left, base);
    return left;
  }

  /// Draws them from a left edge on; those that do not fit are left out.
  void startingAt(double left, double limit, double base) {
    double gap = gap();
    draw(fitting(limit - left + gap), left - gap, base);
  }

  private List<Sign> fitting(double room) {
    List<Sign> fit = new ArrayList<>(signs);
    while (!fit.isEmpty() && width(fit) > room) {
      Sign last = fit.removeLast();
      if (fit.isEmpty() && !last.text().isEmpty()) {
        fit.add(new Sign(last.health(), ""));
      }
    }
    return fit;
  }

  private void draw(List<Sign> some, double left, double base) {
    double x = left;
    for (Sign sign : some) {
      x += gap();
      double mark = size * MARK;
      Marks.draw(pen, sign.health(), x + mark / 2, base - size * 0.36, mark);
      pen.text(pen.faces.strong, sign.text(), size, x + mark + size * GAP, base);
      x += width(sign);
    }
  }

  private double width(List<Sign> some) {
    return some.stream().mapToDouble(s -> gap() + width(s)).sum();
  }

  private double width(Sign sign) {
    return size * MARK
        + (sign.text().isEmpty() ? 0 : size * GAP + pen.faces.strong.width(sign.text(), size));
  }

  private double gap() {
    return size * 0.8;
  }
}
