package dev.portolan.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of a check that is repeated.
final class WatchOptions {
  /// Far past what anybody waits for.
  private static final Duration FOREVER = Duration.ofDays(365);

  @Option(
      names = "--watch",
      paramLabel = "SECONDS",
      arity = "0..1",
      fallbackValue = "2",
      description = "Ask again every so many seconds, 0.5 to 3600 (default 2), until Ctrl-C.")
  private @Nullable Double watch;

  @Option(
      names = "--for",
      paramLabel = "SECONDS",
      description = "With --watch: stop after so long, and tell the whole.")
  private @Nullable Integer limit;

  /// After how long it is asked again; zero for once.
  Duration every() {
    if (watch == null) {
      if (limit != null) {
        throw CommandFailure.usage("--for is an option of --watch");
      }
      return Duration.ZERO;
    }
    Numbers.check("--watch", watch, 0.5, 3600);
    return Duration.ofMillis(Math.round(watch * 1000));
  }

  /// After how long the watch is stopped.
  Duration end() {
    if (limit == null) {
      return FOREVER;
    }
    Numbers.check("--for", limit, 1, Numbers.ANY);
    return Duration.ofSeconds(limit);
  }
}
