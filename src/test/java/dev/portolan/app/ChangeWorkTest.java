package dev.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.testkit.visits.CountingLoader;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/// No full rebuild per change: what follows the change of one pod looks at as many objects in a
/// cluster of 20,000 pods as in one of 1,000. Counted, and not measured: the machine's mood does
/// not matter.
final class ChangeWorkTest {
  private static final int FEW = 1_000;
  private static final int MANY = 20_000;

  /// What binary searches take more of: among 20 times as many objects four steps.
  private static long most(long few) {
    return few + few / 4 + 20;
  }

  @Test
  void aChangeCostsTheSameInALargeCluster() throws Exception {
    Map<String, Long> few = work(FEW);
    Map<String, Long> many = work(MANY);
    assertThat(few.keySet()).hasSize(10).isEqualTo(many.keySet());
    assertThat(few.getOrDefault("chart", 0L)).as("the counting counts").isPositive();
    many.forEach(
        (step, visits) ->
            assertThat(visits)
                .as("%s: of %d pods %d visits", step, FEW, few.getOrDefault(step, 0L))
                .isLessThanOrEqualTo(most(few.getOrDefault(step, 0L))));
  }

  @SuppressWarnings("unchecked") // the class is ours, only loaded once more
  private static Map<String, Long> work(int pods) throws Exception {
    ClassLoader loader = new CountingLoader(ChangeWorkTest.class.getClassLoader());
    Class<?> work = loader.loadClass(ChangeWork.class.getName());
    return ((Callable<Map<String, Long>>) work.getConstructor(int.class).newInstance(pods)).call();
  }
}
