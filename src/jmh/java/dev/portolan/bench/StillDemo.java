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
    try (DemoCluster demo = DemoCluster.start(DemoOptions.still(Integer.parseInt(args[0]), 7))) {
      System.out.println("Kubeconfig: " + demo.writeKubeconfigTo(Path.of(args[1])));
      new CountDownLatch(1).await();
    }
  }
}
