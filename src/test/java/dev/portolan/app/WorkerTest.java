package dev.portolan.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.testkit.Eavesdropper;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

final class WorkerTest {
  @Test
  void whatIsAskedAfterTheEndIsNeitherDoneNorAnError() throws Exception {
    ScheduledExecutorService worker = Worker.named("worker-test");
    List<String> done = new CopyOnWriteArrayList<>();
    worker.submit(() -> done.add(Thread.currentThread().getName())).get(10, TimeUnit.SECONDS);
    worker.shutdownNow();
    worker.execute(() -> done.add("late"));
    var _ = worker.schedule(() -> done.add("later"), 1, TimeUnit.NANOSECONDS);

    assertThat(worker.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertThat(done).containsExactly("worker-test");
  }

  @Test
  void workThatFailsIsToldOfAndHoldsBackNothing() throws Exception {
    ScheduledExecutorService worker = Worker.named("worker-test");
    try (Eavesdropper heard = new Eavesdropper()) {
      worker.execute(
          () -> {
            throw new IllegalStateException("no such row");
          });
      worker.submit(() -> "next").get(10, TimeUnit.SECONDS);

      assertThat(heard.lines())
          .filteredOn(line -> line.contains("worker-test"))
          .singleElement(InstanceOfAssertFactories.STRING)
          .contains("no such row");
    } finally {
      worker.shutdownNow();
    }
  }
}
