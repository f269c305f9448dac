package dev.portolan.ui.matrix;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// How wide a text is in one font, from the widths of its characters: thousands of times faster
/// than laying it out, and close enough to cut it.
final class TextFit {
  private final Font font;
  private final double[] ascii = new double[128];
  private final Map<Character, Double> widths = new HashMap<>();

  TextFit(Font font) {
    this.font = font;
  }

  Font font() {
    return font;
  }

  double width(String text) {
    double width = 0;
    for (int i = 0; i < text.length(); i++) {
      width += width(text.charAt(i));
    }
    return width;
  }

  /// The text, or as much of its beginning as there is room for, with an ellipsis.
  String cut(String text, double room) {
    if (width(text) <= room) {
      return text;
    }
    double left = room - width('…');
    int end = 0;
    while (end < text.length() && left >= width(text.charAt(end))) {
      left -= width(text.charAt(end));
      end++;
    }
    return end == 0 ? "" : text.substring(0, end) + "…";
  }

  /// The text, or its beginning and end around an ellipsis: names of pods differ at their ends.
  String cutMiddle(String text, double room) {
    if (width(text) <= room) {
      return text;
    }
    double left = room - width('…');
    int from = 0;
    int to = text.length();
    while (from < to) {
      boolean front = from <= text.length() - to;
      double next = width(text.charAt(front ? from : to - 1));
      if (next > left) {
        break;
      }
      left -= next;
      from += front ? 1 : 0;
      to -= front ? 0 : 1;
    }
    return from == 0 ? "" : text.substring(0, from) + "…" + text.substring(to);
  }

  private double width(char c) {
    if (c >= ascii.length) {
      return other(c);
    }
    if (ascii[c] == 0) {
      ascii[c] = measure(c);
    }
    return ascii[c];
  }

  private double other(char c) {
    return widths.computeIfAbsent(c, this::measure);
  }

  /// A character among others of its like: alone it would be rounded up.
  private double measure(char c) {
    Text text = new Text(String.valueOf(c).repeat(16));
    text.setFont(font);
    return text.getLayoutBounds().getWidth() / 16;
  }
}
