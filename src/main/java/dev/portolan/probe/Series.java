package dev.portolan.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The rounds of a check that is repeated: the newest ones by themselves, all of them in the
/// totals.
///
/// @param samples oldest first, bounded
public record Series(List<Sample> samples, Totals totals, Outage outage) {
  public static final int MAX_SAMPLES = 1_800;
  public static final Series EMPTY = new Series(List.of(), Totals.NONE, Outage.NONE);

  public Series {
    samples = List.copyOf(samples);
  }

  /// Sums over every round.
  ///
  /// @param rounds that tell something of the path
  /// @param answered rounds in which nothing was lost
  /// @param loss the sum of the rounds' losses, in percent
  /// @param timed rounds with a time; `least`, `most` and `sum` are theirs, in milliseconds
  public record Totals(
      long rounds, long answered, double loss, long timed, double least, double most, double sum) {
    static final Totals NONE = new Totals(0, 0, 0, 0, Double.MAX_VALUE, 0, 0);

    Totals with(Sample s) {
      if (!s.measured()) {
        return this;
      }
      boolean time = s.millis() >= 0;
      return new Totals(
          rounds + 1,
          answered + (s.loss() == 0 ? 1 : 0),
          loss + s.loss(),
          timed + (time ? 1 : 0),
          time ? Math.min(least, s.millis()) : least,
          time ? Math.max(most, s.millis()) : most,
          time ? sum + s.millis() : sum);
    }

    /// Percent lost, 0 to 100.
    public double lossPercent() {
      return rounds == 0 ? 0 : loss / rounds;
    }

    /// Round trip times; none without one.
    public Finding.Rtt rtt() {
      return timed == 0 ? Finding.Rtt.NONE : new Finding.Rtt(least, sum / timed, most);
    }
  }

  /// Rounds in a row that were lost wholly: those of now, and the longest row that there was.
  ///
  /// @param since when the present row began; means nothing while `running` is 0
  /// @param from when the longest row began; means nothing while `longest` is 0
  /// @param lasted from its first lost round to its last, or to the answer that ended it
  public record Outage(int running, Instant since, int longest, Instant from, Duration lasted) {
    static final Outage NONE = new Outage(0, Instant.EPOCH, 0, Instant.EPOCH, Duration.ZERO);

    Outage with(Sample s) {
      if (!s.measured()) {
        return this;
      }
      boolean lost = s.loss() >= 100;
      if (!lost && running == 0) {
        return this;
      }
      int row = lost ? running + 1 : running;
      Instant began = running == 0 ? s.at() : since;
      Duration now = Duration.between(began, s.at());
      boolean record = row > longest || began.equals(from);
      return new Outage(
          lost ? row : 0,
          began,
          record ? row : longest,
          record ? began : from,
          record ? now : lasted);
    }
  }

  public Series with(Sample sample) {
    boolean full = samples.size() >= MAX_SAMPLES;
    List<Sample> newest = new ArrayList<>(full ? samples.subList(1, samples.size()) : samples);
    newest.add(sample);
    return new Series(newest, totals.with(sample), outage.with(sample));
  }
}
