package dev.portolan.bench;

import dev.portolan.demo.DemoCluster;
import dev.portolan.demo.DemoOptions;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// A process with a demo cluster in which nothing changes by itself.
public final class StillDemo {
  private StillDemo() {}

  /// Takes the number of pods and the file for the kubeconfig, and serves until it is killed.
  public static void main(String[] args) throws Exception {
    int pods = Integer.parseInt(args[0]);
    // in real time: `DemoOptions.still` lets it run fifty times as fast, and the server's own
    // rhythm, a bookmark for each watch now and then, becomes a hundred messages a second
    DemoOptions still = new DemoOptions(pods, 7, false, 0, 0, 1);
    try (DemoCluster demo = DemoCluster.start(still)) {
      System.out.println("Kubeconfig: " + demo.writeKubeconfigTo(Path.of(args[1])));
      new CountDownLatch(1).await();
    }
  }
}
