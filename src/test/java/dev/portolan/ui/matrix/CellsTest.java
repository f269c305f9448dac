package dev.portolan.ui.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.policy.Reachability;
import dev.portolan.policy.Spread;
import dev.portolan.policy.matrix.Arrangement;
import dev.portolan.policy.matrix.Group;
import dev.portolan.policy.matrix.Matrix;
import dev.portolan.testkit.GuardedShop;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The cells that are worked out, and the thread that does.
final class CellsTest {
  private final Reachability reach = Reachability.of(GuardedShop.snapshot());
  private final Matrix matrix = Matrix.of(reach, Arrangement.START);
  private final CellCache cache = new CellCache();
  private final Group payments = matrix.rows().get(1);
  private final Group shop = matrix.rows().get(2);

  @Test
  void oldCellsAreShownUntilThereAreNewOnes() {
    cache.turnTo(reach);
    cache.put(reach, shop, payments, Spread.NOTHING);
    Reachability later = Reachability.of(GuardedShop.snapshot());
    cache.turnTo(later);
    assertThat(cache.get(shop, payments)).isEqualTo(Spread.NOTHING);
    assertThat(cache.fresh(shop, payments)).isFalse();
    cache.put(reach, shop, payments, Spread.NOTHING);
    assertThat(cache.fresh(shop, payments)).isFalse();
    cache.put(later, shop, payments, matrix.spread(shop, payments));
    assertThat(cache.fresh(shop, payments)).isTrue();
    assertThat(cache.get(shop, payments)).isNotEqualTo(Spread.NOTHING);
  }

  @Test
  void theWorkerWorksOutWhatIsWantedAndTells() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    cache.turnTo(reach);
    try (CellWorker worker = new CellWorker(cache, told::countDown)) {
      worker.want(new CellWorker.Wanted(matrix, List.of(new CellWorker.Spot(shop, payments))));
      assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(cache.get(shop, payments)).isEqualTo(matrix.spread(shop, payments));
  }

  @Test
  void theWorkerGoesOnAfterAFault() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    try (CellWorker worker = new CellWorker(cache, () -> {})) {
      CountDownLatch failed = new CountDownLatch(1);
      worker.ask(
          () -> {
            failed.countDown();
            throw new IllegalStateException("as the test wants it");
          });
      assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();
      worker.ask(answered::countDown);
      assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }
}
