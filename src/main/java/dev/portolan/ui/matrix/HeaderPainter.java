package dev.portolan.ui.matrix;

import dev.portolan.model.ObjectRef;
import dev.portolan.paint.Role;
import dev.portolan.policy.matrix.Axis;
import dev.portolan.policy.matrix.Group;
import dev.portolan.policy.matrix.Words.Hit;
import dev.portolan.ui.parts.Glyphs;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.feather.FeatherIkonHandler;

/// Draws what a header says along a line: how deep it lies, whether it is open, its kind, its name,
/// how many pods it has. The line runs to the right; for a column the context is turned before.
final class HeaderPainter {
  private static final double EDGE = 8;
  private static final double STEP = 14;
  private static final double ICON = 20;
  private static final double CHEVRON = 16;

  private final GraphicsContext g;
  private final Inks inks;
  private final TextFit plain = new TextFit(Font.font("Inter", 13));
  private final TextFit strong = new TextFit(Font.font("Inter SemiBold", 13));
  private final TextFit small = new TextFit(Font.font("Inter", 11));
  private final Font icons = Font.loadFont(new FeatherIkonHandler().getFontResourceAsStream(), 14);

  HeaderPainter(GraphicsContext g, Inks inks) {
    this.g = g;
    this.inks = inks;
  }

  /// How long the line is with the whole name.
  double wanted(Group group) {
    return EDGE
        + group.depth() * STEP
        + CHEVRON
        + ICON
        + fit(group).width(group.title())
        + small.width(count(group))
        + 2 * EDGE;
  }

  /// Draws it around the line from (0, 0) to (length, 0).
  ///
  /// @param turned by how many degrees the line is, so that the kind's sign can stand upright
  void draw(Group group, Axis axis, double length, double turned) {
    double x = EDGE + group.depth() * STEP;
    if (group.opens()) {
      chevron(x + 4, axis.open(group.key()));
    }
    x += CHEVRON;
    g.setTextBaseline(VPos.CENTER);
    g.setTextAlign(TextAlignment.LEFT);
    icon(feather(group), x, turned);
    x += ICON;
    String count = count(group);
    double right = length - EDGE;
    if (!count.isEmpty()) {
      g.setTextAlign(TextAlignment.RIGHT);
      text(small.font(), inks.get(Role.TEXT_MUTED), count, right);
      g.setTextAlign(TextAlignment.LEFT);
      right -= small.width(count) + EDGE;
    }
    name(group, axis, x, right - x);
  }

  private void name(Group group, Axis axis, double x, double room) {
    TextFit fit = fit(group);
    String shown = fit.cutMiddle(group.title(), room);
    g.setFill(inks.get(Role.WARN_FILL));
    for (Hit hit : axis.words().hits(shown)) {
      double from = fit.width(shown.substring(0, hit.from()));
      double to = fit.width(shown.substring(0, hit.to()));
      g.fillRect(x + from, 7.5, to - from, 2);
    }
    text(fit.font(), inks.get(Role.TEXT), shown, x);
  }

  private void text(Font font, Color colour, String text, double x) {
    g.setFont(font);
    g.setFill(colour);
    g.fillText(text, x, 0);
  }

  private void chevron(double x, boolean open) {
    g.setStroke(inks.get(Role.TEXT_MUTED));
    g.setLineWidth(1.5);
    g.setLineCap(StrokeLineCap.ROUND);
    double[] xs = open ? new double[] {x - 3.5, x, x + 3.5} : new double[] {x - 2, x + 1.8, x - 2};
    double[] ys = open ? new double[] {-1.8, 2, -1.8} : new double[] {-3.5, 0, 3.5};
    g.strokePolyline(xs, ys, 3);
  }

  private void icon(Feather feather, double x, double turned) {
    double half = icons.getSize() / 2;
    g.save();
    g.translate(x + half, 0);
    g.rotate(-turned);
    text(icons, inks.get(Role.TEXT_MUTED), Character.toString(feather.getCode()), -half);
    g.restore();
  }

  private TextFit fit(Group group) {
    return group.depth() == 0 ? strong : plain;
  }

  private static String count(Group group) {
    return group.opens() ? String.format(Locale.ROOT, "%,d", group.parties().size()) : "";
  }

  static Feather feather(Group group) {
    return group.key().object().map(ObjectRef::kind).map(Glyphs::of).orElse(Feather.GLOBE);
  }
}
