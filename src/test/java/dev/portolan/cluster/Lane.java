package dev.portolan.cluster;

import static dev.portolan.cluster.KeyRing.Way.FILE;
import static dev.portolan.cluster.KeyRing.Way.PLUGIN;
import static dev.portolan.cluster.KeyRing.Way.WRITTEN;

import dev.portolan.cluster.reflect.Rhythm;
import dev.portolan.demo.DemoCluster;
import dev.portolan.demo.DemoOptions;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A demo cluster on which one sequence runs after another, each with a session of its own. Waits
/// of the session are cut to a hundredth.
final class Lane implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final System.Logger LOG = System.getLogger(Lane.class.getName());
  private static final boolean SHELL = Files.isExecutable(Path.of("/bin/sh"));
  private static final int TRIES = 10;
  private static final int STEPS = 8;

  /// Programs cost more than files; one sequence in eight has a plugin where there is a shell.
  private static final List<KeyRing.Way> WAYS =
      List.of(WRITTEN, FILE, WRITTEN, FILE, WRITTEN, FILE, FILE, SHELL ? PLUGIN : FILE);

  private final DemoCluster cluster;
  private final Path folder;

  Lane(int pods, long seed, Path folder) throws IOException {
    this.cluster = cluster(DemoOptions.still(pods, seed), new Random());
    this.folder = folder;
  }

  /// One that listens: another lane may take the free port first.
  private static DemoCluster cluster(DemoOptions options, Random random) throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        return DemoCluster.start(options.on(freePort(random)));
      } catch (IllegalStateException e) {
        if (tries == TRIES) {
          throw e;
        }
        LOG.log(System.Logger.Level.DEBUG, "a port was taken meanwhile", e);
      }
    }
  }

  /// A port below those that systems give to connections: while the server does not listen, none of
  /// them may take it.
  private static int freePort(Random random) throws IOException {
    for (int tries = 0; tries < 100; tries++) {
      int port = 20_000 + random.nextInt(10_000);
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      } catch (BindException e) {
        LOG.log(System.Logger.Level.DEBUG, "port {0} is taken", port);
      }
    }
    throw new IOException("no free port");
  }

  /// Runs one sequence; gives what went wrong, or nothing.
  String run(long seed) throws IOException, InterruptedException {
    Random random = new Random(seed);
    cluster.control().weather().recreate();
    // one in two begins with lists in JSON; what heals the server heals that, too
    cluster.control().weather().protobuf(seed % 2 == 0);
    KeyRing keys = new KeyRing(cluster, folder, WAYS.get((int) (seed % WAYS.size())));
    Meddling meddling = new Meddling(cluster.control(), keys, random);
    Semaphore news = new Semaphore(0);
    ClusterSession session = LiveSession.open(keys.opening(), new Bell(news), fast(seed));
    try (session) {
      int steps = 1 + random.nextInt(STEPS);
      for (int i = 0; i < steps; i++) {
        if (random.nextBoolean()) {
          // a step may meet the session at rest or on its way; both are wanted
          if (news.tryAcquire(random.nextInt(60), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
          }
        }
        meddling.step();
      }
      meddling.heal();
      String wrong = awaitAgreement(session, news);
      return wrong.isEmpty() ? "" : wrong + "\nafter:" + meddling.done();
    } finally {
      meddling.heal();
    }
  }

  /// Waits until the session is live and whole, and knows what the cluster holds.
  private String awaitAgreement(ClusterSession session, Semaphore news)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String wrong = "nothing was compared";
    while (System.nanoTime() - end < 0) {
      ClusterSnapshot snapshot = session.snapshot();
      if (!(session.state() instanceof SessionState.Live)) {
        wrong = "state " + session.state();
      } else if (!snapshot.coverage().values().stream().allMatch(Coverage::complete)) {
        wrong = "coverage " + snapshot.coverage();
      } else {
        wrong = FreshList.difference(cluster.control(), snapshot);
      }
      if (wrong.isEmpty()) {
        return "";
      }
      if (news.tryAcquire(50, TimeUnit.MILLISECONDS)) {
        news.drainPermits();
      }
    }
    return "not in agreement after " + PATIENCE.toSeconds() + " s: " + wrong;
  }

  private static Rhythm fast(long seed) {
    return new Rhythm(
        InstantSource.system(),
        new Random(seed),
        time -> Thread.sleep(time.dividedBy(100).plus(Duration.ofMillis(1))));
  }

  /// Rings at each piece of news.
  private record Bell(Semaphore news) implements ClusterSession.Listener {
    @Override
    public void snapshot(ClusterSnapshot snapshot) {
      news.release();
    }

    @Override
    public void state(SessionState state) {
      news.release();
    }
  }

  @Override
  public void close() {
    cluster.close();
  }
}
