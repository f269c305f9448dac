package dev.portolan.sweep;

import dev.portolan.policy.Verdict.State;
import dev.portolan.probe.ContainerRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a sweep costs.
///
/// @param sources containers that are asked from
/// @param commands how many commands run in them, all together
/// @param likely how long it takes if what is predicted comes true
/// @param longest how long it takes if nothing answers
public record Estimate(int checks, int sources, int commands, Duration likely, Duration longest) {
  /// Connects that one command tries at a time, and those that fit into one.
  private static final int AT_ONCE = 16;

  private static final int IN_ONE = 18;
  private static final double EXEC_SECONDS = 0.6;
  private static final double TIMEOUT_SECONDS = 3.2;

  static Estimate of(Collection<Pair> pairs, int atOnce) {
    Map<ContainerRef, List<Pair>> bySource = new LinkedHashMap<>();
    pairs.forEach(p -> bySource.computeIfAbsent(p.from(), k -> new ArrayList<>()).add(p));
    int commands = 0;
    double likely = 0;
    double longest = 0;
    double slowest = 0;
    for (List<Pair> own : bySource.values()) {
      int execs = 0;
      double silence = 0;
      double most = 0;
      for (int from = 0; from < own.size(); from += IN_ONE) {
        List<Pair> chunk = own.subList(from, Math.min(own.size(), from + IN_ONE));
        boolean denied = chunk.stream().anyMatch(p -> p.predicted().state() == State.DENIED);
        int rounds = (chunk.size() + AT_ONCE - 1) / AT_ONCE;
        execs++;
        silence += denied ? TIMEOUT_SECONDS : 0;
        most += rounds * TIMEOUT_SECONDS;
      }
      commands += execs;
      likely += execs * EXEC_SECONDS + silence;
      longest += execs * EXEC_SECONDS + most;
      slowest = Math.max(slowest, execs * EXEC_SECONDS + silence);
    }
    return new Estimate(
        pairs.size(),
        bySource.size(),
        commands,
        seconds(Math.max(likely / atOnce, slowest)),
        seconds(Math.max(longest / atOnce, bySource.isEmpty() ? 0 : TIMEOUT_SECONDS)));
  }

  private static Duration seconds(double value) {
    return Duration.ofSeconds((long) Math.ceil(value));
  }
}
