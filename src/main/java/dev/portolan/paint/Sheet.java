package dev.portolan.paint;

import dev.portolan.diagram.About;
import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Overlay;
import dev.portolan.diagram.Rect;
import dev.portolan.diagram.Ties;
import dev.portolan.diagram.Viewport;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A picture to hand on: the chart, or a view of it, under a title that says what it is of, over a
/// legend of its marks.
public final class Sheet {
  private static final double HEADER = 64;
  private static final double MARGIN = 28;
  private static final double MIN_WIDTH = 640;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Painter painter = new Painter();
  private final Faces faces = new Faces();
  private final Diagram diagram;
  private final Overlay overlay;
  private final Palette palette;
  private final Viewport view;
  private final double scale;
  private final int width;
  private final Legend legend;

  private Sheet(Diagram diagram, Overlay overlay, Palette palette, Viewport view, double scale) {
    this.diagram = diagram;
    this.overlay = overlay;
    this.palette = palette;
    this.view = view;
    this.scale = scale;
    this.width = (int) Math.max(view.width(), Math.ceil(MIN_WIDTH * scale));
    this.legend =
        new Legend(
            faces,
            width - 2 * MARGIN * scale,
            scale,
            signs(),
            Ties.marks(overlay.predicted().ties(), diagram));
  }

  /// What signs the picture will hold: it is painted once to nowhere, since the legend's height
  /// must be known before the first strip of it is painted.
  private Signs signs() {
    Graphics2D nowhere = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    try {
      Painter scout = new Painter();
      scout.paint(nowhere, diagram, overlay, view, palette, new PaintOptions(true, scale, false));
      return scout.signs();
    } finally {
      nowhere.dispose();
    }
  }

  /// The whole chart, `scale` pixels for each of its units.
  public static Sheet whole(Diagram diagram, Overlay overlay, Palette palette, double scale) {
    Rect bounds = diagram.bounds();
    Viewport all =
        new Viewport(
            bounds.x(),
            bounds.y(),
            scale,
            (int) Math.ceil(bounds.width() * scale),
            (int) Math.ceil(bounds.height() * scale));
    return new Sheet(diagram, overlay, palette, all, scale);
  }

  /// What a window shows, `scale` times as dense.
  public static Sheet view(
      Diagram diagram, Overlay overlay, Palette palette, Viewport window, double scale) {
    Viewport dense =
        new Viewport(
            window.x(),
            window.y(),
            window.scale() * scale,
            (int) Math.ceil(window.width() * scale),
            (int) Math.ceil(window.height() * scale));
    return new Sheet(diagram, overlay, palette, dense, scale);
  }

  /// In pixels.
  public int width() {
    return width;
  }

  /// In pixels.
  public int height() {
    return (int) Math.ceil(HEADER * scale) + view.height() + (int) Math.ceil(legend.height());
  }

  /// Paints the sheet, or what the graphics' clip leaves of it.
  public void paint(Graphics2D g) {
    PaintOptions options = new PaintOptions(true, scale, false);
    Pen pen = new Pen(g, faces, new Viewport(0, 0, 1, width, height()), palette, options);
    pen.use(Role.MAP_BACKGROUND);
    g.fillRect(0, 0, width, height());
    int top = (int) Math.ceil(HEADER * scale);
    Graphics2D chart = (Graphics2D) g.create();
    chart.translate((width - view.width()) / 2, top);
    chart.clipRect(0, 0, view.width(), view.height());
    painter.paint(chart, diagram, overlay, view, palette, options);
    chart.dispose();
    header(pen);
    legend.paint(pen, MARGIN * scale, top + view.height());
  }

  private void header(Pen pen) {
    About about = diagram.about();
    double left = MARGIN * scale;
    double room = width - 2 * left;
    double size = Face.rounded(20 * scale);
    double small = Face.rounded(11.5 * scale);
    String name = about.context().isEmpty() ? "Portolan" : about.context();
    String title = faces.strong.fit(name, size, room * 0.7);
    pen.use(Role.TEXT);
    pen.text(faces.strong, title, size, left, 34 * scale);
    if (about.simulated()) {
      double x = left + faces.strong.width(title, size) + 12 * scale;
      tag(pen, "simulated cluster", x, 27 * scale);
    }
    List<String> words = new ArrayList<>();
    if (!about.serverVersion().isEmpty()) {
      words.add("Kubernetes " + about.serverVersion());
    }
    words.add(TIME.format(about.time()));
    counts(words, about.counts());
    pen.use(Role.TEXT_MUTED);
    String line = faces.regular.fit(String.join("  ·  ", words), small, room);
    pen.text(faces.regular, line, small, left, 54 * scale);
    if (!about.gaps().isEmpty()) {
      double x = left + faces.regular.width(line, small) + 16 * scale;
      pen.use(Role.WARN);
      String gaps = String.join(", ", about.gaps());
      pen.text(
          faces.regular, faces.regular.fit(gaps, small, left + room - x), small, x, 54 * scale);
    }
  }

  private static void counts(List<String> words, About.Counts counts) {
    count(words, counts.namespaces(), "namespace", "namespaces");
    count(words, counts.workloads(), "workload", "workloads");
    count(words, counts.pods(), "pod", "pods");
    count(words, counts.services(), "service", "services");
    count(words, counts.ingresses(), "ingress", "ingresses");
  }

  private static void count(List<String> words, int number, String one, String many) {
    if (number > 0) {
      words.add(number + " " + (number == 1 ? one : many));
    }
  }

  private void tag(Pen pen, String text, double x, double middle) {
    double size = Face.rounded(10.5 * scale);
    double height = 20 * scale;
    double w = faces.strong.width(text, size) + 16 * scale;
    Pix p = new Pix((int) x, (int) (middle - height / 2), (int) w, (int) height);
    pen.box(p, 10, 1, Role.WARN_FILL, Role.WARN_SOFT);
    pen.use(Role.WARN);
    pen.text(faces.strong, text, size, x + 8 * scale, middle + size * 0.36);
  }
}
