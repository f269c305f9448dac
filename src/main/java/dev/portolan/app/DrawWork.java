package dev.portolan.app;

import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.DiagramBuilder;
import dev.portolan.model.Coverage;
import dev.portolan.topology.Filter;
import dev.portolan.workspace.Effect;
import dev.portolan.workspace.Intent;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes charts off the caller's thread; while one is being made only the latest request waits.
///
/// While a cluster is being listed its charts are packed anew each time, of what there is so far:
/// the first at once, later ones as often as a part of one core allows. From the first complete
/// snapshot on things keep their places, and a chart costs what has changed.
final class DrawWork implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(DrawWork.class.getName());
  private static final double LOADING_SHARE = 0.3;

  private final ScheduledExecutorService thread = Worker.named("chart");
  private final AtomicReference<Effect.@Nullable Draw> latest = new AtomicReference<>();
  private Pace pace = new Pace(LOADING_SHARE);
  private @Nullable Diagram previous;
  private Filter filter = Filter.ALL;

  /// The last chart of the whole cluster: once no filter holds, things are where they were.
  private @Nullable Diagram unfiltered;

  private long epoch = -1;
  private boolean settled;

  void draw(Effect.Draw request, Consumer<Intent> dispatch) {
    Effect.Draw waiting = latest.getAndSet(request);
    if (waiting == null || urgent(request, waiting)) {
      thread.execute(() -> drawLatest(dispatch));
    }
  }

  /// True for a request that need not wait as long as the one before it would have had to.
  private static boolean urgent(Effect.Draw request, Effect.Draw waiting) {
    return request.epoch() != waiting.epoch() || (whole(request) && !whole(waiting));
  }

  private static boolean whole(Effect.Draw request) {
    return request.snapshot().coverage().values().stream().noneMatch(Coverage::syncing);
  }

  /// Runs on the one chart thread, which alone knows the chart before.
  private void drawLatest(Consumer<Intent> dispatch) {
    Effect.Draw request = latest.getAndSet(null);
    if (request == null) {
      return;
    }
    if (request.epoch() != epoch) {
      epoch = request.epoch();
      previous = null;
      unfiltered = null;
      filter = request.view().filter();
      settled = false;
      pace = new Pace(LOADING_SHARE);
    }
    long wait = settled || whole(request) ? 0 : pace.delay(System.nanoTime());
    if (wait == 0) {
      draw(request).ifPresent(d -> dispatch.accept(new Intent.PictureReady(request.epoch(), d)));
    } else if (latest.compareAndSet(null, request)) {
      var _ = thread.schedule(() -> drawLatest(dispatch), wait, TimeUnit.NANOSECONDS);
    }
  }

  private Optional<Diagram> draw(Effect.Draw request) {
    long start = System.nanoTime();
    try {
      Diagram drawn = next(request);
      previous = drawn;
      filter = request.view().filter();
      if (filter.all()) {
        unfiltered = drawn;
      }
      settled |= whole(request);
      pace.took(start, System.nanoTime());
      return Optional.of(drawn);
    } catch (RuntimeException e) {
      // a chart that cannot be drawn must not keep the next one from being tried
      LOG.log(System.Logger.Level.ERROR, "a chart could not be drawn", e);
      previous = null;
      return Optional.empty();
    }
  }

  private Diagram next(Effect.Draw request) {
    if (settled && !request.view().filter().equals(filter)) {
      return request.view().filter().all() && unfiltered != null
          ? DiagramBuilder.build(request.snapshot(), request.view(), unfiltered)
          : DiagramBuilder.repacked(request.snapshot(), request.view(), previous);
    }
    if (settled) {
      return DiagramBuilder.build(request.snapshot(), request.view(), previous);
    }
    return whole(request)
        ? DiagramBuilder.build(request.snapshot(), request.view(), null)
        : DiagramBuilder.anew(request.snapshot(), request.view(), previous);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
