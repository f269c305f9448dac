package dev.portolan.paint;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/// One of the bundled fonts, with the widths of its letters at hand: names are measured thousands
/// of times a frame.
final class Face {
  private static final int ASCII = 128;
  private static final float UNIT = 100;
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
  private static final String ELLIPSIS = "…";

  /// A shorter end of a name, its ellipsis counted, tells nothing.
  private static final int LEAST_TAIL = 5;

  /// How much of the room the end of a name gets at most.
  private static final double TAIL_SHARE = 0.4;

  private final Font font;
  private final double[] advances = new double[ASCII];
  private final double ellipsis;
  private final Map<Integer, Font> sizes = new HashMap<>();

  Face(String file) {
    font = load("/fonts/" + file);
    Font unit = font.deriveFont(UNIT);
    for (int c = ' '; c < ASCII; c++) {
      advances[c] = unit.getStringBounds(new char[] {(char) c}, 0, 1, EXACT).getWidth() / UNIT;
    }
    ellipsis = unit.getStringBounds(ELLIPSIS, EXACT).getWidth() / UNIT;
  }

  private static Font load(String resource) {
    try (InputStream in = Face.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    } catch (FontFormatException e) {
      throw new IllegalStateException(resource, e);
    }
  }

  /// The font at a size, to the half pixel: few sizes, so that drawn letters are reused.
  Font at(double size) {
    int halves = (int) Math.round(size * 2);
    return sizes.computeIfAbsent(halves, h -> font.deriveFont(h / 2f));
  }

  static double rounded(double size) {
    return Math.round(size * 2) / 2.0;
  }

  double width(String text, double size) {
    double sum = 0;
    for (int i = 0; i < text.length(); i++) {
      sum += advance(text.charAt(i));
    }
    return sum * rounded(size);
  }

  private double advance(char c) {
    if (c < ASCII) {
      return advances[c];
    }
    return font.deriveFont(UNIT).getStringBounds(String.valueOf(c), EXACT).getWidth() / UNIT;
  }

  /// The text, or its beginning and an ellipsis where it is too wide; empty where not even two
  /// letters fit.
  String fit(String text, double size, double max) {
    return cut(text, size, max, false);
  }

  /// The text, or its beginning and its end with an ellipsis between them where it is too wide:
  /// names of one namespace often begin alike, and what tells them apart comes last.
  String fitBothEnds(String text, double size, double max) {
    if (width(text, size) <= max) {
      return text;
    }
    double room = max / rounded(size) - ellipsis;
    int tail = 0;
    double taken = 0;
    while (tail < text.length()) {
      double next = taken + advance(text.charAt(text.length() - 1 - tail));
      if (next > room * TAIL_SHARE) {
        break;
      }
      taken = next;
      tail++;
    }
    int head = 0;
    while (head < text.length() - tail) {
      taken += advance(text.charAt(head));
      if (taken > room) {
        break;
      }
      head++;
    }
    return head < 2 || tail < 2
        ? fit(text, size, max)
        : text.substring(0, head) + ELLIPSIS + text.substring(text.length() - tail);
  }

  /// The text, or as much of its end as fits, beginning after a hyphen if it can: what tells the
  /// pods of a workload apart is at the end of their names. One word is known by both its ends.
  String fitTail(String text, double size, double max) {
    if (width(text, size) <= max) {
      return text;
    }
    for (int at = text.indexOf('-'); at >= 0; at = text.indexOf('-', at + 1)) {
      String rest = ELLIPSIS + text.substring(at + 1);
      if (rest.length() > 2 && width(rest, size) <= max) {
        return rest;
      }
    }
    String end = text.indexOf('-') < 0 ? fitBothEnds(text, size, max) : cut(text, size, max, true);
    return end.length() < LEAST_TAIL ? "" : end;
  }

  private String cut(String text, double size, double max, boolean tail) {
    double room = max / rounded(size);
    double full = 0;
    int kept = 0;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      full += advance(text.charAt(tail ? length - 1 - i : i));
      if (full + ellipsis <= room) {
        kept = i + 1;
      }
    }
    if (full <= room) {
      return text;
    }
    if (kept < 2) {
      return "";
    }
    return tail ? ELLIPSIS + text.substring(length - kept) : text.substring(0, kept) + ELLIPSIS;
  }
}
