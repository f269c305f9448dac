package dev.portolan.cli;

import dev.portolan.sweep.Result;
import dev.portolan.sweep.Standing;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A sweep for people: a line a check, differences first, then the counts.
final class SweepText {
  private SweepText() {}

  static void print(SweepRun.Swept swept, PrintWriter out) {
    List<Result> sorted = new ArrayList<>(swept.results());
    sorted.sort(Comparator.comparing(Result::standing));
    Table table = new Table("FROM", "TO", "PORT", "PREDICTED", "OBSERVED", "");
    for (Result r : sorted) {
      table.row(
          r.pair().from().podRef().path(),
          r.pair().to().label(),
          r.pair().knock().toString(),
          r.pair().predicted().state().word(),
          r.outcome().text(),
          r.standing() == Standing.AGREES ? "" : r.standing().text());
    }
    table.print(out);
    Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
    sorted.forEach(r -> counts.merge(r.standing(), 1, Integer::sum));
    List<String> words = new ArrayList<>();
    counts.forEach((standing, n) -> words.add(n + " " + standing.text()));
    out.println(
        String.format(
            Locale.ROOT,
            "%,d checks in %.1f s: %s",
            sorted.size(),
            swept.took().toMillis() / 1000.0,
            String.join("; ", words)));
  }
}
