package dev.portolan.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.PodExec.End;
import dev.portolan.probe.Target.HostTarget;
import dev.portolan.probe.output.Recording;
import dev.portolan.probe.run.FakeExec.Reply;
import dev.portolan.testkit.ClusterFixture;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/// Checks of IPv6 addresses, to the end.
final class FamilyRunTest {
  private static final ClusterSnapshot SHOP = ClusterFixture.shop();
  private static final ContainerRef FROM = new ContainerRef("shop", "web-0", "main");
  private static final Limits SHORT =
      new Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofMillis(100));

  @Test
  void aPingWithoutIpv6IsFollowedByOneThatHasIt() throws Exception {
    FakeExec exec =
        new FakeExec(
            "ping /usr/bin/inetutils-ping\nping6 /usr/bin/ping6\n",
            c -> recorded(c.getFirst().equals("ping6") ? "iputils-ipv6" : "inetutils-success"));
    Probes probes = probes(exec);

    assertThat(run(probes, CheckKind.PING, "fd55:3::2", 0).outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(exec.asked.getLast()).startsWith("ping6").endsWith("fd55:3::2");
  }

  @Test
  void noToolWithIpv6IsSaidToBeThatAndIpv4StaysAsked() throws Exception {
    FakeExec exec =
        new FakeExec(
            "ping /usr/bin/inetutils-ping\n",
            c ->
                recorded(c.contains("fd55:3::2") ? "inetutils-ipv6-unknown" : "inetutils-success"));
    Probes probes = probes(exec);
    CheckResult six = run(probes, CheckKind.PING, "fd55:3::2", 0);

    assertThat(six.outcome()).isEqualTo(Outcome.TOOL_MISSING);
    assertThat(six.summary())
        .isEqualTo("The container shop/web-0/main has no ping that works over IPv6.");
    assertThat(run(probes, CheckKind.PING, "10.55.3.2", 0).outcome()).isEqualTo(Outcome.ANSWERED);
  }

  @Test
  void aPodWithoutIpv6IsTheCauseItself() throws Exception {
    FakeExec exec = new FakeExec("nc /usr/bin/nc.openbsd\n", c -> off());
    CheckResult result = run(probes(exec), CheckKind.REACH, "fd00::1", 80);

    assertThat(result.outcome()).isEqualTo(Outcome.UNREACHABLE);
    assertThat(result.advice())
        .isEqualTo(
            "shop/web-0 has only an IPv4 address, and fd00::1 only IPv6: no packet of one gets to"
                + " the other without a gateway that translates.");
  }

  private static Reply off() {
    return new Reply(
        "",
        "nc: connect to fd00::1 port 80 (tcp) failed: Cannot assign requested address\n",
        new End.Exited(1),
        false);
  }

  private static Reply recorded(String name) {
    Recording recording = Recording.of("ping/" + name);
    StringBuilder out = new StringBuilder();
    StringBuilder err = new StringBuilder();
    recording.lines().forEach(l -> (l.error() ? err : out).append(l.text()).append('\n'));
    return Reply.exit(recording.exitCode(), out.toString(), err.toString());
  }

  private static Probes probes(FakeExec exec) {
    Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    return new Probes(exec, clock, Thread.ofVirtual().factory(), SHORT);
  }

  private static CheckResult run(Probes probes, CheckKind kind, String to, int port)
      throws Exception {
    Heard heard = new Heard();
    CheckRequest request =
        new CheckRequest(kind, FROM, new HostTarget(to), port, Duration.ofSeconds(20));
    probes.start(request, SHOP, heard);
    return heard.result();
  }
}
