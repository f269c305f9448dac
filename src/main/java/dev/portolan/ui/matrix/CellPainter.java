package dev.portolan.ui.matrix;

import dev.portolan.paint.Role;
import dev.portolan.policy.matrix.Cell;
import dev.portolan.policy.matrix.Cell.Look;
import dev.portolan.sweep.Observed;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Draws a cell: a ground and a mark, so that colour never stands alone. A disc is allowed, ports
/// are those that are, a half disc partly, a cross denied, a question mark undecided, a dash not
/// applicable.
final class CellPainter {
  private static final double MARK = 4.5;
  private static final double SMALL = 2.5;
  private static final double PADDING = 4;

  private final GraphicsContext g;
  private final Inks inks;
  private final TextFit small = new TextFit(Font.font("Inter", 11));
  private final Font sign = Font.font("Inter SemiBold", 13);

  CellPainter(GraphicsContext g, Inks inks) {
    this.g = g;
    this.inks = inks;
  }

  void draw(Cell cell, double x, double y, double width, double height) {
    Look look = cell.look();
    if (look != Look.NOT_APPLICABLE) {
      g.setFill(inks.get(ground(look)));
      g.fillRect(x, y, width, height);
    }
    double cx = x + width / 2;
    double cy = y + height / 2;
    g.setFill(inks.get(ink(look)));
    g.setStroke(inks.get(ink(look)));
    switch (look) {
      case ALL -> g.fillOval(cx - MARK, cy - MARK, 2 * MARK, 2 * MARK);
      case SOME -> text(small.font(), ports(cell, width), cx, cy);
      case PARTLY -> half(cx, cy);
      case DENIED -> cross(cx, cy);
      case UNDECIDED -> text(sign, "?", cx, cy);
      case NOT_APPLICABLE -> line(cx - 3.5, cy, cx + 3.5, cy, 1.2);
    }
  }

  /// What was observed, over what is predicted: a small mark in the corner, of the same shapes, and
  /// a frame where the two differ.
  void observed(Observed.Cell cell, double x, double y, double width, double height) {
    boolean some = cell.through() > 0;
    boolean none = cell.closed() > 0;
    Role role = some && none ? Role.WARN : some ? Role.OK : none ? Role.BAD : Role.IDLE;
    double cx = x + width - SMALL - 3;
    double cy = y + height - SMALL - 2;
    g.setFill(inks.get(Role.PANEL));
    g.fillRect(cx - SMALL - 2, cy - SMALL - 2, 2 * SMALL + 5, 2 * SMALL + 4);
    g.setFill(inks.get(role));
    g.setStroke(inks.get(role));
    if (some && none) {
      g.fillArc(cx - SMALL, cy - SMALL, 2 * SMALL, 2 * SMALL, 90, 180, ArcType.CHORD);
      g.setLineWidth(1);
      g.strokeOval(cx - SMALL, cy - SMALL, 2 * SMALL, 2 * SMALL);
    } else if (some) {
      g.fillOval(cx - SMALL, cy - SMALL, 2 * SMALL, 2 * SMALL);
    } else if (none) {
      line(cx - SMALL, cy - SMALL, cx + SMALL, cy + SMALL, 1.4);
      line(cx - SMALL, cy + SMALL, cx + SMALL, cy - SMALL, 1.4);
    } else {
      line(cx - SMALL, cy, cx + SMALL, cy, 1.4);
    }
    if (cell.differing() > 0) {
      g.setStroke(inks.get(Role.BAD));
      g.setLineWidth(2);
      g.strokeRect(x + 1, y + 1, width - 2, height - 2);
    }
  }

  /// A cell that is still being worked out.
  void pending(double x, double y, double width, double height) {
    g.setFill(inks.get(Role.LINE));
    double cx = x + width / 2;
    double cy = y + height / 2;
    for (int i = -1; i <= 1; i++) {
      g.fillOval(cx + i * 6 - 1, cy - 1, 2, 2);
    }
  }

  private String ports(Cell cell, double width) {
    String text = cell.ports();
    double room = width - PADDING;
    if (small.width(text) <= room) {
      return text;
    }
    String first = text.split("[,;]", 2)[0];
    String counted = first + " …";
    return small.width(counted) <= room && !first.equals(text) ? counted : small.cut(text, room);
  }

  private void text(Font font, String text, double cx, double cy) {
    g.setFont(font);
    g.setTextAlign(TextAlignment.CENTER);
    g.setTextBaseline(VPos.CENTER);
    g.fillText(text, cx, cy);
  }

  private void half(double cx, double cy) {
    g.fillArc(cx - MARK, cy - MARK, 2 * MARK, 2 * MARK, 90, 180, ArcType.CHORD);
    g.setLineWidth(1.5);
    g.strokeOval(cx - MARK, cy - MARK, 2 * MARK, 2 * MARK);
  }

  private void cross(double cx, double cy) {
    double r = MARK - 0.5;
    line(cx - r, cy - r, cx + r, cy + r, 1.8);
    line(cx - r, cy + r, cx + r, cy - r, 1.8);
  }

  private void line(double x1, double y1, double x2, double y2, double width) {
    g.setLineCap(StrokeLineCap.ROUND);
    g.setLineWidth(width);
    g.strokeLine(x1, y1, x2, y2);
  }

  private static Role ground(Look look) {
    return switch (look) {
      case ALL, SOME -> Role.OK_SOFT;
      case PARTLY -> Role.WARN_SOFT;
      case DENIED -> Role.BAD_SOFT;
      case UNDECIDED -> Role.IDLE_SOFT;
      case NOT_APPLICABLE -> Role.PANEL;
    };
  }

  private static Role ink(Look look) {
    return switch (look) {
      case ALL, SOME -> Role.OK;
      case PARTLY -> Role.WARN;
      case DENIED -> Role.BAD;
      case UNDECIDED -> Role.IDLE;
      case NOT_APPLICABLE -> Role.TEXT_MUTED;
    };
  }
}
