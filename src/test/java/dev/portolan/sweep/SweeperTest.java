package dev.portolan.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.Batch;
import dev.portolan.probe.CheckListener;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Prober;
import dev.portolan.probe.RunningCheck;
import dev.portolan.probe.Target;
import dev.portolan.testkit.ClusterFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class SweeperTest {
  private static final ClusterSnapshot SHOP = ClusterFixture.shop();

  @Test
  void neverAsksFromMoreContainersThanTheBudgetAllows() throws Exception {
    Held held = new Held();
    Ear ear = new Ear();
    try (Sweeper sweeper = start(held, pairs(5, "shop"), 2, ear)) {
      Held.Round first = held.next();
      Held.Round second = held.next();
      assertThat(held.waiting()).isZero();
      first.answer(Outcome.ANSWERED);
      held.next().answer(Outcome.ANSWERED);
      held.next().answer(Outcome.ANSWERED);
      second.answer(Outcome.REFUSED);
      held.next().answer(Outcome.ANSWERED);
      assertThat(ear.end()).isEqualTo(Sweeper.End.DONE);
      assertThat(sweeper).isNotNull();
    }
    assertThat(ear.results).hasSize(5);
    assertThat(ear.results).extracting(r -> r.pair().id()).doesNotHaveDuplicates();
  }

  @Test
  void aHeldSweepStartsNothingUntilItGoesOn() throws Exception {
    Held held = new Held();
    Ear ear = new Ear();
    try (Sweeper sweeper = start(held, pairs(2, "shop"), 1, ear)) {
      Held.Round first = held.next();
      sweeper.hold(true);
      first.answer(Outcome.ANSWERED);
      assertThat(held.nothingFor(Duration.ofMillis(300))).isTrue();
      sweeper.hold(false);
      held.next().answer(Outcome.ANSWERED);
      assertThat(ear.end()).isEqualTo(Sweeper.End.DONE);
    }
  }

  @Test
  void cancelEndsWhatIsUnderWayAndCountsNothingOfIt() throws Exception {
    Held held = new Held();
    Ear ear = new Ear();
    try (Sweeper sweeper = start(held, pairs(3, "shop"), 1, ear)) {
      Held.Round first = held.next();
      sweeper.cancel();
      assertThat(first.cancelled.get(10, TimeUnit.SECONDS)).isTrue();
      first.answer(Outcome.CANCELLED);
      assertThat(ear.end()).isEqualTo(Sweeper.End.CANCELLED);
    }
    assertThat(ear.results).isEmpty();
    assertThat(held.waiting()).isZero();
  }

  @Test
  void whereTheServerRefusesOnceItIsNotAskedAgain() throws Exception {
    Held held = new Held();
    Ear ear = new Ear();
    List<Pair> pairs = new ArrayList<>(pairs(3, "shop"));
    try (Sweeper sweeper = start(held, pairs, 1, ear)) {
      held.next().answer(Outcome.NOT_PERMITTED);
      assertThat(ear.end()).isEqualTo(Sweeper.End.DONE);
      assertThat(sweeper).isNotNull();
    }
    assertThat(ear.results)
        .hasSize(3)
        .allMatch(r -> r.outcome() == Outcome.NOT_PERMITTED)
        .anyMatch(r -> r.summary().startsWith("Not asked"));
  }

  @Test
  void itsTimeBudgetEndsIt() throws Exception {
    Held held = new Held();
    Ear ear = new Ear();
    Choice.Budget none = new Choice.Budget(10, Duration.ZERO, 1);
    try (Sweeper sweeper =
        Sweeper.start(
            new Asking(NO_CHECKS, held),
            SHOP,
            pairs(2, "shop"),
            none,
            Thread.ofVirtual().factory(),
            ear)) {
      assertThat(ear.end()).isEqualTo(Sweeper.End.BUDGET);
      assertThat(sweeper).isNotNull();
    }
    assertThat(held.waiting()).isZero();
  }

  private static Sweeper start(Held held, List<Pair> pairs, int atOnce, Ear ear) {
    return Sweeper.start(
        new Asking(NO_CHECKS, held),
        SHOP,
        pairs,
        new Choice.Budget(100, Duration.ofMinutes(1), atOnce),
        Thread.ofVirtual().factory(),
        ear);
  }

  private static List<Pair> pairs(int sources, String namespace) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < sources; i++) {
      pairs.add(
          new Pair(
              i,
              new ContainerRef(namespace, "web-" + i, "main"),
              new Target.ServiceTarget(ObjectRef.service("shop", "db")),
              Knock.tcp(5432),
              Predicted.NOTHING,
              null));
    }
    return pairs;
  }

  private static final Prober NO_CHECKS =
      new Prober() {
        @Override
        public RunningCheck start(
            CheckRequest request, ClusterSnapshot snapshot, CheckListener listener) {
          throw new AssertionError("connects are asked together");
        }

        @Override
        public void close() {
          // There is nothing to close.
        }
      };

  /// Batches that wait for the test to answer them.
  private static final class Held implements Batch.Runner {
    private final BlockingQueue<Round> started = new LinkedBlockingQueue<>();

    record Round(Batch batch, Batch.Listener listener, CompletableFuture<Boolean> cancelled) {
      void answer(Outcome outcome) {
        batch
            .asks()
            .forEach(
                a -> listener.answered(new Batch.Answered(a.id(), outcome, "", "", List.of())));
        listener.finished("");
      }
    }

    @Override
    public RunningCheck start(Batch batch, ClusterSnapshot snapshot, Batch.Listener listener) {
      Round round = new Round(batch, listener, new CompletableFuture<>());
      started.add(round);
      return () -> round.cancelled.complete(true);
    }

    private Round next() throws InterruptedException {
      Round round = started.poll(10, TimeUnit.SECONDS);
      assertThat(round).as("another container is asked").isNotNull();
      return round;
    }

    private boolean nothingFor(Duration time) throws InterruptedException {
      return started.poll(time.toMillis(), TimeUnit.MILLISECONDS) == null;
    }

    private int waiting() {
      return started.size();
    }
  }

  /// Keeps what a sweep tells.
  private static final class Ear implements Sweeper.Listener {
    private final List<Result> results = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<Sweeper.End> end = new CompletableFuture<>();

    @Override
    public void answered(List<Result> more, Duration active) {
      results.addAll(more);
    }

    @Override
    public void ended(Sweeper.End how, Duration active) {
      end.complete(how);
    }

    private Sweeper.End end() throws Exception {
      return end.get(10, TimeUnit.SECONDS);
    }
  }
}
