package dev.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PaceTest {
  @Test
  void theFirstTimeIsAtOnceAndLaterOnesTakeTheirShare() {
    Pace pace = new Pace(0.25);
    assertThat(pace.delay(1_000)).isZero();
    pace.took(1_000, 1_100);
    assertThat(pace.delay(1_100)).isEqualTo(300);
    assertThat(pace.delay(1_350)).isEqualTo(50);
    assertThat(pace.delay(5_000)).isZero();
  }

  @Test
  void whatTakesLongerWaitsLonger() {
    Pace pace = new Pace(0.5);
    pace.took(0, 10);
    assertThat(pace.delay(10)).isEqualTo(10);
    pace.took(20, 1_020);
    assertThat(pace.delay(1_020)).isEqualTo(1_000);
  }
}
