package dev.portolan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// A server that stops listening while clients come loses none of their connections: each is served
/// or closed.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Java counts no file descriptors there")
@Timeout(180)
final class ListenerTest {
  private static final int STOPS = 80;
  private static final int CLIENTS = 6;

  /// What else the process opens meanwhile.
  private static final long SOME = 8;

  private final AtomicBoolean enough = new AtomicBoolean();
  private final Semaphore answers = new Semaphore(0);

  @Test
  void everyConnectionEnds() throws Exception {
    try (DemoCluster cluster = DemoCluster.start(DemoOptions.still(0, 7))) {
      DemoWeather weather = cluster.control().weather();
      long before = descriptors();
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(Thread.ofPlatform().start(() -> come(cluster)));
      }
      for (int i = 0; i < STOPS; i++) {
        answers.acquire(CLIENTS);
        weather.stopListening();
        weather.listen();
      }
      enough.set(true);
      for (Thread client : clients) {
        client.join();
      }
      weather.stopListening();
      weather.listen();
      assertThat(descriptors()).isLessThan(before + SOME);
    }
  }

  /// Over a connection of its own each time.
  private void come(DemoCluster cluster) {
    while (!enough.get()) {
      try (DemoClient client = DemoClient.admin(cluster)) {
        client.get("/version");
        answers.release();
      } catch (IOException e) {
        Thread.onSpinWait(); // it does not listen just now
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static long descriptors() {
    return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getOpenFileDescriptorCount();
  }
}
