package dev.portolan.cluster;

import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Metadata;
import dev.portolan.model.Namespace;
import dev.portolan.model.ObjectRef;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Where a session's reflectors meet: it leads objects to the store and answers to the health.
final class Intake implements Sink {
  private final SnapshotStore store;
  private final SessionHealth health;
  private final String homeNamespace;
  private final Map<Kind, Resource.Place> served = new ConcurrentHashMap<>();
  private final CountDownLatch namespacesHeard = new CountDownLatch(1);

  Intake(SnapshotStore store, SessionHealth health, String homeNamespace) {
    this.store = store;
    this.health = health;
    this.homeNamespace = homeNamespace;
  }

  /// Waits until namespaces came, or will not, so that they are on screen before all else.
  void awaitNamespaces(Duration atMost) throws InterruptedException {
    if (!namespacesHeard.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      namespacesHeard.countDown();
    }
  }

  /// The place where the kind was listed, or the newest that there is.
  Resource.Place place(Kind kind) {
    return served.getOrDefault(
        kind,
        Resource.all().stream()
            .filter(r -> r.kind() == kind)
            .findFirst()
            .orElseThrow()
            .places()
            .getFirst());
  }

  @Override
  public void put(Kind kind, List<? extends KubeObject> records) {
    store.put(kind, records);
    heard(kind);
  }

  @Override
  public void remove(Kind kind, List<? extends KubeObject> records) {
    store.remove(kind, records);
  }

  @Override
  public void retain(Kind kind, Set<ObjectRef> listed) {
    store.retain(kind, listed);
  }

  @Override
  public void coverage(Kind kind, Coverage coverage) {
    if (kind == Kind.NAMESPACE && coverage instanceof Coverage.Forbidden) {
      // what may not be listed can still be named: the context's own namespace
      ObjectRef home = ObjectRef.namespace(homeNamespace);
      store.put(kind, List.of(new Namespace(Metadata.of(home, Map.of()))));
    }
    store.coverage(kind, coverage);
    heard(kind);
  }

  @Override
  public void served(Kind kind, Resource.Place place, String namespace) {
    served.put(kind, place);
    store.ownNamespaceOnly(kind, !namespace.isEmpty());
  }

  @Override
  public void answered() {
    health.answered();
  }

  @Override
  public void trouble(Instant began, IOException why) {
    health.trouble(began, why);
  }

  private void heard(Kind kind) {
    if (kind == Kind.NAMESPACE) {
      namespacesHeard.countDown();
    }
  }
}
