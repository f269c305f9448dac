package dev.portolan.cluster;

import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.reflect.Gate;
import dev.portolan.cluster.reflect.Rhythm;
import dev.portolan.cluster.rights.Rights;
import dev.portolan.cluster.rights.RightsInquiry;
import java.io.IOException;
import java.time.Duration;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what is known of the user's rights: for the namespaces that are read, asked once each and
/// again from time to time. A server that does not answer such questions is left alone, and nothing
/// else depends on them.
final class RightsKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(RightsKeeper.class);
  private static final Duration OLD = Duration.ofMinutes(10);

  /// Names come one by one while a list is read.
  private static final Duration GATHER = Duration.ofMillis(250);

  /// So many namespaces are asked for at most.
  private static final int MOST = 50;

  private final RightsInquiry inquiry;
  private final Gate gate;
  private final Rhythm rhythm;
  private final Sources sources;
  private final Consumer<Rights> changed;
  private final Semaphore wake = new Semaphore(0);
  private SortedMap<String, Rights.Area> areas = new TreeMap<>();
  private volatile Rights rights = Rights.UNKNOWN;

  /// Where it learns what to ask for.
  ///
  /// @param read the namespaces that are read; never empty
  /// @param names the namespaces that the server names
  record Sources(Supplier<SortedSet<String>> read, Supplier<SortedSet<String>> names) {}

  RightsKeeper(
      ApiConnection api, Gate gate, Rhythm rhythm, Sources sources, Consumer<Rights> changed) {
    this.inquiry = new RightsInquiry(api);
    this.gate = gate;
    this.rhythm = rhythm;
    this.sources = sources;
    this.changed = changed;
  }

  Rights rights() {
    return rights;
  }

  /// The scope or the names have changed.
  void look() {
    wake.release();
  }

  /// Asks until the thread is interrupted.
  void run() throws InterruptedException {
    boolean answers = true;
    while (true) {
      gate.await();
      try {
        if (answers) {
          ask();
        }
      } catch (IOException | RuntimeException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedException("the session is closed");
        }
        LOG.debug("The server does not tell the user's rights", e);
        answers = false;
      }
      tell();
      if (wake.tryAcquire(OLD.toMillis(), TimeUnit.MILLISECONDS)) {
        rhythm.pause().sleep(GATHER);
        wake.drainPermits();
      } else {
        areas = new TreeMap<>();
        answers = true;
      }
    }
  }

  private void ask() throws IOException {
    SortedMap<String, Rights.Area> asked = new TreeMap<>(areas);
    for (String namespace : sources.read().get().stream().limit(MOST).toList()) {
      if (!asked.containsKey(namespace)) {
        asked.put(namespace, inquiry.namespace(namespace));
      }
    }
    areas = asked;
    tell();
    if (!areas.containsKey("")) {
      SortedMap<String, Rights.Area> more = new TreeMap<>(areas);
      Rights.Area first = areas.values().iterator().next();
      more.put("", inquiry.cluster(first));
      areas = more;
    }
  }

  private void tell() {
    Rights now = new Rights(sources.names().get(), areas);
    if (!now.equals(rights)) {
      rights = now;
      changed.accept(now);
    }
  }
}
