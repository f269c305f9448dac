package dev.portolan.ui.checks;

import java.time.Instant;
import java.time.InstantSource;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;

/// The present moment, ten times a second while a check runs and not at all otherwise.
final class Ticker {
  private final InstantSource clock;
  private final ReadOnlyObjectWrapper<Instant> now;
  private final Timeline timeline;

  Ticker(InstantSource clock) {
    this.clock = clock;
    now = new ReadOnlyObjectWrapper<>(clock.instant());
    timeline = new Timeline(new KeyFrame(Duration.millis(100), event -> tick()));
    timeline.setCycleCount(Animation.INDEFINITE);
  }

  ReadOnlyObjectProperty<Instant> now() {
    return now.getReadOnlyProperty();
  }

  Instant instant() {
    return now.get();
  }

  void run(boolean running) {
    boolean runs = timeline.getStatus() == Animation.Status.RUNNING;
    if (running && !runs) {
      tick();
      timeline.play();
    } else if (!running && runs) {
      timeline.stop();
    }
  }

  private void tick() {
    now.set(clock.instant());
  }
}
