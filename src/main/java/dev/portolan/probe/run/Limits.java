package dev.portolan.probe.run;

import java.time.Duration;

/// How long the prober waits for what is not the user's to set.
///
/// @param find for the search for tools
/// @param end for the script that ends a process
/// @param grace for what should come at once: the process's number, the end after the kill
record Limits(Duration find, Duration end, Duration grace) {
  static final Limits STANDARD =
      new Limits(Duration.ofSeconds(10), Duration.ofSeconds(8), Duration.ofSeconds(2));
}
