package dev.portolan.cli;

import dev.portolan.sweep.Result;
import dev.portolan.sweep.Standing;
import dev.portolan.sweep.Unasked;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A sweep for people: a line a check that told of its path, differences first, then the counts,
/// and in how many checks from where the prober failed.
final class SweepText {
  private SweepText() {}

  static void print(SweepRun.Swept swept, PrintWriter out) {
    List<Result> sorted = new ArrayList<>(swept.results());
    sorted.sort(Comparator.comparing(Result::standing));
    Table table = new Table("FROM", "TO", "PORT", "PREDICTED", "OBSERVED", "");
    for (Result r : sorted) {
      if (r.standing() == Standing.UNKNOWN) {
        continue;
      }
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
    List<Unasked> unasked = Unasked.of(sorted);
    if (!unasked.isEmpty()) {
      out.println("Could not be asked:");
      unasked.forEach(u -> out.println("  " + u.line()));
    }
  }
}
