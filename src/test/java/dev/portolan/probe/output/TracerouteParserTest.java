package dev.portolan.probe.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Finding.Hop;
import dev.portolan.probe.Finding.Trace;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.judge.TraceNotes;
import dev.portolan.testkit.ClusterFixture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TracerouteParserTest {
  private static final HopNamer NAMER = new HopNamer(new SnapshotIndex(ClusterFixture.shop()));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          traceroute/modern-success              | 10.55.3.2     | ANSWERED      | 10.55.1.1 10.55.2.2 10.55.3.2
          traceroute/modern-ipv6                 | fd55:3::2     | ANSWERED      | fd55:1::1 fd55:2::2 fd55:3::2
          traceroute/modern-unprivileged         | 10.55.3.2     | ANSWERED      | 10.55.1.1 10.55.2.2 10.55.3.2
          traceroute/modern-tcp                  | 10.55.3.2     | ANSWERED      | 10.55.1.1 10.55.2.2 10.55.3.2
          traceroute/modern-lab-other-node       | 10.247.3.7    | ANSWERED      | 10.247.1.1 10.87.0.13 10.247.3.7
          traceroute/modern-lab-outside          | 198.51.100.10 | ANSWERED      | 10.247.1.1 10.87.0.1 198.51.100.10
          traceroute/modern-prohibited           | 10.55.20.1    | UNREACHABLE   | 10.55.1.1 * * * * * 10.55.2.2
          traceroute/modern-host-unreachable     | 10.55.21.1    | UNREACHABLE   | 10.55.1.1 10.55.2.2
          traceroute/modern-silent-tail          | 10.55.22.1    | TIMED_OUT     | 10.55.1.1 * * * *
          traceroute/modern-no-neighbour         | 10.55.1.99    | TIMED_OUT     | * * * * * * * *
          traceroute/modern-no-route             | 10.55.24.1    | UNREACHABLE   | ''
          traceroute/modern-unknown-host         | nosuch        | UNRESOLVED    | ''
          traceroute/modern-tcp-not-permitted    | 10.55.3.2     | NOT_PERMITTED | ''
          traceroute/busybox-success             | 10.55.3.2     | ANSWERED      | 10.55.1.1 10.55.2.2 10.55.3.2
          traceroute/busybox-ipv6                | fd55:3::2     | ANSWERED      | fd55:1::1 fd55:2::2 fd55:3::2
          traceroute/busybox-lab-other-node      | 10.247.3.7    | ANSWERED      | 10.247.2.1 10.87.0.13 10.247.3.7
          traceroute/busybox-host-unreachable    | 10.55.21.1    | UNREACHABLE   | 10.55.1.1 10.55.2.2
          traceroute/busybox-silent-tail         | 10.55.22.1    | TIMED_OUT     | 10.55.1.1 * * * *
          traceroute/busybox-no-route            | 10.55.24.1    | UNREACHABLE   | ''
          traceroute/busybox-unknown-host        | nosuch        | UNRESOLVED    | ''
          traceroute/busybox-not-permitted       | 10.55.3.2     | NOT_PERMITTED | ''
          traceroute/busybox-lab-cluster-ip      | 10.97.8.64    | UNREACHABLE   | 10.247.2.1 * 10.247.2.1
          traceroute/inetutils-success           | 10.55.3.2     | ANSWERED      | 10.55.1.1 10.55.2.2 10.55.3.2
          traceroute/inetutils-prohibited        | 10.55.20.1    | UNREACHABLE   | 10.55.1.1 10.55.2.2
          traceroute/inetutils-silent-tail       | 10.55.22.1    | TIMED_OUT     | 10.55.1.1 * * * *
          traceroute/inetutils-not-permitted     | 10.55.3.2     | NOT_PERMITTED | ''
          tracepath/success                      | 10.55.3.2     | ANSWERED      | 10.55.1.1 10.55.2.2 10.55.3.2
          tracepath/ipv6                         | fd55:3::2     | ANSWERED      | fd55:1::1 fd55:2::2 fd55:3::2
          tracepath/prohibited                   | 10.55.20.1    | UNREACHABLE   | 10.55.1.1 10.55.2.2
          tracepath/silent-tail                  | 10.55.22.1    | TIMED_OUT     | 10.55.1.1 * * *
          tracepath/no-route                     | 10.55.24.1    | UNREACHABLE   | ''
          tracepath/unknown-host                 | nosuch        | UNRESOLVED    | ''
          mtr/success                            | 10.55.3.2     | ANSWERED      | 10.55.1.1 10.55.2.2 10.55.3.2
          mtr/silent-tail                        | 10.55.22.1    | TIMED_OUT     | 10.55.1.1 *
          mtr/not-permitted                      | 10.55.3.2     | NOT_PERMITTED | ''
          mtr/unknown-host                       | nosuch        | UNRESOLVED    | ''
          traceroute/modern-icmp                 | 10.66.3.2     | ANSWERED      | 10.66.1.1 10.66.2.2 10.66.3.2
          traceroute/modern-udp-port             | 10.66.3.2     | ANSWERED      | 10.66.1.1 10.66.2.2 10.66.3.2
          traceroute/modern-tcp-back             | 10.66.3.2     | ANSWERED      | 10.66.1.1 10.66.2.2 10.66.3.2
          traceroute/modern-asymmetric           | 10.66.3.2     | ANSWERED      | 10.66.1.1 10.66.2.2 10.66.3.2
          traceroute/modern-loop                 | 10.66.77.1    | TIMED_OUT     | 10.66.1.1 10.66.2.2 10.66.1.1 10.66.2.2 10.66.1.1 10.66.2.2 10.66.1.1 10.66.2.2
          traceroute/busybox-icmp                | 10.66.3.2     | ANSWERED      | 10.66.1.1 10.66.2.2 10.66.3.2
          traceroute/busybox-traceroute6         | fd66:3::2     | ANSWERED      | fd66:1::1 fd66:2::2 fd66:3::2
          traceroute/inetutils-icmp              | 10.66.3.2     | ANSWERED      | 10.66.1.1 10.66.2.2 10.66.3.2
          tracepath/pmtu                         | 10.66.3.2     | ANSWERED      | 10.66.1.1 10.66.2.2 10.66.3.2
          tracepath/ipv6-pmtu                    | fd66:3::2     | ANSWERED      | fd66:1::1 fd66:2::2 fd66:3::2
          tracepath/asymmetric                   | 10.66.3.2     | ANSWERED      | 10.66.1.1 10.66.2.2 10.66.3.2
          tracepath/loop                         | 10.66.77.1    | TIMED_OUT     | 10.66.1.1 10.66.2.2 10.66.1.1 10.66.2.2 10.66.1.1 10.66.2.2
          tracepath/black-hole                   | 10.66.3.2     | TIMED_OUT     | 10.66.1.1 10.66.2.2 * * * *
          mtr/tcp                                | 10.66.3.2     | ANSWERED      | 10.66.1.1 10.66.2.2 10.66.3.2
          mtr/udp                                | 10.66.3.2     | ANSWERED      | 10.66.1.1 10.66.2.2 10.66.3.2
          mtr/ipv6                               | fd66:3::2     | ANSWERED      | fd66:1::1 fd66:2::2 fd66:3::2
          mtr/loop                               | 10.66.77.1    | TIMED_OUT     | 10.66.1.1 10.66.2.2 10.66.1.1 10.66.2.2 10.66.1.1 10.66.2.2
          tcptraceroute/success                  | 10.55.3.2     | ANSWERED      | 10.55.1.1 10.55.2.2 10.55.3.2
          tcptraceroute/toren-open               | 10.66.3.2     | ANSWERED      | 10.66.1.1 10.66.2.2 10.66.3.2
          tcptraceroute/toren-closed             | 10.66.3.2     | ANSWERED      | 10.66.1.1 10.66.2.2 10.66.3.2
          tcptraceroute/toren-prohibited         | 10.66.20.1    | UNREACHABLE   | 10.66.1.1 10.66.2.2
          tcptraceroute/toren-silent-tail        | 10.66.22.1    | TIMED_OUT     | 10.66.1.1 * * * *
          tcptraceroute/toren-no-route           | 10.66.24.1    | UNREACHABLE   | ''
          tcptraceroute/toren-unknown-host       | nosuch        | UNRESOLVED    | ''
          tcptraceroute/toren-not-permitted      | 10.66.3.2     | NOT_PERMITTED | ''
          tcptraceroute/toren-ipv6               | fd66:3::2     | UNRESOLVED    | ''
          tcptraceroute/ndisc6-open              | fd66:3::2     | ANSWERED      | fd66:1::1 fd66:2::2 fd66:3::2
          tcptraceroute/ndisc6-closed            | fd66:3::2     | ANSWERED      | fd66:1::1 fd66:2::2 fd66:3::2
          traceroute/six-success                 | fd66:3::2     | ANSWERED      | fd66:1::1 fd66:2::2 fd66:3::2
          traceroute/six-icmp                    | fd66:3::2     | ANSWERED      | fd66:1::1 fd66:2::2 fd66:3::2
          traceroute/six-prohibited              | fd66:20::1    | UNREACHABLE   | fd66:1::1 fd66:2::2
          traceroute/six-no-route                | fd66:24::1    | UNREACHABLE   | ''
          traceroute/ndisc6-success              | fd66:3::2     | ANSWERED      | fd66:1::1 fd66:2::2 fd66:3::2
          traceroute/ndisc6-icmp                 | fd66:3::2     | ANSWERED      | fd66:1::1 fd66:2::2 fd66:3::2
          traceroute/ndisc6-silent-tail          | fd66:22::1    | TIMED_OUT     | fd66:1::1 * * * *
          traceroute/ndisc6-prohibited           | fd66:20::1    | UNREACHABLE   | fd66:1::1 fd66:2::2
          traceroute/ndisc6-no-route             | fd66:24::1    | UNREACHABLE   | ''
          traceroute/ndisc6-unknown-host         | nosuch        | UNRESOLVED    | ''
          traceroute/ndisc6-not-permitted        | fd66:3::2     | NOT_PERMITTED | ''
          tracepath/ipv6-prohibited              | fd66:20::1    | UNREACHABLE   | fd66:1::1 fd66:2::2
          tracepath/ipv6-silent-tail             | fd66:22::1    | TIMED_OUT     | fd66:1::1 * * * *
          tracepath/ipv6-no-route                | fd66:24::1    | UNREACHABLE   | ''
          mtr/prohibited                         | 10.66.20.1    | TIMED_OUT     | 10.66.1.1 10.66.2.2
          mtr/no-route                           | 10.66.24.1    | FAILED        | ''
          mtr/tcp-closed                         | 10.66.3.2     | ANSWERED      | 10.66.1.1 10.66.2.2 10.66.3.2
          mtr/ipv6-tcp                           | fd66:3::2     | ANSWERED      | fd66:1::1 fd66:2::2 fd66:3::2
          mtr/ipv6-silent-tail                   | fd66:22::1    | TIMED_OUT     | fd66:1::1 *
          """)
  void readsEveryRecording(String recording, String target, Outcome outcome, String hops) {
    Trace trace = (Trace) Recording.of(recording).read(new TracerouteParser(target, NAMER));

    assertThat(trace.outcome()).isEqualTo(outcome);
    assertThat(String.join(" ", trace.hops().stream().map(TracerouteParserTest::text).toList()))
        .isEqualTo(hops);
  }

  @Test
  void keepsOneTimePerAnsweredProbe() {
    Trace trace =
        (Trace)
            Recording.of("traceroute/modern-prohibited")
                .read(new TracerouteParser("10.55.20.1", NAMER));

    assertThat(trace.hops().getFirst().millis()).hasSize(3);
    assertThat(trace.hops().getLast().millis()).containsExactly(0.052);
    assertThat(trace.detail()).isEqualTo("10.55.2.2 says administratively prohibited (!X)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"traceroute/modern-asymmetric", "tracepath/asymmetric"})
  void noticesAnotherWayBack(String recording) {
    Trace trace = (Trace) Recording.of(recording).read(new TracerouteParser("10.66.3.2", NAMER));

    assertThat(trace.detail())
        .isEqualTo("the way back seems to be another: 4 hops, the way there 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"traceroute/modern-loop", "tracepath/loop", "mtr/loop"})
  void noticesALoop(String recording) {
    Trace trace = (Trace) Recording.of(recording).read(new TracerouteParser("10.66.77.1", NAMER));

    assertThat(TraceNotes.of(trace))
        .containsExactly("A routing loop: 10.66.1.1 is hop 1 and again hop 3.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          traceroute/modern-success           | 10.55.3.2  | ''
          traceroute/busybox-lab-cluster-ip   | 10.97.8.64 | * on the way
          traceroute/modern-prohibited        | 10.55.20.1 | * on the way
          traceroute/modern-silent-tail       | 10.55.22.1 | * after 10.55.1.1
          traceroute/modern-no-neighbour      | 10.55.1.99 | * from the first hop on
          """)
  void explainsSilenceAndSeesNoLoopInIt(String recording, String target, String note) {
    Trace trace = (Trace) Recording.of(recording).read(new TracerouteParser(target, NAMER));

    assertThat(String.join(" ", TraceNotes.of(trace))).startsWith(note);
    assertThat(TraceNotes.loop(trace)).isEmpty();
  }

  @Test
  void tellsTheTraceAgainWithEveryHop() {
    TracerouteParser parser = new TracerouteParser("10.55.3.2", NAMER);
    List<Integer> lengths = new ArrayList<>();
    Recording.of("traceroute/modern-success").lines().stream()
        .map(l -> parser.line(l.error(), l.text()))
        .forEach(told -> told.ifPresent(f -> lengths.add(((Trace) f).hops().size())));

    assertThat(lengths).containsExactly(1, 2, 3);
  }

  @Test
  void namesHopsByTheSnapshot() {
    TracerouteParser parser = new TracerouteParser("10.1.2.11", NAMER);
    parser.line(false, " 1  10.1.1.1  0.1 ms");
    parser.line(false, " 2  10.0.0.2  0.1 ms");
    parser.line(false, " 3  10.2.0.10  0.1 ms");
    parser.line(false, " 4  192.0.2.1  0.1 ms");
    parser.line(false, " 5  10.1.2.11  0.1 ms");
    Trace trace = (Trace) parser.finish(OutputParser.Ending.exited(0));

    assertThat(trace.hops().stream().map(Hop::name))
        .containsExactly("gateway of node-1", "node-2", "shop/web", "", "shop/web-1");
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.1.0, tunnel end of node-1",
    "10.1.2.0, tunnel end of node-2",
    "169.254.1.1, gateway of node-1",
    "fe80::1, gateway of node-1"
  })
  void namesTunnelsAndTheGatewayThatEveryPodHas(String address, String name) {
    HopNamer namer =
        new HopNamer(
            new SnapshotIndex(ClusterFixture.shop()), new ContainerRef("shop", "web-0", "main"));

    assertThat(namer.name(new Hop(1, address, List.of(), null, "")).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "traceroute/busybox-invalid-option",
        "traceroute/inetutils-invalid-option",
        "traceroute/busybox-tcp-unknown",
        "traceroute/inetutils-back-unknown"
      })
  void anUnknownOptionMeansAnotherTool(String recording) {
    TracerouteParser parser = new TracerouteParser("a", NAMER);
    Recording.of(recording).read(parser);

    assertThat(parser.unfit()).isTrue();
  }

  private static String text(Hop hop) {
    return hop.silent() ? "*" : hop.address();
  }
}
