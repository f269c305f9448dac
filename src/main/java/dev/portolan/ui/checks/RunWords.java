package dev.portolan.ui.checks;

import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Finding.Hop;
import dev.portolan.probe.Millis;
import dev.portolan.probe.Vantage;
import dev.portolan.workspace.Checks.Line;
import dev.portolan.workspace.Checks.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The wording of runs: who asked whom, how it ended, how long it took.
public final class RunWords {
  /// What `* * *` means, said wherever one is shown.
  static final String SILENT =
      "No answer. Many routers do not reply to traceroute; not a fault by itself.";

  private RunWords() {}

  /// `shop/web-0 → shop/db`, with the port when one was named.
  static String route(Run run) {
    return run.request().from().podRef().path() + " → " + target(run);
  }

  /// `web-0 → shop/db`: enough where many stand in a narrow list.
  static String shortRoute(Run run) {
    return run.request().from().pod() + " → " + target(run);
  }

  private static String target(Run run) {
    String port = run.request().port() == 0 ? "" : ":" + run.request().port();
    return run.request().to().label() + port;
  }

  /// `Ping shop/web-0 → shop/db`.
  static String headline(Run run) {
    CheckResult result = run.result();
    boolean debug = result != null && result.vantage().way() == Vantage.Way.DEBUG_CONTAINER;
    return run.kind().title() + "  " + route(run) + (debug ? "  (debug container)" : "");
  }

  static String outcome(Run run) {
    CheckResult result = run.result();
    if (result == null) {
      return !run.queued() ? "running" : run.ahead() == 0 ? "next" : run.ahead() + " before it";
    }
    return result.outcome().text();
  }

  static boolean started(Run run) {
    return !run.started().equals(Instant.EPOCH);
  }

  static Duration elapsed(Run run, Instant now) {
    CheckResult result = run.result();
    if (result != null) {
      return result.transcript().took();
    }
    return started(run) ? Duration.between(run.started(), now) : Duration.ZERO;
  }

  /// `340 ms`, `2.1 s`, `1 min 5 s`.
  public static String duration(Duration duration) {
    long millis = Math.max(0, duration.toMillis());
    if (millis < 1_000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
    }
    long seconds = duration.toSeconds();
    return seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
  }

  /// `10 s`, `2 min`.
  static String limit(Duration limit) {
    long seconds = limit.toSeconds();
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }

  /// `0.43 ms`, or a dash when nothing was measured.
  static String millis(double millis) {
    return millis < 0 ? "–" : Millis.text(millis);
  }

  static String percent(double percent) {
    boolean whole = percent == Math.rint(percent);
    return String.format(Locale.ROOT, whole ? "%.0f %%" : "%.1f %%", percent);
  }

  static String rtts(Hop hop) {
    return hop.silent()
        ? "* * *"
        : hop.millis().stream().map(RunWords::millis).collect(Collectors.joining("   "));
  }

  /// What was printed, as a terminal shows it.
  static String transcript(List<Line> lines) {
    return lines.stream().map(RunWords::line).collect(Collectors.joining("\n"));
  }

  static String line(Line line) {
    return line.type() == Line.Type.COMMAND ? "$ " + line.text() : line.text();
  }

  static <T extends Finding> List<T> findings(Run run, Class<T> type) {
    return Finding.only(type, run.findings());
  }
}
