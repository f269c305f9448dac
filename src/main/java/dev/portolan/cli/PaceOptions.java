package dev.portolan.cli;

import dev.portolan.sweep.Choice;
import java.time.Duration;
import picocli.CommandLine.Option;

/// How hard and how long many pairs are asked.
final class PaceOptions {
  @Option(
      names = "--at-once",
      paramLabel = "N",
      defaultValue = "16",
      description = "Containers that are asked from at a time, 1 to 64 (default 16).")
  private int atOnce = 16;

  @Option(
      names = "--time",
      paramLabel = "SECONDS",
      defaultValue = "600",
      description = "Start nothing more after so long (default 600).")
  private int seconds = 600;

  /// The budget for at most so many checks.
  Choice.Budget budget(int most) {
    Numbers.check("--at-once", atOnce, 1, Choice.Budget.MOST_AT_ONCE);
    Numbers.check("--time", seconds, 1, Numbers.ANY);
    return new Choice.Budget(most, Duration.ofSeconds(seconds), atOnce);
  }
}
