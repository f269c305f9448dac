package dev.portolan.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class JoltTest {
  private Instant wall = Instant.parse("2026-11-22T06:00:00Z");
  private long ticks;
  private Set<String> addresses = Set.of("192.0.2.7");
  private final Jolt jolt = new Jolt(() -> wall, () -> ticks, () -> addresses);

  private boolean after(Duration onTheWall, Duration measured) {
    wall = wall.plus(onTheWall);
    ticks += measured.toNanos();
    return jolt.felt();
  }

  @Test
  void anAwakeComputerFeelsNothing() {
    assertThat(after(Duration.ofHours(2), Duration.ofHours(2))).isFalse();
    assertThat(after(Duration.ofSeconds(12), Duration.ofSeconds(5)))
        .as("a clock put right")
        .isFalse();
    assertThat(after(Duration.ofMinutes(-50), Duration.ofSeconds(5))).as("set back").isFalse();
  }

  @Test
  void sleepIsFeltOnce() {
    assertThat(after(Duration.ofMinutes(40), Duration.ofSeconds(5))).isTrue();
    assertThat(after(Duration.ofSeconds(5), Duration.ofSeconds(5))).isFalse();
  }

  @Test
  void anotherNetworkIsFeltAndNoneIsNot() {
    addresses = Set.of("198.51.100.7");
    assertThat(after(Duration.ofSeconds(5), Duration.ofSeconds(5))).isTrue();
    assertThat(after(Duration.ofSeconds(5), Duration.ofSeconds(5))).isFalse();
    addresses = Set.of();
    assertThat(after(Duration.ofSeconds(5), Duration.ofSeconds(5))).as("nothing to try").isFalse();
    addresses = Set.of("198.51.100.7");
    assertThat(after(Duration.ofSeconds(5), Duration.ofSeconds(5))).as("back again").isTrue();
  }
}
