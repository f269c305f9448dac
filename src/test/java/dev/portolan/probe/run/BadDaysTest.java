package dev.portolan.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.PodExec.End;
import dev.portolan.probe.Target;
import dev.portolan.probe.Target.PodTarget;
import dev.portolan.probe.run.FakeExec.Reply;
import dev.portolan.testkit.ClusterFixture;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What goes wrong while a check runs, and what becomes of it: never a verdict on the path, never a
/// process left behind, never more than a megabyte.
final class BadDaysTest {
  private static final ClusterSnapshot SHOP = ClusterFixture.shop();
  private static final ContainerRef FROM = new ContainerRef("shop", "web-0", "main");
  private static final Target WEB_1 = new PodTarget(ObjectRef.pod("shop", "web-1"));
  private static final String TOOLS =
      "ping /usr/bin/ping\ntraceroute /usr/bin/traceroute\nnc /usr/bin/nc.openbsd\n";
  private static final Limits SHORT =
      new Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMillis(100));

  @ParameterizedTest
  @EnumSource(names = {"REACH", "PING", "TRACEROUTE"})
  void aCutConnectionEndsTheProcessOverANewOne(CheckKind kind) throws Exception {
    FakeExec exec = new FakeExec(TOOLS, c -> Reply.end(new End.Broken("connection reset")));
    CheckResult result = check(exec, kind);

    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.summary()).contains("The connection to the container broke");
    assertThat(result.advice()).contains("says nothing about the path");
    assertThat(exec.killed).containsExactly(List.of("4242", "999"));
  }

  @Test
  void saysThatAProcessMayRunOnWhereTheServerIsGoneForGood() throws Exception {
    FakeExec exec = new FakeExec(TOOLS, c -> Reply.end(new End.Broken("reset"))).unkillable();
    assertThat(check(exec, CheckKind.PING).advice()).contains("Process 4242 in the container may");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pods "web-0" not found                                          | deleted or its container restarts
          container not found ("main")                                    | deleted or its container restarts
          """)
  void aPodThatWasDeletedAndAContainerThatRestartsAreSaid(String words, String said)
      throws Exception {
    CheckResult result =
        check(new FakeExec(TOOLS, c -> Reply.end(new End.Gone(words))), CheckKind.PING);

    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.summary()).contains(words);
    assertThat(result.advice()).contains(said, "says nothing about the path");
  }

  @Test
  void aCommandThatDiesWithItsContainerIsNoVerdict() throws Exception {
    CheckResult result = check(new FakeExec(TOOLS, c -> Reply.exit(137, "", "")), CheckKind.PING);

    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.summary()).contains("killed in the container");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          403 | pods "web-0" is forbidden: User "u" cannot create resource "pods/exec"    | the verb create on pods/exec
          403 | admission webhook "no-exec.example.com" denied the request: not in prod   | An admission policy of the cluster
          400 | admission webhook "no-exec.example.com" denied the request: not in prod   | An admission policy of the cluster
          401 | Unauthorized                                                              | credentials are not
          """)
  void whoRefusesExecIsToldApart(int status, String words, String advice) throws Exception {
    FakeExec exec = new FakeExec(TOOLS, c -> Reply.end(new End.Denied(status, words)));
    CheckResult result = check(exec, CheckKind.REACH);

    assertThat(result.outcome()).isEqualTo(Outcome.NOT_PERMITTED);
    assertThat(result.summary()).contains(words);
    assertThat(result.advice()).contains(advice);
    assertThat(result.debugHelps()).as("exec is refused there, too").isFalse();
  }

  @Test
  void endlessOutputIsCutAtAMegabyteAndTheCommandEnded() throws Exception {
    String line = "64 bytes of nothing that anybody asked for, and so on and on\n";
    String much = line.repeat((3 << 20) / line.length());
    FakeExec exec = new FakeExec(TOOLS, c -> Reply.hang(much));
    CheckResult result = check(exec, CheckKind.PING);

    assertThat(result.transcript().output().length()).isLessThan((1 << 20) + 100);
    assertThat(result.transcript().output()).endsWith("… output cut\n");
    assertThat(result.advice()).contains("The output was cut at 1 MB and the command ended.");
    assertThat(exec.killed).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"REACH", "PING", "TRACEROUTE"})
  void rubbishAndNothingAreNoAnswer(CheckKind kind) throws Exception {
    Random random = new Random(6);
    String binary =
        IntStream.range(0, 20_000)
            .mapToObj(i -> Character.toString(random.nextInt(1, 0xd7ff)))
            .collect(Collectors.joining());
    for (String out :
        List.of("", "\n\n\n", binary, "<html>Bad Gateway</html>", "Segmentation fault")) {
      CheckResult result = check(new FakeExec(TOOLS, c -> Reply.exit(2, out, "")), kind);
      assertThat(result.outcome()).as(kind + " of " + out.length()).isNotEqualTo(Outcome.ANSWERED);
      assertThat(result.transcript().output()).doesNotContain("\u001b", "\u0007");
    }
  }

  @Test
  void aMessageInAnotherLanguageIsNoVerdictOfItsOwn() throws Exception {
    String german = "ping: connect: Das Netzwerk ist nicht erreichbar\n";
    CheckResult result = check(new FakeExec(TOOLS, c -> Reply.exit(2, "", german)), CheckKind.PING);

    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.transcript().output()).contains("nicht erreichbar");
  }

  @Test
  void aClockThatIsSetBackDoesNotMakeTheTimeNegative() throws Exception {
    Deque<Instant> times = new ArrayDeque<>();
    times.add(Instant.ofEpochSecond(2_000_000_000));
    Clock stepping =
        new Clock() {
          @Override
          public ZoneOffset getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return times.isEmpty() ? Instant.EPOCH : times.poll();
          }
        };
    FakeExec exec = new FakeExec(TOOLS, c -> Reply.exit(1, "", ""));
    Heard heard = new Heard();
    Probes probes = new Probes(exec, stepping, Thread.ofVirtual().factory(), SHORT);
    probes.start(request(CheckKind.PING, WEB_1), SHOP, heard);

    assertThat(heard.result().transcript().started())
        .isEqualTo(Instant.ofEpochSecond(2_000_000_000));
    assertThat(heard.result().transcript().took()).isBetween(Duration.ZERO, Duration.ofSeconds(20));
  }

  @Test
  void everyCommandCarriesItsOwnLimitWhereTheContainerHasOne() throws Exception {
    FakeExec gnu = new FakeExec(TOOLS + "timeout /usr/bin/timeout\n", c -> Reply.exit(1, "", ""));
    FakeExec busybox = new FakeExec(TOOLS + "timeout /bin/busybox\n", c -> Reply.exit(1, "", ""));
    check(gnu, CheckKind.PING);
    check(busybox, CheckKind.PING);

    assertThat(gnu.guarded).isTrue();
    assertThat(busybox.guarded).as("busybox's leaves a watchdog behind").isFalse();
  }

  private static CheckResult check(FakeExec exec, CheckKind kind) throws Exception {
    Heard heard = new Heard();
    Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    Probes probes = new Probes(exec, clock, Thread.ofVirtual().factory(), SHORT);
    probes.start(request(kind, WEB_1), SHOP, heard);
    return heard.result();
  }

  private static CheckRequest request(CheckKind kind, Target to) {
    return new CheckRequest(kind, FROM, to, 80, CheckRequest.DEFAULT_TIME_LIMIT);
  }
}
