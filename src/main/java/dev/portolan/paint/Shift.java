package dev.portolan.paint;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/// Moves what is on an image by whole pixels; what it uncovers keeps what was there.
final class Shift {
  private Shift() {}

  static void by(BufferedImage image, int dx, int dy) {
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    int width = image.getWidth();
    int height = image.getHeight();
    int length = width - Math.abs(dx);
    int from = Math.max(0, -dx);
    int to = Math.max(0, dx);
    int rows = height - Math.abs(dy);
    for (int i = 0; i < rows && length > 0; i++) {
      // a row must be read before it is written over
      int row = dy > 0 ? height - 1 - i : i;
      System.arraycopy(pixels, (row - dy) * width + from, pixels, row * width + to, length);
    }
  }
}
