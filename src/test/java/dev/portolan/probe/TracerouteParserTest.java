package dev.portolan.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.Finding.Hop;
import dev.portolan.probe.Finding.Trace;
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
          tcptraceroute/success                  | 10.55.3.2     | ANSWERED      | 10.55.1.1 10.55.2.2 10.55.3.2
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
  @ValueSource(
      strings = {"traceroute/busybox-invalid-option", "traceroute/inetutils-invalid-option"})
  void anUnknownOptionMeansAnotherTool(String recording) {
    TracerouteParser parser = new TracerouteParser("a", NAMER);
    Recording.of(recording).read(parser);

    assertThat(parser.unfit()).isTrue();
  }

  private static String text(Hop hop) {
    return hop.silent() ? "*" : hop.address();
  }
}
