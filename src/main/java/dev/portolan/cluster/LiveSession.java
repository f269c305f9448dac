package dev.portolan.cluster;

import dev.portolan.cluster.access.ApiClients;
import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.api.ApiFailure;
import dev.portolan.cluster.api.ClusterException;
import dev.portolan.cluster.api.Trouble;
import dev.portolan.cluster.exec.WebSocketExec;
import dev.portolan.cluster.json.ServerVersion;
import dev.portolan.cluster.rights.Rights;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.PodExec;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A session on a running cluster: a reflector for each kind, each in its own virtual thread, and
/// one publisher.
final class LiveSession implements ClusterSession {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);
  private static final Duration VERSION_SILENCE = Duration.ofSeconds(10);

  /// The longest that the first snapshot waits for the server's version (is it a demo?), and the
  /// other kinds for the namespaces.
  private static final Duration HEAD_START = Duration.ofSeconds(2);

  private final KubeContext context;
  private final ApiConnection api;
  private final Rhythm rhythm;
  private final SnapshotStore store;
  private final SessionHealth health;
  private final Intake intake;
  private final Publisher publisher;
  private final WebSocketExec exec;
  private final CompletableFuture<ClusterSnapshot> synced = new CompletableFuture<>();
  private final CountDownLatch versionTried = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private long generation; // the publisher's alone
  private volatile ServerVersion version = ServerVersion.UNKNOWN;
  private volatile ClusterSnapshot latest;
  private volatile Scope scope = Scope.WIDEST;

  private LiveSession(KubeContext context, ApiConnection api, Listener listener, Rhythm timing) {
    this.context = context;
    this.api = api;
    this.rhythm = new Rhythm(timing.clock(), timing.random(), this::pause);
    this.latest = ClusterSnapshot.empty(origin(), timing.clock().instant());
    this.publisher = new Publisher(new Telling(listener), this::take);
    this.health = new SessionHealth(timing.clock(), api.server(), publisher::state);
    List<Resource> resources = Resource.all();
    this.store =
        new SnapshotStore(resources.stream().map(Resource::kind).toList(), publisher::changed);
    this.intake = new Intake(store, health, context.namespace());
    this.exec =
        new WebSocketExec(
            api.http(), api.url(List.of()).build(), e -> Trouble.line(e, api.server()));
  }

  static LiveSession open(Opening opening, Listener listener, Rhythm timing) {
    LiveSession session =
        new LiveSession(
            opening.context(),
            ApiClients.connect(opening.context(), opening.trust()),
            listener,
            timing);
    session.start();
    return session;
  }

  private void start() {
    spawn("publisher", this::publish);
    threads.add(spawn("version", this::askVersion));
    ServedVersions served = new ServedVersions(api, rhythm.clock());
    for (Resource resource : Resource.all()) {
      Reflector reflector =
          new Reflector(api, resource, served, context.namespace(), intake, rhythm);
      boolean first = resource.kind() == Kind.NAMESPACE;
      threads.add(
          spawn(
              resource.kind().plural(),
              () -> {
                if (!first) {
                  intake.awaitNamespaces(HEAD_START);
                }
                reflect(resource.kind(), reflector);
              }));
    }
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

  /// A mistake in a reader must not end a kind's updates in silence.
  private void reflect(Kind kind, Reflector reflector) throws InterruptedException {
    while (true) {
      try {
        reflector.run();
      } catch (RuntimeException e) {
        LOG.error("Reading {} failed", kind.plural(), e);
        intake.coverage(kind, new Coverage.Failed("internal error: " + e));
        rhythm.pause().sleep(Rhythm.UNAUTHORIZED);
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

  private void askVersion() throws InterruptedException {
    for (int failures = 1; ; failures++) {
      Instant began = rhythm.clock().instant();
      try {
        version =
            api.get(
                api.url(List.of("version")).build(),
                VERSION_SILENCE,
                response -> ServerVersion.read(response.body().byteStream()));
        health.answered();
        publisher.changed();
        return;
      } catch (ApiFailure e) {
        if (e.code() == 403 || e.code() == 404) {
          health.answered();
          return;
        }
        health.trouble(began, e);
      } catch (IOException e) {
        health.trouble(began, e);
      } finally {
        versionTried.countDown();
      }
      rhythm.pause().sleep(rhythm.backOff(failures));
    }
  }

  /// Waits, and ends the thread when the session is closed.
  private void pause(Duration time) throws InterruptedException {
    if (closed.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new InterruptedException("the session is closed");
    }
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
    return scope;
  }

  @Override
  public void narrow(Scope wanted) {
    scope = wanted;
  }

  @Override
  public Rights rights() {
    return Rights.UNKNOWN;
  }

  @Override
  public ClusterSnapshot snapshot() {
    return latest;
  }

  @Override
  public PodExec exec() {
    return exec;
  }

  @Override
  public CompletableFuture<ClusterSnapshot> synced() {
    return synced.copy();
  }

  @Override
  public CompletableFuture<String> yaml(ObjectRef ref) {
    Resource.Place place = intake.place(ref.kind());
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
    closed.countDown();
    health.closed();
    threads.forEach(Thread::interrupt);
    exec.close();
    api.close();
    synced.completeExceptionally(new ClusterException("the session was closed"));
  }
}
