package dev.portolan.probe.watch;

import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.Finding.Rtt;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Sample;
import dev.portolan.probe.Series;
import dev.portolan.probe.Series.Totals;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// What a repeated check came to, in a sentence.
final class WatchWords {
  private WatchWords() {}

  /// The last round's that lost anything; a loss is not made up for by what was answered later.
  static Outcome outcome(Series series) {
    Outcome worst = Outcome.ANSWERED;
    for (Sample sample : series.samples()) {
      boolean bad = sample.measured() && sample.outcome() != Outcome.ANSWERED;
      worst = bad ? sample.outcome() : worst;
    }
    return worst;
  }

  static String summary(CheckRequest request, Series series, Duration took) {
    Totals totals = series.totals();
    String rounds = totals.rounds() == 1 ? "1 round" : totals.rounds() + " rounds";
    String text =
        "%s watched for %s: %d of %s without loss, %s %% lost in all"
            .formatted(
                request.to().label(),
                duration(took),
                totals.answered(),
                rounds,
                number(totals.lossPercent()));
    Rtt rtt = totals.rtt();
    if (rtt.avg() >= 0) {
      text += ", " + number(rtt.min()) + "/" + number(rtt.avg()) + "/" + number(rtt.max()) + " ms";
    }
    Series.Outage outage = series.outage();
    return outage.longest() == 0
        ? text + "."
        : text
            + "; longest outage "
            + (outage.longest() == 1 ? "1 round" : outage.longest() + " rounds")
            + ", "
            + duration(outage.lasted())
            + " from "
            + outage.from().truncatedTo(ChronoUnit.SECONDS)
            + ".";
  }

  private static String duration(Duration time) {
    long seconds = time.toSeconds();
    return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }

  private static String number(double value) {
    String format = value < 1 ? "%.2f" : value < 10 ? "%.1f" : "%.0f";
    return String.format(Locale.ROOT, format, value).replaceFirst("\\.0+$", "");
  }
}
