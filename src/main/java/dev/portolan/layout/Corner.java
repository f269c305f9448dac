package dev.portolan.layout;

/// A point on a line's way, in chart units.
public record Corner(double x, double y) {
  Corner move(double dx, double dy) {
    return new Corner(x + dx, y + dy);
  }
}
