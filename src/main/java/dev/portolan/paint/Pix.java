package dev.portolan.paint;

/// A rectangle in whole pixels of the picture.
record Pix(int x, int y, int w, int h) {
  int right() {
    return x + w;
  }

  int bottom() {
    return y + h;
  }

  double centerX() {
    return x + w / 2.0;
  }

  double centerY() {
    return y + h / 2.0;
  }

  Pix inset(int by) {
    return new Pix(x + by, y + by, Math.max(0, w - 2 * by), Math.max(0, h - 2 * by));
  }
}
