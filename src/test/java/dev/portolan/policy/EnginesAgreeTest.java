package dev.portolan.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.policy.Verdict.State;
import dev.portolan.policy.pair.PairEngine;
import dev.portolan.policy.service.Because;
import dev.portolan.testkit.RandomCluster;
import dev.portolan.testkit.RandomCluster.Query;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Holds the engine for all pairs to the naive one, on clusters made by chance: 100,000 questions a
/// run. `-Dportolan.seed=N` asks others; a failure names the seed of its cluster.
final class EnginesAgreeTest {
  private static final long BASE = Long.getLong("portolan.seed", 20_261_122L);
  private static final int CLUSTERS = 1_000;
  private static final int QUERIES = 100;

  @Test
  void onAnyCluster() {
    Map<State, Integer> seen = new EnumMap<>(State.class);
    for (int i = 0; i < CLUSTERS; i++) {
      RandomCluster cluster = new RandomCluster(BASE + i);
      Reachability reachability = Reachability.of(cluster.snapshot(), cluster.choices());
      agree(BASE + i, cluster, reachability, seen);
    }
    assertThat(seen.keySet()).containsExactly(State.values());
    assertThat(seen.values()).allSatisfy(n -> assertThat(n).isGreaterThan(2_000));
  }

  @Test
  void afterAnyChange() {
    for (int i = 0; i < CLUSTERS; i++) {
      RandomCluster cluster = new RandomCluster(BASE + i);
      Reachability before = Reachability.of(cluster.snapshot(), cluster.choices());
      RandomCluster later = cluster.later();
      agree(BASE + i, later, before.next(later.snapshot()), new EnumMap<>(State.class));
    }
  }

  private static void agree(
      long seed, RandomCluster cluster, Reachability reachability, Map<State, Integer> seen) {
    PairEngine oracle = new PairEngine(cluster.snapshot(), cluster.choices());
    for (int i = 0; i < QUERIES; i++) {
      Query query = cluster.query();
      Verdict verdict = oracle.judge(query.source(), query.target(), query.traffic());
      seen.merge(verdict.state(), 1, Integer::sum);
      agree(seed, query, verdict, reachability);
      if (i % 10 == 0) {
        Verdict explained = oracle.explain(query.source(), query.target(), query.traffic());
        assertThat(explained.state()).isEqualTo(verdict.state());
        assertThat(Because.of(explained)).isEqualTo(Because.of(verdict));
      }
    }
  }

  private static void agree(long seed, Query query, Verdict verdict, Reachability reachability) {
    Verdict other = reachability.judge(query.source(), query.target(), query.traffic());
    assertThat(other.state())
        .as("seed %d, judge, %s: %s", seed, query, verdict)
        .isEqualTo(verdict.state());
    boolean applies = reachability.applies(query.source()) && reachability.applies(query.target());
    assertThat(applies)
        .as("seed %d, applies, %s: %s", seed, query, verdict)
        .isEqualTo(verdict.state() != State.NOT_APPLICABLE);
    if (query.traffic() instanceof Traffic.ToPort to) {
      State expected = applies ? verdict.state() : State.DENIED;
      Reach reach = reachability.reach(query.source(), query.target());
      assertThat(reach.state(to.protocol(), to.port()))
          .as("seed %d, reach %s, %s: %s", seed, reach, query, verdict)
          .isEqualTo(expected);
    }
  }
}
