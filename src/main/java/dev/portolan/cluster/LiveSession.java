package dev.portolan.cluster;

import dev.portolan.cluster.access.ApiClients;
import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.api.ClusterException;
import dev.portolan.cluster.debug.DebugContainers;
import dev.portolan.cluster.exec.PodCommands;
import dev.portolan.cluster.json.ServerVersion;
import dev.portolan.cluster.logs.PodLogStreams;
import dev.portolan.cluster.reflect.Gate;
import dev.portolan.cluster.reflect.Reflector;
import dev.portolan.cluster.reflect.Resource;
import dev.portolan.cluster.reflect.Rhythm;
import dev.portolan.cluster.reflect.Sink;
import dev.portolan.cluster.reflect.Wire;
import dev.portolan.cluster.rights.Rights;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Container;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.PodExec;
import dev.portolan.probe.run.ExecQueue;
import dev.portolan.tail.PodLogs;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A session on a running cluster: readers in a virtual thread each, a pulse that looks after the
/// way to the server, and one publisher.
final class LiveSession implements ClusterSession {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);
  private static final Duration AFTER_A_MISTAKE = Duration.ofSeconds(30);

  /// The longest that the first snapshot waits for the server's version (is it a demo?), and the
  /// other kinds for the namespaces.
  private static final Duration HEAD_START = Duration.ofSeconds(2);

  private final KubeContext context;
  private final ApiConnection api;
  private final Rhythm rhythm;
  private final SnapshotStore store;
  private final SessionHealth health;
  private final Gate gate;
  private final Wire wire;
  private final Readers readers;
  private final Pulse pulse;
  private final RightsKeeper rights;
  private final Publisher publisher;
  private final PodCommands exec;
  private final PodLogStreams logs;
  private final ExecQueue queue;
  private final CompletableFuture<ClusterSnapshot> synced = new CompletableFuture<>();
  private final CountDownLatch versionTried = new CountDownLatch(1);
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private long generation; // the publisher's alone
  private volatile ServerVersion version = ServerVersion.UNKNOWN;
  private volatile ClusterSnapshot latest;
  private volatile boolean closed;

  private LiveSession(Opening opening, ApiConnection api, Listener listener, Rhythm timing) {
    this.context = opening.context();
    this.api = api;
    this.rhythm = new Rhythm(timing.clock(), timing.random(), time -> pause(timing.pause(), time));
    this.latest = ClusterSnapshot.empty(origin(), timing.clock().instant());
    this.publisher = new Publisher(new Telling(listener), this::take);
    this.health = new SessionHealth(timing.clock(), api.server(), publisher::state);
    this.gate = new Gate(rhythm, health::answered);
    this.wire = new Wire(api, gate, rhythm);
    this.store =
        new SnapshotStore(Resource.all().stream().map(Resource::kind).toList(), publisher::changed);
    this.readers =
        new Readers(
            store,
            opening.scope(),
            context.namespace(),
            this::read,
            new Readers.News(this::namesChanged, gate::doubt));
    this.rights =
        new RightsKeeper(
            api,
            gate,
            rhythm,
            new RightsKeeper.Sources(this::namespacesRead, readers::names),
            now -> publisher.tell(l -> l.rights(now)));
    this.pulse =
        new Pulse(
            new Pulse.Parts(api, gate, rhythm),
            health,
            new Identity(api, context.namespace()),
            Jolt.ofThisComputer(timing.clock()),
            new PulseNews());
    this.exec = ExecWays.of(opening, api);
    this.logs = new PodLogStreams(api, rhythm.clock());
    this.queue = new ExecQueue(exec, this::node, opening.limits());
  }

  static LiveSession open(Opening opening, Listener listener, Rhythm timing) {
    LiveSession session =
        new LiveSession(
            opening,
            ApiClients.connect(opening.context(), opening.trust(), opening.environment()),
            listener,
            timing);
    session.start();
    return session;
  }

  private void start() {
    threads.add(spawn("pulse", pulse::run));
    threads.add(spawn("rights", rights::run));
    spawn("publisher", this::publish);
    readers.start();
  }

  private void namesChanged() {
    publisher.changed();
    rights.look();
  }

  private SortedSet<String> namespacesRead() {
    Scope scope = readers.scope();
    return scope.widest() ? new TreeSet<>(Set.of(context.namespace())) : scope.namespaces();
  }

  /// The work of one of the session's threads.
  private interface Work {
    void run() throws InterruptedException;
  }

  private Thread spawn(String name, Work work) {
    return Thread.ofVirtual()
        .name("session-" + name)
        .start(
            () -> {
              try {
                work.run();
              } catch (InterruptedException e) {
                LOG.debug("{} ends", name);
              }
            });
  }

  private Thread read(Reader.Key key, Sink sink) {
    Kind kind = key.resource().kind();
    boolean named = kind == Kind.NAMESPACE && !key.namespace().isEmpty();
    Work work =
        named
            ? new NamedNamespace(wire, key.namespace(), sink)::run
            : new Reflector(wire, key.resource(), key.namespace(), sink)::run;
    return spawn(
        kind.plural() + (key.namespace().isEmpty() ? "" : "-" + key.namespace()),
        () -> {
          if (kind != Kind.NAMESPACE) {
            readers.awaitNamespaces(HEAD_START);
          }
          keepOn(kind, sink, work);
        });
  }

  /// A mistake in a reader must not end a kind's updates in silence.
  private void keepOn(Kind kind, Sink sink, Work work) throws InterruptedException {
    while (true) {
      try {
        work.run();
      } catch (RuntimeException e) {
        LOG.error("Reading {} failed", kind.plural(), e);
        sink.coverage(new Coverage.Failed("internal error: " + e));
        rhythm.pause().sleep(AFTER_A_MISTAKE);
      }
    }
  }

  /// A mistake in a listener must not end the session's news.
  private void publish() throws InterruptedException {
    if (!versionTried.await(HEAD_START.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.debug("The server's version takes its time");
    }
    while (true) {
      try {
        publisher.run();
        return;
      } catch (RuntimeException e) {
        LOG.error("A listener failed", e);
      }
    }
  }

  /// Takes what the pulse finds out.
  private final class PulseNews implements Pulse.News {
    @Override
    public void version(ServerVersion now) {
      if (!now.equals(ServerVersion.UNKNOWN) && !now.equals(version)) {
        version = now;
        publisher.changed();
      }
      versionTried.countDown();
    }

    @Override
    public void unreachable(String why) {
      readers.unreachable(why);
      versionTried.countDown();
    }

    @Override
    public void recreated() {
      readers.restart();
      publisher.tell(Listener::recreated);
    }

    @Override
    public void uncertain() {
      readers.restart();
    }
  }

  /// Waits, and ends the thread when the session is closed.
  private void pause(Rhythm.Pause timing, Duration time) throws InterruptedException {
    if (closed) {
      throw new InterruptedException("the session is closed");
    }
    timing.sleep(time);
  }

  private ClusterSnapshot.Origin origin() {
    return new ClusterSnapshot.Origin(
        context.name(), context.namespace(), version.gitVersion(), version.demo());
  }

  private ClusterSnapshot take() {
    generation++;
    ClusterSnapshot snapshot = store.take(origin(), generation, rhythm.clock().instant());
    latest = snapshot;
    return snapshot;
  }

  /// Tells the caller's listener, then those who wait for the end of the first lists.
  private final class Telling implements Listener {
    private final Listener listener;

    Telling(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void snapshot(ClusterSnapshot snapshot) {
      try {
        listener.snapshot(snapshot);
      } finally {
        if (snapshot.coverage().values().stream().noneMatch(Coverage::syncing)) {
          synced.complete(snapshot);
        }
      }
    }

    @Override
    public void state(SessionState state) {
      listener.state(state);
    }

    @Override
    public void rights(Rights rights) {
      listener.rights(rights);
    }

    @Override
    public void recreated() {
      listener.recreated();
    }
  }

  @Override
  public KubeContext context() {
    return context;
  }

  @Override
  public SessionState state() {
    return health.state();
  }

  @Override
  public Scope scope() {
    return readers.scope();
  }

  @Override
  public void narrow(Scope wanted) {
    readers.narrow(wanted);
    rights.look();
  }

  @Override
  public Rights rights() {
    return rights.rights();
  }

  @Override
  public ClusterSnapshot snapshot() {
    return latest;
  }

  @Override
  public PodExec exec() {
    return queue;
  }

  private String node(ContainerRef ref) {
    return latest.pod(ref.podRef()).map(Pod::nodeName).orElse("");
  }

  @Override
  public DebugContainers debugContainers() {
    return new DebugContainers(api, this::runs);
  }

  private boolean runs(ContainerRef ref) {
    return latest
        .pod(ref.podRef())
        .flatMap(p -> p.container(ref.container()))
        .filter(Container::running)
        .isPresent();
  }

  @Override
  public PodLogs logs() {
    return logs;
  }

  @Override
  public CompletableFuture<ClusterSnapshot> synced() {
    return synced.copy();
  }

  @Override
  public CompletableFuture<String> yaml(ObjectRef ref) {
    Resource.Place place = readers.place(ref.kind());
    CompletableFuture<String> yaml = new CompletableFuture<>();
    spawn(
        "yaml",
        () -> {
          try {
            yaml.complete(ObjectYaml.fetch(api, place, ref));
          } catch (ClusterException e) {
            yaml.completeExceptionally(e);
          }
        });
    return yaml;
  }

  /// Returns at once; the threads end by themselves. Running commands hear Disconnected.
  @Override
  public void close() {
    closed = true;
    gate.end();
    health.closed();
    readers.close();
    threads.forEach(Thread::interrupt);
    exec.close();
    logs.close();
    api.close();
    synced.completeExceptionally(new ClusterException("the session was closed"));
  }
}
