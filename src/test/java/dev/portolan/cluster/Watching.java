package dev.portolan.cluster;

import dev.portolan.cluster.rights.Rights;
import dev.portolan.model.ClusterSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// A listener that tests can wait on.
final class Watching implements ClusterSession.Listener {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final BlockingQueue<ClusterSnapshot> snapshots = new LinkedBlockingQueue<>();
  private final BlockingQueue<SessionState> states = new LinkedBlockingQueue<>();
  private final BlockingQueue<Rights> rights = new LinkedBlockingQueue<>();
  private final AtomicInteger recreations = new AtomicInteger();

  @Override
  public void snapshot(ClusterSnapshot snapshot) {
    snapshots.add(snapshot);
  }

  @Override
  public void state(SessionState state) {
    states.add(state);
  }

  @Override
  public void rights(Rights now) {
    rights.add(now);
  }

  Rights awaitRights(Predicate<Rights> wanted) throws InterruptedException {
    return await(rights, wanted);
  }

  @Override
  public void recreated() {
    recreations.incrementAndGet();
  }

  int recreations() {
    return recreations.get();
  }

  ClusterSnapshot awaitSnapshot(Predicate<ClusterSnapshot> wanted) throws InterruptedException {
    return await(snapshots, wanted);
  }

  SessionState awaitState(Predicate<SessionState> wanted) throws InterruptedException {
    return await(states, wanted);
  }

  private static <T> T await(BlockingQueue<T> news, Predicate<T> wanted)
      throws InterruptedException {
    Instant end = Instant.now().plus(LIMIT);
    String last = "nothing";
    while (Instant.now().isBefore(end)) {
      T next = news.poll(1, TimeUnit.SECONDS);
      if (next != null && wanted.test(next)) {
        return next;
      }
      last = next == null ? last : next.toString();
    }
    throw new AssertionError("did not come; the last was " + last);
  }
}
