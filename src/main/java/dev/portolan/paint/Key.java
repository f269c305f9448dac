package dev.portolan.paint;

import dev.portolan.diagram.Diagram.Health;
import dev.portolan.diagram.Facts.Glyph;
import dev.portolan.diagram.Viewport;
import dev.portolan.paint.Legend.Sign;
import dev.portolan.paint.Signs.Line;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/// The key to one picture: each of its signs, drawn as the picture draws it, with what it means.
public final class Key {
  private static final double SIZE = 12;

  /// By how much of its size a sign stands lower than the middle of its line: small letters do too.
  private static final double LOWER = 0.07;

  private final List<Entry> entries;

  private Key(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /// A sign and what it means.
  record Entry(String text, Sign sign) {}

  List<Entry> entries() {
    return entries;
  }

  public static Key of(Signs signs) {
    List<Entry> all = new ArrayList<>();
    for (Health health : Health.values()) {
      if (signs.marks().contains(health)) {
        all.add(new Entry(Legend.words(health), Legend.mark(health)));
      }
    }
    for (Health health : Health.values()) {
      if (signs.cells().contains(health)) {
        String pods = signs.marks().isEmpty() ? "" : "pods: ";
        all.add(new Entry(pods + Legend.words(health), cell(health)));
      }
    }
    for (Glyph glyph : Glyph.values()) {
      if (signs.glyphs().contains(glyph)) {
        all.add(new Entry(glyph.title(), Legend.glyph(glyph)));
      }
    }
    if (signs.lines().contains(Line.READY)) {
      all.add(new Entry("leads to", Legend::line));
    }
    if (signs.lines().contains(Line.BROKEN)) {
      all.add(new Entry("leads to nothing that is ready", Legend::broken));
    }
    return new Key(all);
  }

  /// What each sign means, in the order of the key.
  public List<String> words() {
    return entries.stream().map(Entry::text).toList();
  }

  /// Each sign, as large as a line of text.
  ///
  /// @param pixelRatio device pixels per unit
  public List<BufferedImage> pictures(Palette palette, double pixelRatio) {
    Faces faces = new Faces();
    return entries.stream().map(e -> picture(e.sign(), faces, palette, pixelRatio)).toList();
  }

  private static BufferedImage picture(Sign sign, Faces faces, Palette palette, double ratio) {
    int side = (int) Math.ceil((SIZE + 4) * ratio);
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    try {
      Viewport view = new Viewport(0, 0, ratio, side, side);
      Pen pen = new Pen(g, faces, view, palette, PaintOptions.STILL.withPixelRatio(ratio));
      double middle = side / 2.0 + Math.round(LOWER * SIZE * ratio);
      sign.draw(pen, 2 * ratio, middle, SIZE * ratio);
    } finally {
      g.dispose();
    }
    return image;
  }

  private static Sign cell(Health health) {
    return (pen, x, middle, size) -> {
      int height = (int) (size * 0.75);
      Pix p = new Pix((int) x, (int) (middle - height / 2.0), (int) size, height);
      new PodPainter(pen).cell(health, p);
    };
  }
}
