package dev.portolan.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PublisherTest {
  private final AtomicLong generation = new AtomicLong();
  private final List<Long> heard = new CopyOnWriteArrayList<>();

  /// While a listener is busy, changes gather into one snapshot; and a cluster that never rests is
  /// shown all the same.
  @Test
  void tellsWhatHasGatheredAndNeverWaitsForQuiet() throws InterruptedException {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch fifth = new CountDownLatch(5);
    Publisher publisher =
        new Publisher(
            listener(
                snapshot -> {
                  heard.add(snapshot.generation());
                  fifth.countDown();
                  first.countDown();
                  busy.await();
                }),
            this::take);
    Thread thread = run(publisher);
    publisher.changed();
    first.await();
    for (int i = 0; i < 1000; i++) {
      publisher.changed();
    }
    assertThat(heard).containsExactly(1L);
    busy.countDown();
    while (fifth.getCount() > 0) {
      publisher.changed();
      Thread.onSpinWait();
    }
    publisher.state(new SessionState.Closed());
    thread.join();

    assertThat(heard).isSorted().doesNotHaveDuplicates();
  }

  private static Thread run(Publisher publisher) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                publisher.run();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
  }

  private ClusterSnapshot take() {
    return new ClusterSnapshot(
        new ClusterSnapshot.Origin("c", "default", "", false),
        generation.incrementAndGet(),
        Instant.EPOCH,
        Map.of(),
        Map.of());
  }

  private interface Hearing {
    void snapshot(ClusterSnapshot snapshot) throws InterruptedException;
  }

  private static ClusterSession.Listener listener(Hearing hearing) {
    return new ClusterSession.Listener() {
      @Override
      public void snapshot(ClusterSnapshot snapshot) {
        try {
          hearing.snapshot(snapshot);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }

      @Override
      public void state(SessionState state) {}
    };
  }
}
