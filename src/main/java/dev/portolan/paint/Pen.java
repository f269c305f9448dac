package dev.portolan.paint;

import dev.portolan.diagram.Rect;
import dev.portolan.diagram.Viewport;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Stroke;
import org.jspecify.annotations.Nullable;

/// What the painters draw with: a graphics context, the way from chart units to pixels, the fonts
/// and the colours. Sizes that must not shrink with the chart are given in points: pixels of the
/// window, whatever the density of the picture.
final class Pen {
  /// How far strokes, pins and signs reach out of their boxes, in points: what stands that near to
  /// a part of the picture may have something in it.
  private static final double OVERHANG = 16;

  final Graphics2D g;
  final Faces faces;
  final Viewport view;
  final boolean quality;

  /// What was drawn with it.
  final Signs.Noted noted = new Signs.Noted();

  /// Picture pixels per point.
  final double point;

  /// The part of the chart that is to be painted, and a little around it.
  final Rect visible;

  private final Palette bright;
  private @Nullable Palette faded;
  private boolean dim;

  Pen(Graphics2D g, Faces faces, Viewport view, Palette palette, PaintOptions options) {
    this.g = g;
    this.faces = faces;
    this.view = view;
    this.quality = options.quality();
    this.point = options.pixelRatio();
    this.bright = palette;
    this.visible = visible(g, view, point);
    g.setRenderingHint(
        RenderingHints.KEY_ANTIALIASING,
        quality ? RenderingHints.VALUE_ANTIALIAS_ON : RenderingHints.VALUE_ANTIALIAS_OFF);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_STROKE_CONTROL,
        quality ? RenderingHints.VALUE_STROKE_PURE : RenderingHints.VALUE_STROKE_NORMALIZE);
  }

  private static Rect visible(Graphics2D g, Viewport view, double point) {
    Rect all = view.visible();
    Rectangle clip = g.getClipBounds();
    if (clip == null) {
      return all;
    }
    Rect part =
        new Rect(
            view.x() + clip.x / view.scale(),
            view.y() + clip.y / view.scale(),
            clip.width / view.scale(),
            clip.height / view.scale());
    return part.grow(OVERHANG * point / view.scale()).intersection(all);
  }

  /// From now on colours are faded, or not.
  void dim(boolean on) {
    dim = on;
  }

  Color colour(Role role) {
    if (!dim) {
      return bright.get(role);
    }
    Palette colours = faded == null ? bright.dimmed() : faded;
    faded = colours;
    return colours.get(role);
  }

  void use(Role role) {
    g.setColor(colour(role));
  }

  /// Points per chart unit: how near one looks.
  double zoom() {
    return view.scale() / point;
  }

  double x(double chartX) {
    return (chartX - view.x()) * view.scale();
  }

  double y(double chartY) {
    return (chartY - view.y()) * view.scale();
  }

  /// A rectangle in whole pixels.
  Pix pix(Rect rect) {
    int left = (int) Math.round(x(rect.x()));
    int top = (int) Math.round(y(rect.y()));
    int right = (int) Math.round(x(rect.right()));
    int bottom = (int) Math.round(y(rect.bottom()));
    return new Pix(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
  }

  /// Pixels, whole, at least one.
  int whole(double points) {
    return Math.max(1, (int) Math.round(points * point));
  }

  Stroke stroke(double points) {
    return new BasicStroke((float) (points * point), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  Stroke dashed(double points, double... pattern) {
    float[] dash = new float[pattern.length];
    for (int i = 0; i < dash.length; i++) {
      dash[i] = (float) (pattern[i] * point);
    }
    return new BasicStroke(
        (float) (points * point), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, dash, 0);
  }

  void fill(Pix p, double radius, Role role) {
    use(role);
    fill(p, radius);
  }

  void fill(Pix p, double radius) {
    int arc = (int) Math.round(2 * radius * point);
    if (arc < 3 || p.h() < 4) {
      g.fillRect(p.x(), p.y(), p.w(), p.h());
    } else if (quality) {
      g.fillRoundRect(p.x(), p.y(), p.w(), p.h(), Math.min(arc, p.h()), Math.min(arc, p.h()));
    } else {
      stepped(p, Math.min(arc, Math.min(p.w(), p.h())) / 2.0);
    }
  }

  /// A box with round corners, row by row: while the picture moves a third of the time went into
  /// looking for the edges of such boxes.
  private void stepped(Pix p, double radius) {
    int rows = (int) radius;
    int row = 0;
    while (row < rows) {
      double up = radius - row - 0.5;
      int inset = (int) Math.round(radius - Math.sqrt(radius * radius - up * up));
      if (inset == 0) {
        break;
      }
      g.fillRect(p.x() + inset, p.y() + row, p.w() - 2 * inset, 1);
      g.fillRect(p.x() + inset, p.bottom() - 1 - row, p.w() - 2 * inset, 1);
      row++;
    }
    g.fillRect(p.x(), p.y() + row, p.w(), p.h() - 2 * row);
  }

  /// A filled box with a border inside its edge.
  void box(Pix p, double radius, double border, Role line, Role ground) {
    fill(p, radius, line);
    fill(p.inset(whole(border)), Math.max(0, radius - border), ground);
  }

  /// Writes a line of text; its size is in picture pixels, `y` is the base line.
  void text(Face face, String text, double size, double x, double y) {
    if (!text.isEmpty()) {
      g.setFont(face.at(size));
      g.drawString(text, (float) x, (float) Math.round(y));
    }
  }
}
