package dev.portolan.demo;

import dev.portolan.demo.net.SimNetwork;
import dev.portolan.demo.server.Access;
import dev.portolan.demo.server.ApiServer;
import dev.portolan.demo.server.Faults;
import dev.portolan.demo.shell.Containers;
import dev.portolan.demo.store.ObjectStore;
import dev.portolan.demo.store.Resource;
import dev.portolan.demo.world.Churn;
import dev.portolan.demo.world.CuratedWorld;
import dev.portolan.demo.world.GeneratedWorld;
import dev.portolan.demo.world.Heartbeat;
import dev.portolan.demo.world.Life;
import dev.portolan.demo.world.Nodes;
import dev.portolan.model.ObjectRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/// The embedded demo cluster: a real HTTPS API on loopback over a simulated network. It is reached
/// as any cluster is, through a kubeconfig, and everything in it says that it is simulated.
public final class DemoCluster implements AutoCloseable {
  private static final Duration BOOKMARKS = Duration.ofSeconds(10);
  private static final String FILE_NAME = "portolan-demo.kubeconfig";

  private static final int HISTORY = 8192;

  /// Of changes: as real servers do, five minutes of them are kept.
  private static final int HISTORY_SECONDS = 300;

  /// A changed pod changes its endpoints, too.
  private static final int EVENTS_PER_CHANGE = 3;

  private final ObjectStore store;
  private final Access access;
  private final Faults faults = new Faults();
  private final Containers containers;
  private final ApiServer server;
  private final DemoOptions options;
  private Optional<Life> life;
  private long incarnation;

  private DemoCluster(DemoOptions options, IntConsumer progress) {
    store =
        new ObjectStore(Math.max(HISTORY, options.churn() * EVENTS_PER_CHANGE * HISTORY_SECONDS));
    this.options = options;
    boolean curated = options.pods() == 0;
    access =
        curated
            ? new Access("shop", "payments")
            : new Access(GeneratedWorld.namespaceName(1), GeneratedWorld.namespaceName(2));
    Nodes nodes = fill(progress);
    containers = new Containers(new SimNetwork(store), options.seed(), options.timeScale());
    store.onDeletion(
        gone -> {
          if (gone.resource() == Resource.PODS) {
            containers.stop(ObjectRef.pod(gone.namespace(), gone.name()));
          }
        });
    Duration bookmarks = Duration.ofNanos((long) (BOOKMARKS.toNanos() * options.timeScale()));
    server = ApiServer.start(store, access, faults, containers, bookmarks, options.port());
    life = life(nodes);
  }

  private Nodes fill(IntConsumer progress) {
    long seed = options.seed() + incarnation * 7919;
    return options.pods() == 0
        ? CuratedWorld.fill(store, seed)
        : GeneratedWorld.fill(store, options.pods(), seed, progress);
  }

  private Optional<Life> life(Nodes nodes) {
    if (!options.lively()) {
      return Optional.empty();
    }
    return Optional.of(
        options.churn() > 0
            ? Churn.start(store, nodes, options.seed(), options.churn())
            : Heartbeat.start(store, nodes, options.seed(), options.timeScale()));
  }

  public static DemoCluster start(DemoOptions options) {
    return start(options, pods -> {});
  }

  /// The same.
  ///
  /// @param progress hears while a cluster is generated how many pods are there
  public static DemoCluster start(DemoOptions options, IntConsumer progress) {
    return new DemoCluster(options, progress);
  }

  /// The names of the contexts that every demo cluster has; the current one first.
  public static List<String> contexts() {
    return KubeconfigText.contexts();
  }

  /// The server's address, `https://127.0.0.1:PORT`.
  public String url() {
    return server.url();
  }

  /// The authority that signed the server's certificate, as of now: PEM in Base64, as a kubeconfig
  /// has it.
  public String authority() {
    return server.authorityData();
  }

  /// A kubeconfig with the contexts `demo` and `demo-limited`; it holds secrets that die with the
  /// cluster.
  public String kubeconfigYaml() {
    return KubeconfigText.of(server.url(), authority(), access);
  }

  /// Writes the kubeconfig into a folder.
  ///
  /// @return the file, `portolan-demo.kubeconfig`
  public Path writeKubeconfig(Path dir) throws IOException {
    return writeKubeconfigTo(dir.resolve(FILE_NAME));
  }

  /// Writes the kubeconfig, for its owner's eyes only where the file system can say so. Fails when
  /// there is another file of that name that is not such a kubeconfig.
  ///
  /// @return the file
  public Path writeKubeconfigTo(Path file) throws IOException {
    Path dir = file.toAbsolutePath().getParent();
    if (dir == null) {
      throw new IOException(file + " is no file");
    }
    Files.createDirectories(dir);
    if (Files.exists(file) && !KubeconfigText.isOne(file)) {
      throw new FileAlreadyExistsException(file + " is there already, and is not a demo's");
    }
    Files.deleteIfExists(file);
    if (Files.getFileStore(dir).supportsFileAttributeView("posix")) {
      var ownerOnly =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      Files.createFile(file, ownerOnly);
    }
    return Files.write(file, kubeconfigYaml().getBytes(StandardCharsets.UTF_8));
  }

  /// What tests change and break.
  public DemoControl control() {
    return new DemoControl(
        store, faults, containers, new DemoWeather(access, faults, server, this::recreate));
  }

  /// Another cluster of the same size takes this one's address: nothing of it has the old UIDs, and
  /// its revisions begin anew.
  private synchronized void recreate() {
    server.stopListening();
    life.ifPresent(Life::close);
    store.reset();
    incarnation++;
    life = life(fill(made -> {}));
    server.listen();
  }

  @Override
  public synchronized void close() {
    life.ifPresent(Life::close);
    containers.close();
    server.close();
  }
}
