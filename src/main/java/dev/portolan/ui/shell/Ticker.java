package dev.portolan.ui.shell;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/// Tells the time to those parts of the window that say how long ago something was, once a second.
public final class Ticker implements AutoCloseable {
  private final InstantSource clock;
  private final List<Consumer<Instant>> listeners = new ArrayList<>();
  private final Timeline ticking = new Timeline(new KeyFrame(Duration.seconds(1), e -> tick()));

  public Ticker(InstantSource clock) {
    this.clock = clock;
    ticking.setCycleCount(Animation.INDEFINITE);
    ticking.play();
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
    ticking.stop();
  }
}
