package dev.portolan.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random sequences of changes and faults: after quiet, the session is live and knows exactly what
/// the cluster holds, whatever happened. `-Dportolan.sequences=N` runs so many, `-Dportolan.seed=S`
/// begins with that one (a failure names its own), and `-Dportolan.hours=H` goes on for hours.
@Tag("weather")
final class SessionSequencesTest {
  private static final System.Logger LOG = System.getLogger(SessionSequencesTest.class.getName());
  private static final long COUNT = Long.getLong("portolan.sequences", 1000);
  private static final long FIRST = Long.getLong("portolan.seed", 1);
  private static final double HOURS = Double.parseDouble(System.getProperty("portolan.hours", "0"));
  private static final int LANES = 12;
  private static final int FEW_PODS = 30;

  /// More than a page.
  private static final int MANY_PODS = 530;

  private static final int MANY_EVERY = 6;
  private static final int MOST_FAILURES = 5;
  private static final Pattern SESSION_THREAD = Pattern.compile("\"(session-[^\"]*)\"");

  @TempDir private Path folder;
  private final AtomicLong next = new AtomicLong(FIRST);
  private final AtomicLong done = new AtomicLong();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final long began = System.nanoTime();

  @Test
  void afterQuietTheSnapshotIsTheCluster() throws Exception {
    List<Thread> lanes = new ArrayList<>();
    for (int i = 0; i < Math.min(LANES, COUNT); i++) {
      int lane = i;
      lanes.add(Thread.ofPlatform().name("lane-" + i).start(() -> run(lane)));
    }
    for (Thread lane : lanes) {
      lane.join();
    }
    LOG.log(
        System.Logger.Level.INFO,
        "{0} sequences in {1} s",
        done.get(),
        Duration.ofNanos(System.nanoTime() - began).toSeconds());
    assertThat(failures).isEmpty();
    assertThat(done.get()).isGreaterThanOrEqualTo(HOURS > 0 ? 1 : COUNT);
    assertThat(threadsLeft()).as("threads of closed sessions").isEmpty();
  }

  private void run(int number) {
    Path own = folder.resolve("lane-" + number);
    int pods = number % MANY_EVERY == MANY_EVERY - 1 ? MANY_PODS : FEW_PODS;
    try (Lane lane = new Lane(pods, FIRST, own)) {
      for (long seed = next.getAndIncrement(); goesOn(seed); seed = next.getAndIncrement()) {
        String wrong = lane.run(seed);
        if (!wrong.isEmpty()) {
          String told = "-Dportolan.sequences=1 -Dportolan.seed=" + seed + ": " + wrong;
          LOG.log(System.Logger.Level.ERROR, told);
          failures.add(told);
        }
        progress(done.incrementAndGet());
      }
    } catch (IOException | RuntimeException e) {
      failures.add("lane " + number + " ended: " + e);
      LOG.log(System.Logger.Level.ERROR, "a lane ended", e);
    } catch (InterruptedException e) {
      failures.add("lane " + number + " was interrupted");
    }
  }

  private boolean goesOn(long seed) {
    if (failures.size() >= MOST_FAILURES) {
      return false;
    }
    return HOURS > 0
        ? System.nanoTime() - began < HOURS * Duration.ofHours(1).toNanos()
        : seed < FIRST + COUNT;
  }

  private void progress(long count) {
    if (count % 500 == 0) {
      LOG.log(
          System.Logger.Level.INFO,
          "{0} sequences, {1} failures, {2} MB of heap",
          count,
          failures.size(),
          (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
    }
  }

  /// Closing returns at once and threads end by themselves, within the time that is promised.
  private List<String> threadsLeft() throws IOException {
    HotSpotDiagnosticMXBean machine =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    List<String> left;
    int dump = 0;
    do {
      Path file = folder.resolve("threads-" + dump++ + ".json");
      machine.dumpThreads(file.toString(), ThreadDumpFormat.JSON);
      left = SESSION_THREAD.matcher(Files.readString(file)).results().map(m -> m.group(1)).toList();
    } while (!left.isEmpty() && System.nanoTime() - end < 0);
    return left;
  }
}
