package dev.portolan.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ResumeTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /// A line that a log holds.
  private record Line(Instant time, String text) {}

  @Test
  void beginsWithoutATimeAndGoesOnFromAWholeSecondBefore() {
    Resume resume = new Resume();
    assertThat(resume.since()).isEmpty();
    resume.take(START.plusMillis(5_400), "a");
    assertThat(resume.since()).contains(START.plusSeconds(4));
  }

  @Test
  void aLineThatIsReallyThereTwiceIsToldTwice() {
    Resume resume = new Resume();
    assertThat(resume.take(START, "same")).isTrue();
    assertThat(resume.take(START, "same")).isTrue();
    resume.begin();
    assertThat(resume.take(START, "same")).isFalse();
    assertThat(resume.take(START, "same")).isFalse();
    assertThat(resume.take(START, "same")).isTrue();
  }

  /// A log whose two streams are noted not quite in order is cut off again and again; each line is
  /// told once all the same.
  @Test
  void losesNothingAndTellsNothingTwiceWhereverItIsCut() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Line> log = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        long jitter = i == 0 ? 0 : random.nextInt(300) - 150;
        log.add(new Line(START.plusMillis(i * 140L + jitter), "line " + random.nextInt(6)));
      }
      Resume resume = new Resume();
      List<Line> told = new ArrayList<>();
      int written = 0;
      while (written < log.size()) {
        written = Math.min(log.size(), written + 1 + random.nextInt(15));
        Instant since = resume.since().orElse(Instant.EPOCH);
        resume.begin();
        for (Line line : log.subList(0, written)) {
          if (!line.time().isBefore(since) && resume.take(line.time(), line.text())) {
            told.add(line);
          }
        }
      }
      assertThat(told).as("seed %d", seed).containsExactlyElementsOf(log);
    }
  }
}
