package dev.portolan.ui.map;

import dev.portolan.diagram.Diagram;
import dev.portolan.diagram.Motion;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import org.jspecify.annotations.Nullable;

/// Shows how the chart goes over into the next one: for a moment what moves is seen on its way,
/// unless motion is to be reduced.
final class Moving {
  private static final double NANOS = 220e6;

  private final Consumer<Boolean> draw;
  private final BooleanSupplier still;
  private final Timer timer = new Timer();
  private @Nullable Motion motion;
  private long start;
  private double share;

  /// @param draw paints the map, finely once all stands
  /// @param still true while nothing is to be seen moving
  Moving(Consumer<Boolean> draw, BooleanSupplier still) {
    this.draw = draw;
    this.still = still;
  }

  /// Another chart is shown from now on. What is on its way goes on towards the new places, and
  /// arrives when it would have: a stream of changes must not keep the chart moving.
  void next(Diagram before, Diagram after) {
    Diagram from = motion == null ? before : motion.from();
    boolean begun = motion != null;
    motion = still.getAsBoolean() ? null : Motion.between(from, after).orElse(null);
    if (motion == null) {
      timer.stop();
    } else if (!begun) {
      start = 0;
      share = 0;
      timer.start();
    }
  }

  /// The chart as it is to be painted now.
  ///
  /// @param shown the chart when nothing is on its way
  Diagram now(Diagram shown) {
    return motion == null ? shown : motion.at(share);
  }

  void stop() {
    timer.stop();
    motion = null;
  }

  private void frame(long now) {
    start = start == 0 ? now : start;
    share = (now - start) / NANOS;
    if (share >= 1) {
      stop();
    }
    draw.accept(share >= 1);
  }

  private final class Timer extends AnimationTimer {
    @Override
    public void handle(long now) {
      frame(now);
    }
  }
}
