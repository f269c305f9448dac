package dev.portolan.ui.map;

import dev.portolan.diagram.Viewport;
import dev.portolan.ui.map.MapSurface.Picture;
import java.awt.Color;
import java.awt.Graphics2D;

/// Draws with the one painter.
final class PainterBrush implements FrameLoop.Brush {
  @Override
  public void paint(Graphics2D g, Picture picture, Viewport v) {
    g.setColor(new Color(0xeaeff2));
    g.fillRect(0, 0, v.width(), v.height());
    picture
        .diagram()
        .boxes()
        .forEach(
            b -> {
              var p = v.toPixel(b.rect().x(), b.rect().y());
              g.setColor(picture.overlay().selected().contains(b.ref()) ? Color.CYAN : Color.WHITE);
              g.fillRect(
                  (int) p.x(),
                  (int) p.y(),
                  (int) (b.rect().width() * v.scale()),
                  (int) (b.rect().height() * v.scale()));
              g.setColor(Color.GRAY);
              g.drawRect(
                  (int) p.x(),
                  (int) p.y(),
                  (int) (b.rect().width() * v.scale()),
                  (int) (b.rect().height() * v.scale()));
              g.drawString(b.title(), (int) p.x() + 5, (int) p.y() + 14);
            });
  }
}
