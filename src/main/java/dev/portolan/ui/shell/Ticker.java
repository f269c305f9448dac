package dev.portolan.ui.shell;

import dev.portolan.ui.FxCrossing;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Tells the time to those parts of the window that say how long ago something was, once a second.
/// It is no animation: those have the whole scene looked through sixty times a second, also while
/// nothing changes.
public final class Ticker implements AutoCloseable {
  private final InstantSource clock;
  private final List<Consumer<Instant>> listeners = new ArrayList<>();
  private final ScheduledExecutorService ticking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("ticker").daemon().factory());

  /// On the FX thread, on which the listeners are told too.
  public Ticker(InstantSource clock) {
    this.clock = clock;
    var _ = ticking.scheduleAtFixedRate(() -> FxCrossing.later(this::tick), 1, 1, TimeUnit.SECONDS);
  }

  InstantSource clock() {
    return clock;
  }

  void add(Consumer<Instant> listener) {
    listeners.add(listener);
  }

  private void tick() {
    Instant now = clock.instant();
    listeners.forEach(l -> l.accept(now));
  }

  @Override
  public void close() {
    ticking.shutdownNow();
  }
}
