package dev.portolan.demo;

import dev.portolan.demo.net.SimNetwork;
import dev.portolan.demo.server.Access;
import dev.portolan.demo.server.ApiServer;
import dev.portolan.demo.server.Faults;
import dev.portolan.demo.shell.Containers;
import dev.portolan.demo.store.ObjectStore;
import dev.portolan.demo.store.Resource;
import dev.portolan.demo.world.CuratedWorld;
import dev.portolan.demo.world.GeneratedWorld;
import dev.portolan.demo.world.Heartbeat;
import dev.portolan.model.ObjectRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;

/// The embedded demo cluster: a real HTTPS API on loopback over a simulated network. It is reached
/// as any cluster is, through a kubeconfig, and everything in it says that it is simulated.
public final class DemoCluster implements AutoCloseable {
  private static final Duration BOOKMARKS = Duration.ofSeconds(10);
  private static final String FILE_NAME = "portolan-demo.kubeconfig";

  private final ObjectStore store = new ObjectStore();
  private final Access access = new Access();
  private final Faults faults = new Faults();
  private final Containers containers;
  private final ApiServer server;
  private final Optional<Heartbeat> heartbeat;

  private DemoCluster(DemoOptions options) {
    if (options.pods() == 0) {
      CuratedWorld.fill(store, options.seed());
    } else {
      GeneratedWorld.fill(store, options.pods(), options.seed());
    }
    containers = new Containers(new SimNetwork(store), options.seed(), options.timeScale());
    store.onDeletion(
        gone -> {
          if (gone.resource() == Resource.PODS) {
            containers.stop(ObjectRef.pod(gone.namespace(), gone.name()));
          }
        });
    Duration bookmarks = Duration.ofNanos((long) (BOOKMARKS.toNanos() * options.timeScale()));
    server = ApiServer.start(store, access, faults, containers, bookmarks);
    heartbeat =
        options.lively()
            ? Optional.of(Heartbeat.start(store, options.seed(), options.timeScale()))
            : Optional.empty();
  }

  public static DemoCluster start(DemoOptions options) {
    return new DemoCluster(options);
  }

  /// The server's address, `https://127.0.0.1:PORT`.
  public String url() {
    return server.url();
  }

  /// A kubeconfig with the contexts `demo` and `demo-limited`; it holds secrets that die with the
  /// cluster.
  public String kubeconfigYaml() {
    return KubeconfigText.of(server.url(), server.authorityData(), access);
  }

  /// Writes the kubeconfig into a folder, for its owner's eyes only where the file system can say
  /// so.
  ///
  /// @return the file, `portolan-demo.kubeconfig`
  public Path writeKubeconfig(Path dir) throws IOException {
    Files.createDirectories(dir);
    Path file = dir.resolve(FILE_NAME);
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
    return new DemoControl(store, access, faults, containers, server);
  }

  @Override
  public void close() {
    heartbeat.ifPresent(Heartbeat::close);
    containers.close();
    server.close();
  }
}
