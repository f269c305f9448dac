package dev.portolan.app;

import dev.portolan.cluster.api.ClusterException;
import dev.portolan.demo.DemoCluster;
import dev.portolan.demo.DemoOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The demo cluster of this process, with its kubeconfig in a folder that only this user can read
/// and that goes with it.
final class DemoHost implements AutoCloseable {
  private static final long SEED = 1;

  private final DemoCluster cluster;
  private final Path folder;
  private final Path kubeconfig;

  private DemoHost(DemoCluster cluster, Path folder, Path kubeconfig) {
    this.cluster = cluster;
    this.folder = folder;
    this.kubeconfig = kubeconfig;
  }

  /// @throws ClusterException with one line, where there can be none
  static DemoHost start(int pods) {
    DemoCluster cluster = cluster(pods);
    try {
      Path folder = Files.createTempDirectory("portolan-demo");
      Path kubeconfig = cluster.writeKubeconfig(folder);
      // Also when the process is ended from outside; the last one named is deleted first.
      folder.toFile().deleteOnExit();
      kubeconfig.toFile().deleteOnExit();
      return new DemoHost(cluster, folder, kubeconfig);
    } catch (IOException e) {
      cluster.close();
      throw new ClusterException(
          "the demo cluster's kubeconfig could not be written: " + e.getMessage(), e);
    }
  }

  private static DemoCluster cluster(int pods) {
    try {
      return DemoCluster.start(new DemoOptions(pods, SEED));
    } catch (IllegalStateException e) {
      throw new ClusterException("the demo cluster does not start: " + e.getMessage(), e);
    }
  }

  Path kubeconfig() {
    return kubeconfig;
  }

  @Override
  public void close() {
    cluster.close();
    try {
      Files.deleteIfExists(kubeconfig);
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      System.getLogger(DemoHost.class.getName())
          .log(System.Logger.Level.WARNING, "left behind: {0}", folder);
    }
  }
}
