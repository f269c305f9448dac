package dev.portolan.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckListener;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.PodExec.End;
import dev.portolan.probe.RunningCheck;
import dev.portolan.probe.Sample;
import dev.portolan.probe.Target;
import dev.portolan.probe.run.FakeExec.Reply;
import dev.portolan.testkit.ClusterFixture;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// A repeated check over what happens to pods: each round looks its target up anew.
final class WatchedPodTest {
  private static final CheckRequest WATCH =
      new CheckRequest(
              CheckKind.REACH,
              new ContainerRef("shop", "web-0", "main"),
              new Target.PodTarget(ObjectRef.pod("shop", "web-1")),
              80,
              CheckRequest.DEFAULT_TIME_LIMIT)
          .repeated(Duration.ofMillis(1));

  @Test
  void aPodThatWasDeletedAndMadeAnewIsAskedAtItsNewAddress() throws Exception {
    ClusterSnapshot before = ClusterFixture.shop();
    ClusterSnapshot after = shop(3);
    AtomicReference<ClusterSnapshot> newest = new AtomicReference<>(before);
    FakeExec exec = new FakeExec("nc /usr/bin/nc.openbsd\n", c -> Reply.exit(0, "", ""));
    Rounds rounds = new Rounds(() -> newest.set(after));
    Probes probes =
        new Probes(exec, Clock.systemUTC(), Thread.ofVirtual().factory())
            .following(() -> Optional.ofNullable(newest.get()));
    RunningCheck watch = probes.start(WATCH, before, rounds);
    Rounds.await(rounds.begun);
    newest.set(shop(1)); // the pod is gone
    Rounds.await(rounds.recovered);
    watch.cancel();
    rounds.end.get(20, TimeUnit.SECONDS);

    assertThat(exec.asked.getFirst()).contains(address(before));
    assertThat(exec.asked.getLast()).contains(address(after));
    assertThat(address(after)).isNotEqualTo(address(before));
  }

  @Test
  void aContainerThatRestartsIsAskedInAgain() throws Exception {
    AtomicReference<Reply> reply = new AtomicReference<>(Reply.exit(0, "", ""));
    FakeExec exec = new FakeExec("nc /usr/bin/nc.openbsd\n", c -> reply.get());
    Rounds rounds = new Rounds(() -> reply.set(Reply.exit(0, "", "")));
    Probes probes = new Probes(exec, Clock.systemUTC(), Thread.ofVirtual().factory());
    RunningCheck watch = probes.start(WATCH, ClusterFixture.shop(), rounds);
    Rounds.await(rounds.begun);
    reply.set(Reply.end(new End.Gone("container not found (\"main\")")));
    Rounds.await(rounds.recovered);
    watch.cancel();

    assertThat(rounds.end.get(20, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.ANSWERED);
  }

  /// The shop with so many pods of web, whose addresses are others.
  private static ClusterSnapshot shop(int webs) {
    ClusterFixture f = new ClusterFixture();
    f.node("node-1", "10.0.0.1", "10.1.1.0/24").node("node-2", "10.0.0.2", "10.1.2.0/24");
    f.namespace("shop").deployment("shop", "db", 2).deployment("shop", "web", webs);
    return f.build();
  }

  private static String address(ClusterSnapshot snapshot) {
    return snapshot.pod(ObjectRef.pod("shop", "web-1")).orElseThrow().ips().getFirst();
  }

  /// Keeps how rounds end, and does something at one that failed.
  private static final class Rounds implements CheckListener {
    final CompletableFuture<CheckResult> end = new CompletableFuture<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch recovered = new CountDownLatch(1);
    private final Runnable onFailure;
    private volatile boolean failed;

    Rounds(Runnable onFailure) {
      this.onFailure = onFailure;
    }

    static void await(CountDownLatch latch) throws InterruptedException {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Override
    public void command(List<String> argv) {}

    @Override
    public void line(boolean error, String text) {}

    @Override
    public void finding(Finding finding) {}

    @Override
    public void sample(Sample sample) {
      if (sample.outcome() == Outcome.ANSWERED) {
        (failed ? recovered : begun).countDown();
      } else if (sample.outcome() == Outcome.FAILED) {
        failed = true;
        onFailure.run();
      }
    }

    @Override
    public void finished(CheckResult told) {
      end.complete(told);
    }
  }
}
