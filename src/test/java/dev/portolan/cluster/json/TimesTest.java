package dev.portolan.cluster.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is read by its digits is what Java's own formatter reads.
final class TimesTest {
  private static @Nullable Instant javas(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22T15:04:05Z",
        "1970-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z",
        "2024-02-29T23:59:59Z",
        "2023-02-29T00:00:00Z",
        "2026-11-22T24:00:00Z",
        "2016-12-31T23:59:60Z",
        "2026-13-01T00:00:00Z",
        "2026-00-00T00:00:00Z",
        "2026-11-22t15:04:05z",
        "2026-11-22T15:04:05.123456Z",
        "2026-11-22T15:04:05+01:00",
        "2026-11-22 15:04:05Z",
        "+026-11-22T15:04:05Z",
        "٢٠٢٦-11-22T15:04:05Z",
        ""
      })
  void isAsJavaReadsIt(String text) {
    assertThat(Times.parse(text)).isEqualTo(javas(text));
  }

  @Test
  void anyTimeOfTheForm() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder(Instant.ofEpochSecond(random.nextInt()).toString());
      if (random.nextBoolean()) {
        text.setCharAt(random.nextInt(text.length()), (char) ('0' + random.nextInt(10)));
      }
      assertThat(Times.parse(text.toString())).as("%s", text).isEqualTo(javas(text.toString()));
    }
  }
}
