package dev.portolan.probe.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckListener;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.CheckResult.Transcript;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Prober;
import dev.portolan.probe.RunningCheck;
import dev.portolan.probe.Sample;
import dev.portolan.probe.Target;
import dev.portolan.testkit.ClusterFixture;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WatchTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final CheckRequest PING =
      new CheckRequest(
              CheckKind.PING,
              new ContainerRef("shop", "web-0", "main"),
              new Target.HostTarget("db"),
              0,
              Duration.ofSeconds(5))
          .repeated(Duration.ofMillis(1));

  @Test
  void asksUntilItIsStoppedAndSumsUp() throws Exception {
    Once once = new Once(n -> n == 2 ? ping(n, Outcome.TIMED_OUT) : ping(n, Outcome.ANSWERED));
    Heard heard = new Heard(5);
    Watch watch = start(once, heard);
    heard.enough.await();
    watch.cancel();
    CheckResult result = heard.result.get(20, TimeUnit.SECONDS);

    assertThat(heard.samples).hasSizeGreaterThanOrEqualTo(5);
    assertThat(heard.samples.get(1)).isEqualTo(new Sample(NOON, Outcome.TIMED_OUT, -1, 100));
    assertThat(heard.samples.get(2)).isEqualTo(new Sample(NOON, Outcome.ANSWERED, 3, 0));
    assertThat(result.request()).isEqualTo(PING);
    assertThat(result.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(result.summary()).contains("longest outage 1 round").startsWith("db watched for ");
    assertThat(once.requests).allMatch(r -> r.every().isZero());
  }

  @Test
  void stoppingCancelsTheRoundThatRuns() throws Exception {
    Once once = new Once(n -> null);
    Heard heard = new Heard(1);
    Watch watch = start(once, heard);
    once.hanging.await();
    watch.cancel();

    CheckResult result = heard.result.get(20, TimeUnit.SECONDS);
    assertThat(result.outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(heard.samples).isEmpty();
    assertThat(once.cancels.get()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"TOOL_MISSING", "NOT_PERMITTED"})
  void whatIsMissingEndsItAtOnce(Outcome missing) throws Exception {
    Once once = new Once(n -> bare(missing));
    Heard heard = new Heard(1);
    start(once, heard);

    assertThat(heard.result.get(20, TimeUnit.SECONDS).outcome()).isEqualTo(missing);
    assertThat(once.requests).hasSize(1);
  }

  @Test
  void troubleIsBorneForAWhileAndIsNoLoss() throws Exception {
    Once once =
        new Once(n -> n % 2 == 0 && n < 8 ? ping(n, Outcome.ANSWERED) : bare(Outcome.FAILED));
    Heard heard = new Heard(1);
    start(once, heard);
    CheckResult result = heard.result.get(20, TimeUnit.SECONDS);

    assertThat(once.requests).hasSize(6 + Watch.PATIENCE);
    assertThat(result.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(result.summary())
        .contains("3 of 3 rounds without loss, 0 % lost")
        .contains("could not go on");
  }

  private static Watch start(Once once, Heard heard) {
    Clock noon = Clock.fixed(NOON, ZoneOffset.UTC);
    Watch watch = new Watch(once, noon, PING, ClusterFixture::shop, heard);
    Thread.ofVirtual().start(watch);
    return watch;
  }

  private static CheckResult ping(int millis, Outcome outcome) {
    boolean well = outcome == Outcome.ANSWERED;
    Finding.Rtt rtt = well ? new Finding.Rtt(millis, millis, millis) : Finding.Rtt.NONE;
    return result(outcome, List.of(new Finding.Ping("a", outcome, 5, well ? 5 : 0, rtt, "")));
  }

  private static CheckResult bare(Outcome outcome) {
    return result(outcome, List.of());
  }

  private static CheckResult result(Outcome outcome, List<Finding> findings) {
    Transcript nothing = new Transcript(List.of(), "", NOON, Duration.ZERO);
    return new CheckResult(PING, outcome, "why", "", findings, nothing);
  }

  /// Answers each check at once by its number, from 1; null hangs until it is cancelled.
  private static final class Once implements Prober {
    final List<CheckRequest> requests = Collections.synchronizedList(new ArrayList<>());
    final CountDownLatch hanging = new CountDownLatch(1);
    final AtomicInteger cancels = new AtomicInteger();
    private final IntFunction<CheckResult> answers;

    Once(IntFunction<CheckResult> answers) {
      this.answers = answers;
    }

    @Override
    public RunningCheck start(
        CheckRequest request, ClusterSnapshot snapshot, CheckListener listener) {
      requests.add(request);
      CheckResult answer = answers.apply(requests.size());
      if (answer != null) {
        listener.finished(answer);
        return cancels::incrementAndGet;
      }
      AtomicInteger told = new AtomicInteger();
      RunningCheck check =
          () -> {
            if (told.getAndIncrement() == 0) {
              cancels.incrementAndGet();
              listener.finished(bare(Outcome.CANCELLED));
            }
          };
      hanging.countDown();
      return check;
    }

    @Override
    public void close() {
      // nothing runs by itself
    }
  }

  /// Counts samples and keeps the end.
  private static final class Heard implements CheckListener {
    final List<Sample> samples = Collections.synchronizedList(new ArrayList<>());
    final CountDownLatch enough;
    final CompletableFuture<CheckResult> result = new CompletableFuture<>();

    Heard(int samples) {
      this.enough = new CountDownLatch(samples);
    }

    @Override
    public void command(List<String> argv) {}

    @Override
    public void line(boolean error, String text) {}

    @Override
    public void finding(Finding finding) {}

    @Override
    public void sample(Sample sample) {
      samples.add(sample);
      enough.countDown();
    }

    @Override
    public void finished(CheckResult end) {
      result.complete(end);
    }
  }
}
