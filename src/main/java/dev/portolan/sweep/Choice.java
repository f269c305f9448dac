package dev.portolan.sweep;

import java.time.Duration;

/// What a sweep is to be.
///
/// @param everyPod true to ask from each pod of a workload, and not from one that stands for them
/// @param budget what it may cost
public record Choice(Scope scope, boolean everyPod, Budget budget) {
  /// What a sweep may cost.
  ///
  /// @param checks at most so many are planned
  /// @param time after it nothing more is started
  /// @param atOnce containers that are asked from at the same time
  public record Budget(int checks, Duration time, int atOnce) {
    public static final int MOST_CHECKS = 20_000;
    public static final int MOST_AT_ONCE = 64;
    public static final Budget USUAL = new Budget(2_000, Duration.ofMinutes(10), 16);

    public Budget {
      checks = Math.clamp(checks, 1, MOST_CHECKS);
      atOnce = Math.clamp(atOnce, 1, MOST_AT_ONCE);
    }
  }
}
