package dev.portolan.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.policy.Reachability;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.Workbench;
import org.junit.jupiter.api.Test;

final class PredictionReducerTest {
  private final ClusterSnapshot shop = ClusterFixture.shop();
  private final Reachability judged = Reachability.of(shop);
  private final Workbench bench = new Workbench().open(shop);

  @Test
  void keepsWhatWasPredictedOfTheOpenContext() {
    bench.send(new Intent.PredictionsReady(1, judged));
    assertThat(bench.now().predictions().current()).isSameAs(judged);
    assertThat(bench.now().predictions().generation()).isEqualTo(shop.generation());
  }

  @Test
  void dropsPredictionsOfAnEarlierOpening() {
    bench.send(new Intent.OpenContext(Workbench.context("test")));
    bench.send(new Intent.PredictionsReady(1, judged));
    assertThat(bench.now().predictions()).isEqualTo(Predictions.NONE);
  }

  @Test
  void dropsPredictionsOfAnOlderSnapshot() {
    ClusterSnapshot older = ClusterSnapshot.empty(shop.origin(), shop.time());
    bench.send(
        new Intent.PredictionsReady(1, judged),
        new Intent.PredictionsReady(1, Reachability.of(older)));
    assertThat(bench.now().predictions().current()).isSameAs(judged);
  }

  @Test
  void forgetsThemWithTheContext() {
    bench.send(new Intent.PredictionsReady(1, judged), new Intent.CloseContext());
    assertThat(bench.now().predictions()).isEqualTo(Predictions.NONE);
  }
}
