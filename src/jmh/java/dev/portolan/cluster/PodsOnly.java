package dev.portolan.cluster;

import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.reflect.Reflector;
import dev.portolan.cluster.reflect.Resource;
import dev.portolan.cluster.reflect.Rhythm;
import dev.portolan.cluster.reflect.Sink;
import dev.portolan.cluster.reflect.Weather;
import dev.portolan.cluster.reflect.Wire;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// A session's reflector of pods and its store, without the rest of a session: what an informer of
/// pods is, and nothing more.
public final class PodsOnly implements AutoCloseable {
  private final ApiConnection api;
  private final SnapshotStore store = new SnapshotStore(List.of(Kind.POD), () -> {});
  private final CountDownLatch complete = new CountDownLatch(1);
  private final Thread thread;

  private PodsOnly(ApiConnection api) {
    this.api = api;
    Resource pods =
        Resource.all().stream().filter(r -> r.kind() == Kind.POD).findFirst().orElseThrow();
    Reflector reflector =
        new Reflector(new Wire(api, new Calm(), Rhythm.real()), pods, "", new StoreSink());
    this.thread = Thread.ofVirtual().start(() -> run(reflector));
  }

  /// Lists and watches from now on.
  public static PodsOnly over(ApiConnection api) {
    return new PodsOnly(api);
  }

  private static void run(Reflector reflector) {
    try {
      reflector.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  /// Waits for the whole list.
  public void await() throws InterruptedException {
    complete.await();
  }

  public ClusterSnapshot snapshot() {
    return store.take(new ClusterSnapshot.Origin("", "", "", false), 1, Instant.EPOCH);
  }

  @Override
  public void close() {
    thread.interrupt();
    api.close();
  }

  /// Fair weather: there is one call at a time.
  private static final class Calm implements Weather {
    @Override
    public long await() {
      return 0;
    }

    @Override
    public void answered() {}

    @Override
    public void doubt() {}
  }

  private final class StoreSink implements Sink {
    @Override
    public void put(List<? extends KubeObject> records) {
      store.put(Kind.POD, records);
    }

    @Override
    public void remove(List<? extends KubeObject> records) {
      store.remove(Kind.POD, records);
    }

    @Override
    public void retain(Set<ObjectRef> listed) {
      store.retain(Kind.POD, "", listed);
    }

    @Override
    public void coverage(Coverage coverage) {
      store.coverage(Kind.POD, coverage);
      if (coverage.complete()) {
        complete.countDown();
      }
    }

    @Override
    public void served(Resource.Place place) {}
  }
}
