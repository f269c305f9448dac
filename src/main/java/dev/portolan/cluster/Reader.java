package dev.portolan.cluster;

import dev.portolan.cluster.reflect.Resource;
import dev.portolan.cluster.reflect.Sink;
import dev.portolan.model.Coverage;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One reflector at work: it leads on what comes until it is stopped. What comes later is dropped,
/// so that nothing appears again that was let go; its thread ends.
final class Reader implements Sink {
  private final Object lock;
  private final Sink to;
  private @Nullable Thread thread;
  private boolean stopped;

  /// What is read: a kind in a namespace, or in all where that is empty.
  record Key(Resource resource, String namespace) {}

  /// @param lock held while anything is led on; one for all readers of a session
  Reader(Object lock, Sink to) {
    this.lock = lock;
    this.to = to;
  }

  void runsIn(Thread now) {
    synchronized (lock) {
      thread = now;
    }
  }

  void stop() {
    synchronized (lock) {
      stopped = true;
      if (thread != null) {
        thread.interrupt();
      }
    }
  }

  private void lead(Runnable on) {
    synchronized (lock) {
      if (stopped) {
        Thread.currentThread().interrupt();
      } else {
        on.run();
      }
    }
  }

  @Override
  public void put(List<? extends KubeObject> records) {
    lead(() -> to.put(records));
  }

  @Override
  public void remove(List<? extends KubeObject> records) {
    lead(() -> to.remove(records));
  }

  @Override
  public void retain(Set<ObjectRef> listed) {
    lead(() -> to.retain(listed));
  }

  @Override
  public void coverage(Coverage coverage) {
    lead(() -> to.coverage(coverage));
  }

  @Override
  public void served(Resource.Place place) {
    lead(() -> to.served(place));
  }
}
