package dev.portolan.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MillisTest {
  @ParameterizedTest
  @CsvSource({
    "0.004, 0.004 ms, 0.004 ms",
    "0.043, 0.04 ms, 0.04 ms",
    "0.43, 0.43 ms, 0.4 ms",
    "9.87, 9.87 ms, 9.9 ms",
    "12.34, 12.3 ms, 12 ms",
    "240.2, 240 ms, 240 ms"
  })
  void noTimeIsSaidToBeNone(double millis, String text, String brief) {
    assertThat(Millis.text(millis)).isEqualTo(text);
    assertThat(Millis.brief(millis)).isEqualTo(brief);
  }
}
