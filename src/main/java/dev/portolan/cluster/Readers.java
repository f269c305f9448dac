package dev.portolan.cluster;

import dev.portolan.cluster.reflect.Resource;
import dev.portolan.cluster.reflect.Sink;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Namespace;
import dev.portolan.model.ObjectRef;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// All reflectors of a session. Which there are follows from the scope and from what the server
/// refuses: a kind that may not be listed in the whole cluster is read in the context's namespace;
/// in a chosen scope each kind is read namespace by namespace. Thread-safe.
final class Readers {
  private final List<Resource> resources = Resource.all();
  private final SnapshotStore store;
  private final String home;
  private final Starter starter;
  private final Directory directory;
  private final Map<Reader.Key, Reader> running = new HashMap<>();
  private final Map<Kind, Standing> standing = new EnumMap<>(Kind.class);
  private final Map<Kind, Resource.Place> places = new EnumMap<>(Kind.class);
  private final Set<Kind> refused = EnumSet.noneOf(Kind.class);
  private final CountDownLatch namespacesHeard = new CountDownLatch(1);
  private Scope scope;
  private boolean closed;

  /// Starts the thread that reads something into a sink.
  interface Starter {
    Thread start(Reader.Key key, Sink sink);
  }

  /// What the readers tell the session.
  ///
  /// @param names the server names other namespaces than before
  /// @param recreated the cluster may have been made anew
  record News(Runnable names, Runnable recreated) {}

  /// @param home the namespace to read where the whole cluster may not be
  Readers(SnapshotStore store, Scope scope, String home, Starter starter, News news) {
    this.store = store;
    this.scope = scope;
    this.home = home;
    this.starter = starter;
    this.directory = new Directory(store, scope, news.names(), news.recreated());
    resources.forEach(r -> standing.put(r.kind(), new Standing()));
  }

  synchronized Scope scope() {
    return scope;
  }

  /// The namespaces that the server names.
  synchronized SortedSet<String> names() {
    return directory.names();
  }

  /// The place where the kind was listed, or the newest that there is.
  synchronized Resource.Place place(Kind kind) {
    return places.computeIfAbsent(
        kind,
        k ->
            resources.stream()
                .filter(r -> r.kind() == k)
                .findFirst()
                .orElseThrow()
                .places()
                .getFirst());
  }

  /// Waits until namespaces came, or will not, so that they are on screen before all else.
  void awaitNamespaces(Duration atMost) throws InterruptedException {
    if (!namespacesHeard.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
      namespacesHeard.countDown();
    }
  }

  synchronized void start() {
    reconcile();
  }

  synchronized void narrow(Scope wanted) {
    if (!wanted.equals(scope)) {
      scope = wanted;
      directory.narrow(wanted);
      reconcile();
    }
  }

  /// Another cluster answers: everything that was read is dropped, and read again.
  synchronized void restart() {
    running.values().forEach(Reader::stop);
    running.clear();
    places.clear();
    refused.clear();
    directory.retain(Set.of());
    standing.replaceAll((kind, before) -> new Standing());
    store.clear();
    reconcile();
  }

  /// The server cannot be reached: what never came will not come soon.
  synchronized void unreachable(String why) {
    for (Reader.Key key : running.keySet()) {
      Standing of = standing(key);
      if (of.in(key.namespace()).syncing()) {
        of.set(key.namespace(), new Coverage.Failed(why));
        tell(key.resource().kind());
      }
    }
  }

  synchronized void close() {
    closed = true;
    running.values().forEach(Reader::stop);
    running.clear();
  }

  /// Starts and stops readers until those run that are wanted, and drops what is outside them.
  private void reconcile() {
    if (closed) {
      return;
    }
    Set<Reader.Key> wanted = new LinkedHashSet<>();
    resources.forEach(r -> namespaces(r).forEach(n -> wanted.add(new Reader.Key(r, n))));
    for (Reader.Key key : List.copyOf(running.keySet())) {
      if (!wanted.contains(key)) {
        stop(key);
      }
    }
    for (Reader.Key key : wanted) {
      if (!running.containsKey(key)) {
        standing(key).set(key.namespace(), new Coverage.Syncing(0));
        Reader reader = new Reader(this, sink(key));
        running.put(key, reader);
        reader.runsIn(starter.start(key, reader));
      }
    }
    for (Resource resource : resources) {
      drop(resource.kind());
      tell(resource.kind());
    }
  }

  private void stop(Reader.Key key) {
    Reader reader = running.remove(key);
    if (reader != null) {
      reader.stop();
    }
    standing(key).forget(key.namespace());
    if (key.resource().kind() == Kind.NAMESPACE) {
      store.retain(Kind.NAMESPACE, "", Set.of());
      directory.narrow(scope);
    }
  }

  /// Where a kind is to be read. What is read namespace by namespace goes on so until the whole
  /// cluster is there.
  private SortedSet<String> namespaces(Resource resource) {
    Kind kind = resource.kind();
    SortedSet<String> wanted = new TreeSet<>();
    if (!kind.namespaced() || scope.widest()) {
      wanted.add("");
    }
    if (kind.namespaced() ? !scope.widest() : kind == Kind.NAMESPACE && refused.contains(kind)) {
      wanted.addAll(scope.widest() ? Set.of(home) : scope.namespaces());
    } else if (kind.namespaced() && refused.contains(kind)) {
      wanted.add(home);
    } else if (kind.namespaced() && !standing(kind).whole().complete()) {
      wanted.addAll(read(kind));
    }
    return wanted;
  }

  /// The namespaces in which a kind is read by itself.
  private Set<String> read(Kind kind) {
    return running.keySet().stream()
        .filter(k -> k.resource().kind() == kind && !k.namespace().isEmpty())
        .map(Reader.Key::namespace)
        .collect(Collectors.toSet());
  }

  private void drop(Kind kind) {
    if (kind.namespaced() && (!scope.widest() || refused.contains(kind))) {
      store.within(kind, read(kind));
    }
  }

  private void tell(Kind kind) {
    Coverage now = standing(kind).together();
    store.coverage(kind, kind == Kind.NAMESPACE ? directory.coverage(now) : now);
  }

  private Standing standing(Kind kind) {
    return standing.computeIfAbsent(kind, k -> new Standing());
  }

  private Standing standing(Reader.Key key) {
    return standing(key.resource().kind());
  }

  private void stands(Reader.Key key, Coverage now) {
    Kind kind = key.resource().kind();
    boolean whole = key.namespace().isEmpty();
    boolean wasWhole = standing(kind).whole().complete();
    standing(kind).set(key.namespace(), now);
    if (now instanceof Coverage.Forbidden && kind != Kind.NAMESPACE) {
      forget(key);
    }
    if (whole && now instanceof Coverage.Forbidden && refused.add(kind)) {
      if (kind == Kind.NAMESPACE) {
        directory.retain(Set.of());
      }
      reconcile();
    } else if (whole && now.complete() && (refused.remove(kind) || !wasWhole)) {
      reconcile();
    } else {
      tell(kind);
    }
    if (kind == Kind.NAMESPACE) {
      namespacesHeard.countDown();
    }
  }

  private void forget(Reader.Key key) {
    Kind kind = key.resource().kind();
    tell(kind);
    if (!key.namespace().isEmpty()) {
      store.retain(kind, key.namespace(), Set.of());
    } else if (kind.namespaced()) {
      store.within(kind, read(kind));
    } else {
      store.retain(kind, "", Set.of());
    }
  }

  private Sink sink(Reader.Key key) {
    boolean list = key.resource().kind() == Kind.NAMESPACE && key.namespace().isEmpty();
    return list ? new NamespaceSink(key) : new StoreSink(key);
  }

  /// Leads what is read to the store.
  private class StoreSink implements Sink {
    private final Reader.Key key;
    private final Kind kind;

    StoreSink(Reader.Key key) {
      this.key = key;
      this.kind = key.resource().kind();
    }

    @Override
    public void put(List<? extends KubeObject> records) {
      store.put(kind, records);
    }

    @Override
    public void remove(List<? extends KubeObject> records) {
      store.remove(kind, records);
    }

    @Override
    public void retain(Set<ObjectRef> listed) {
      store.retain(kind, key.namespace(), listed);
    }

    @Override
    public void coverage(Coverage coverage) {
      stands(key, coverage);
    }

    @Override
    public void served(Resource.Place place) {
      places.put(kind, place);
    }
  }

  /// Leads the list of namespaces to the directory.
  private final class NamespaceSink extends StoreSink {
    NamespaceSink(Reader.Key key) {
      super(key);
    }

    @Override
    public void put(List<? extends KubeObject> records) {
      directory.put((Namespace) records.getFirst());
      namespacesHeard.countDown();
    }

    @Override
    public void remove(List<? extends KubeObject> records) {
      directory.remove((Namespace) records.getFirst());
      tell(Kind.NAMESPACE);
    }

    @Override
    public void retain(Set<ObjectRef> listed) {
      directory.retain(listed);
    }

    @Override
    public void served(Resource.Place place) {
      directory.partial(place.partial());
      super.served(place);
    }
  }
}
