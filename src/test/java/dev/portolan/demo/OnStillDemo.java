package dev.portolan.demo;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// Tests on the curated demo cluster, one for each test, in which nothing changes by itself.
abstract class OnStillDemo {
  DemoCluster cluster;
  DemoClient client;

  @BeforeEach
  void start() throws Exception {
    cluster = DemoCluster.start(DemoOptions.still(0, 7));
    client = DemoClient.admin(cluster);
  }

  @AfterEach
  void stop() {
    client.close();
    cluster.close();
  }
}
