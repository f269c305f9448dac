package dev.portolan.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SeriesTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void keepsTheNewestAndCountsAll() {
    Series series = Series.EMPTY;
    for (int i = 0; i < Series.MAX_SAMPLES + 10; i++) {
      series = series.with(at(i, i % 2 == 0 ? 0 : 50));
    }
    assertThat(series.samples()).hasSize(Series.MAX_SAMPLES);
    assertThat(series.samples().getFirst().at()).isEqualTo(NOON.plusSeconds(10));
    assertThat(series.totals().rounds()).isEqualTo(Series.MAX_SAMPLES + 10L);
    assertThat(series.totals().lossPercent()).isEqualTo(25);
    assertThat(series.totals().rtt()).isEqualTo(new Finding.Rtt(1, 1, 1));
  }

  @Test
  void remembersTheLongestOutageAndWhetherOneIsOn() {
    Series series = Series.EMPTY;
    double[] losses = {0, 100, 0, 100, 100, 100, 20, 0, 100};
    for (int i = 0; i < losses.length; i++) {
      series = series.with(at(i, losses[i]));
    }
    Series.Outage outage = series.outage();
    assertThat(outage.longest()).isEqualTo(3);
    assertThat(outage.from()).isEqualTo(NOON.plusSeconds(3));
    assertThat(outage.lasted()).isEqualTo(Duration.ofSeconds(3));
    assertThat(outage.running()).isEqualTo(1);
    assertThat(outage.since()).isEqualTo(NOON.plusSeconds(8));
  }

  @Test
  void theProbersTroubleIsNeitherAnswerNorLoss() {
    Series series = Series.EMPTY.with(new Sample(NOON, Outcome.FAILED, -1, -1));
    assertThat(series.totals()).isEqualTo(Series.Totals.NONE);
    assertThat(series.totals().rtt()).isEqualTo(Finding.Rtt.NONE);
    assertThat(series.samples()).hasSize(1);
  }

  private static Sample at(int second, double loss) {
    Outcome outcome = loss < 100 ? Outcome.ANSWERED : Outcome.TIMED_OUT;
    return new Sample(NOON.plusSeconds(second), outcome, loss < 100 ? 1 : -1, loss);
  }
}
