package dev.portolan.sweep;

import java.time.Duration;

/// Measures a time that can be held.
final class Stopwatch {
  private long before;
  private long since;
  private boolean running;

  synchronized void run(boolean on) {
    long now = System.nanoTime();
    if (running && !on) {
      before += now - since;
    } else if (!running && on) {
      since = now;
    }
    running = on;
  }

  synchronized Duration active() {
    return Duration.ofNanos(before + (running ? System.nanoTime() - since : 0));
  }
}
