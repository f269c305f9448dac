package dev.portolan.cluster.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How long a server wants to be left alone, by its own clock.
final class RetryAfterTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          7                             | Sun, 22 Nov 2026 06:00:00 GMT | 7
          7                             |                               | 7
          0                             |                               | 0
          999999999                     |                               | 60
          9999999999999                 |                               | 0
          -7                            |                               | 0
          Sun, 22 Nov 2026 06:00:09 GMT | Sun, 22 Nov 2026 06:00:00 GMT | 9
          Sun, 22 Nov 2026 05:00:00 GMT | Sun, 22 Nov 2026 06:00:00 GMT | 0
          Mon, 23 Nov 2026 06:00:00 GMT | Sun, 22 Nov 2026 06:00:00 GMT | 60
          Sun, 22 Nov 2026 06:00:09 GMT |                               | 0
          soon                          | Sun, 22 Nov 2026 06:00:00 GMT | 0
                                        | Sun, 22 Nov 2026 06:00:00 GMT | 0
          """)
  void secondsOrATime(String header, String date, long seconds) {
    assertThat(ApiFailure.retryAfter(header, date)).isEqualTo(Duration.ofSeconds(seconds));
  }
}
