package dev.portolan.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Finding.Connect;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.PodExec;
import dev.portolan.probe.PodExec.End;
import dev.portolan.probe.RunningCheck;
import dev.portolan.probe.Target;
import dev.portolan.probe.Target.HostTarget;
import dev.portolan.probe.Target.PodTarget;
import dev.portolan.probe.Target.ServiceTarget;
import dev.portolan.probe.output.Recording;
import dev.portolan.probe.run.FakeExec.Reply;
import dev.portolan.probe.target.Targets;
import dev.portolan.testkit.ClusterFixture;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProbesTest {
  private static final ClusterSnapshot SHOP = ClusterFixture.shop();
  private static final ContainerRef FROM = new ContainerRef("shop", "web-0", "main");
  private static final Target WEB_1 = new PodTarget(ObjectRef.pod("shop", "web-1"));
  private static final String ALL =
      """
      ping /usr/bin/ping
      traceroute /usr/bin/traceroute
      nc /usr/bin/nc.openbsd
      python3 /usr/bin/python3
      timeout /usr/bin/timeout
      """;
  private static final Limits SHORT =
      new Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMillis(100));

  @Test
  void pingsAndTellsWhatItDid() throws Exception {
    FakeExec exec = new FakeExec(ALL, c -> recorded("ping/iputils-success"));
    Heard heard = new Heard();
    CheckResult result = check(exec, heard, CheckKind.PING, WEB_1, 0);

    assertThat(result.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(result.summary()).isEqualTo("5 of 5 replies from 10.1.2.11, rtt 0.07/0.11/0.17 ms");
    assertThat(heard.commands)
        .containsExactly(List.of("ping", "-n", "-c", "5", "-i", "0.2", "-W", "2", "10.1.2.11"));
    assertThat(exec.asked).isEqualTo(heard.commands);
    assertThat(heard.lines).hasSize(10).noneMatch(l -> l.contains("portolan-pid"));
    assertThat(result.transcript().output()).contains("icmp_seq=5");
    assertThat(heard.findings).isEqualTo(result.findings());
  }

  @Test
  void anOptionThatIsNotKnownLeadsToAPlainerWayAndIsRemembered() throws Exception {
    FakeExec exec =
        new FakeExec(
            ALL,
            c ->
                c.contains("-i")
                    ? recorded("ping/iputils-invalid-option")
                    : recorded("ping/busybox-success"));
    Probes probes = probes(exec);
    assertThat(run(probes, new Heard(), CheckKind.PING, WEB_1, 0).outcome())
        .isEqualTo(Outcome.ANSWERED);
    Heard second = new Heard();
    run(probes, second, CheckKind.PING, WEB_1, 0);

    assertThat(second.commands).hasSize(1).noneMatch(c -> c.contains("-i"));
  }

  @Test
  void cancelEndsTheRemoteProcessAndKeepsWhatCame() throws Exception {
    FakeExec exec =
        new FakeExec(
            ALL, c -> Reply.hang("64 bytes from 10.1.2.11: icmp_seq=1 ttl=62 time=0.168 ms\n"));
    Heard heard = new Heard();
    RunningCheck check = probes(exec).start(request(CheckKind.PING, WEB_1, 0), SHOP, heard);
    exec.hanging.await();
    check.cancel();
    check.cancel();

    assertThat(heard.result().outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(heard.result().findings()).hasSize(1);
    assertThat(heard.result().advice()).isEmpty();
    assertThat(exec.killed).containsExactly(List.of("4242", "999"));
    assertThat(exec.disconnects()).isEqualTo(1);
  }

  /// It is run without the number of its process, which is not for want of a shell.
  @Test
  void cancelDuringTheSearchForToolsSaysNothingOfAShell() throws Exception {
    CountDownLatch searching = new CountDownLatch(1);
    PodExec silent =
        (container, argv, listener) -> {
          searching.countDown();
          return () -> {};
        };
    Heard heard = new Heard();
    RunningCheck check = probes(silent).start(request(CheckKind.PING, WEB_1, 0), SHOP, heard);
    searching.await();
    check.cancel();

    assertThat(heard.result().outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(heard.result().advice()).isEmpty();
  }

  @Test
  void theTimeLimitEndsTheRemoteProcessToo() throws Exception {
    FakeExec exec = new FakeExec(ALL, c -> Reply.hang(" 1  10.1.1.1  0.1 ms\n"));
    Heard heard = new Heard();
    CheckRequest request =
        new CheckRequest(CheckKind.TRACEROUTE, FROM, WEB_1, 0, Duration.ofMillis(300));
    probes(exec).start(request, SHOP, heard);

    assertThat(heard.result().outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(heard.result().summary())
        .isEqualTo("10.1.2.11 was not reached: 1 hop: gateway of node-1");
    assertThat(heard.result().advice()).contains("time limit");
    assertThat(exec.killed).containsExactly(List.of("4242", "999"));
  }

  @Test
  void saysSoWhenTheProcessCannotBeEnded() throws Exception {
    FakeExec exec = new FakeExec(ALL, c -> Reply.hang("")).unkillable();
    Heard heard = new Heard();
    RunningCheck check = probes(exec).start(request(CheckKind.PING, WEB_1, 0), SHOP, heard);
    exec.hanging.await();
    check.cancel();

    assertThat(heard.result().advice()).isEqualTo("Process 4242 in the container may still run.");
  }

  @Test
  void closingCancelsWhatRuns() throws Exception {
    FakeExec exec = new FakeExec(ALL, c -> Reply.hang(""));
    Heard heard = new Heard();
    Probes probes = probes(exec);
    probes.start(request(CheckKind.PING, WEB_1, 0), SHOP, heard);
    exec.hanging.await();
    probes.close();

    assertThat(heard.result().outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(exec.killed).hasSize(1);
  }

  @Test
  void pingOfAClusterIpConnectsAndSaysWhy() throws Exception {
    FakeExec exec = new FakeExec(ALL, c -> Reply.exit(0, "", "Connection to x 80 succeeded!\n"));
    CheckResult result =
        check(
            exec,
            new Heard(),
            CheckKind.PING,
            new ServiceTarget(ObjectRef.service("shop", "web")),
            0);

    assertThat(result.findings()).singleElement().isInstanceOf(Connect.class);
    assertThat(result.summary()).isEqualTo("shop/web-0 reached 10.2.0.10:80 (http)");
    assertThat(result.advice()).isEqualTo(Targets.NAT_NOTE);
  }

  @Test
  void aRefusedServiceWithoutPodsNamesTheCause() throws Exception {
    FakeExec exec = new FakeExec(ALL, c -> recorded("connect/nc-openbsd-refused"));
    CheckResult result =
        check(
            exec,
            new Heard(),
            CheckKind.REACH,
            new ServiceTarget(ObjectRef.service("shop", "nobody")),
            0);

    assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(result.advice())
        .isEqualTo(
            "shop/nobody has no ready endpoint. The selector app=nobody matches no pod in shop.");
  }

  @Test
  void withoutAShellThePlainCommandIsTriedAndItsAbsenceIsToolMissing() throws Exception {
    FakeExec exec = new FakeExec("", c -> Reply.end(new End.NoSuchProgram("not found")));
    CheckResult result = check(exec, new Heard(), CheckKind.PING, WEB_1, 0);

    assertThat(result.outcome()).isEqualTo(Outcome.TOOL_MISSING);
    assertThat(result.advice()).contains("kubectl debug -it web-0 -n shop");
    assertThat(exec.asked).isNotEmpty().allMatch(c -> c.getFirst().equals("ping"));
  }

  @Test
  void aMissingRightToPingIsNotPermittedAndAskedOnce() throws Exception {
    FakeExec exec = new FakeExec(ALL, c -> recorded("ping/iputils-not-permitted"));
    CheckResult result = check(exec, new Heard(), CheckKind.PING, WEB_1, 0);

    assertThat(result.outcome()).isEqualTo(Outcome.NOT_PERMITTED);
    assertThat(result.advice()).contains("NET_RAW");
    assertThat(exec.asked).hasSize(1);
  }

  static List<End> badEnds() {
    return List.of(
        new End.Denied(403, "pods is forbidden"),
        new End.Gone("no such pod"),
        new End.Broken("reset"));
  }

  @ParameterizedTest
  @MethodSource("badEnds")
  void theProbersTroubleIsNeverThePaths(End end) throws Exception {
    CheckResult result =
        check(new FakeExec(ALL, c -> Reply.end(end)), new Heard(), CheckKind.REACH, WEB_1, 0);

    assertThat(result.outcome().aboutThePath()).isFalse();
    assertThat(result.findings()).isEmpty();
    assertThat(result.outcome())
        .isEqualTo(end instanceof End.Denied ? Outcome.NOT_PERMITTED : Outcome.FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-f", "; rm -rf /", "$(id)", "a b", "a\nb", "`id`", "--help", "", "a'b"})
  void whatIsNoHostNeverReachesTheContainer(String typed) throws Exception {
    FakeExec exec = new FakeExec(ALL, c -> Reply.exit(0, "", ""));
    CheckResult result = check(exec, new Heard(), CheckKind.REACH, new HostTarget(typed), 80);

    assertThat(result.outcome()).isEqualTo(Outcome.UNRESOLVED);
    assertThat(exec.asked).isEmpty();
  }

  private static Reply recorded(String name) {
    Recording r = Recording.of(name);
    StringBuilder out = new StringBuilder();
    StringBuilder err = new StringBuilder();
    r.lines().forEach(l -> (l.error() ? err : out).append(l.text()).append('\n'));
    return Reply.exit(r.exitCode(), out.toString(), err.toString());
  }

  private static CheckResult check(FakeExec exec, Heard heard, CheckKind kind, Target to, int port)
      throws Exception {
    return run(probes(exec), heard, kind, to, port);
  }

  private static CheckResult run(Probes probes, Heard heard, CheckKind kind, Target to, int port)
      throws Exception {
    probes.start(request(kind, to, port), SHOP, heard);
    return heard.result();
  }

  private static CheckRequest request(CheckKind kind, Target to, int port) {
    return new CheckRequest(kind, FROM, to, port, CheckRequest.DEFAULT_TIME_LIMIT);
  }

  private static Probes probes(PodExec exec) {
    Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    return new Probes(exec, clock, Thread.ofVirtual().factory(), SHORT);
  }
}
