package dev.portolan.ui.contexts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AgoTest {
  private static final Instant THEN = Instant.parse("2026-01-02T03:04:05Z");

  @ParameterizedTest
  @CsvSource({
    "0, just now",
    "59, just now",
    "60, 1 min ago",
    "119, 1 min ago",
    "120, 2 min ago",
    "7200, 2 h ago",
    "172800, 2 days ago"
  })
  void saysHowLongAgo(long seconds, String words) {
    assertThat(Ago.words(THEN, THEN.plusSeconds(seconds))).isEqualTo(words);
  }

  @Test
  void isOtherNoOftenerThanEachMinute() {
    long different = 0;
    for (int s = 1; s <= 3600; s++) {
      boolean other =
          !Ago.words(THEN, THEN.plusSeconds(s)).equals(Ago.words(THEN, THEN.plusSeconds(s - 1)));
      different += other ? 1 : 0;
    }
    assertThat(different).isEqualTo(60);
  }
}
