package dev.portolan.testkit;

import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Overlay;
import dev.portolan.diagram.Viewport;
import dev.portolan.model.ObjectRef;
import dev.portolan.paint.PaintOptions;
import dev.portolan.paint.Painter;
import dev.portolan.paint.Palette;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Set;

/// Charts as they are painted, and where two pictures differ.
public final class Pictures {
  private final Painter painter = new Painter();
  private final PaintOptions options;

  public Pictures(PaintOptions options) {
    this.options = options;
  }

  public BufferedImage of(Diagram chart, Viewport view, Set<ObjectRef> selected) {
    BufferedImage image =
        new BufferedImage(view.width(), view.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    Overlay overlay = new Overlay(selected, null, null, null, List.of(), Overlay.Predicted.NOTHING);
    painter.paint(g, chart, overlay, view, Palette.light(), options);
    g.dispose();
    return image;
  }

  /// The smallest area in which they differ; its sides are below zero where they do not.
  public static Rectangle difference(BufferedImage a, BufferedImage b) {
    Rectangle area = new Rectangle(-1, -1);
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        if (a.getRGB(x, y) != b.getRGB(x, y)) {
          area.add(x, y);
        }
      }
    }
    return area;
  }
}
