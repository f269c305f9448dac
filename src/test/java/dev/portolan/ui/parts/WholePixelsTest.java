package dev.portolan.ui.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A picture begins on a whole pixel, whatever the size of the window's units.
final class WholePixelsTest {
  @ParameterizedTest
  @CsvSource({"0, 70, 1", "0, 70.4, 0.8", "0, 99.2, 0.8", "0.25, 69.2, 0.8", "0, 12.5, 1.25"})
  void beginsOnAWholePixel(double moved, double at, double scale) {
    double next = WholePixels.snapped(moved, at, scale);
    double then = at + (next - moved) * scale;
    assertThat(then).isCloseTo(Math.rint(then), within(1e-5));
    assertThat(then).isBetween(at - 1 - Math.abs(moved), at + Math.abs(moved));
    assertThat(WholePixels.snapped(next, then, scale)).isEqualTo(next);
  }
}
