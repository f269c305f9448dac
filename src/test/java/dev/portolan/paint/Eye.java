package dev.portolan.paint;

import java.awt.Color;

/// Eyes that see all colours, and those that lack one kind of cone: how far apart two colours look
/// to them.
///
/// The matrices are of Machado, Oliveira and Fernandes, "A Physiologically-based Model for
/// Simulation of Color Vision Deficiency" (2009), at full severity, over linear sRGB.
enum Eye {
  FULL,
  PROTAN,
  DEUTAN,
  TRITAN;

  /// WCAG 2.2's contrast ratio.
  static double contrast(Color a, Color b) {
    double brighter = Math.max(luminance(a), luminance(b));
    double darker = Math.min(luminance(a), luminance(b));
    return (brighter + 0.05) / (darker + 0.05);
  }

  /// The distance in CIE L*a*b* (CIE 1976): about 2 can just be told beside each other; 20 is told
  /// at a glance, apart.
  double distance(Color a, Color b) {
    double[] x = lab(a);
    double[] y = lab(b);
    return Math.sqrt(
        Math.pow(x[0] - y[0], 2) + Math.pow(x[1] - y[1], 2) + Math.pow(x[2] - y[2], 2));
  }

  private double[] lab(Color colour) {
    double[] rgb = {linear(colour.getRed()), linear(colour.getGreen()), linear(colour.getBlue())};
    double r = row(0, rgb);
    double g = row(3, rgb);
    double b = row(6, rgb);
    double x = root((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
    double y = root(0.2126 * r + 0.7152 * g + 0.0722 * b);
    double z = root((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  /// What is seen of red, green and blue, row by row.
  private double[] seen() {
    return switch (this) {
      case FULL -> new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1};
      case PROTAN ->
          new double[] {
            0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
            1.051998
          };
      case DEUTAN ->
          new double[] {
            0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940,
            0.968881
          };
      case TRITAN ->
          new double[] {
            1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367,
            0.303900
          };
    };
  }

  private double row(int from, double[] rgb) {
    double[] seen = seen();
    double sum = seen[from] * rgb[0] + seen[from + 1] * rgb[1] + seen[from + 2] * rgb[2];
    return Math.clamp(sum, 0.0, 1.0);
  }

  private static double root(double t) {
    return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
