package dev.portolan.probe.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.probe.Finding.Ping;
import dev.portolan.probe.Finding.Rtt;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.judge.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PingParserTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          iputils-success           | ANSWERED      | 5 | 5 | 0.072 | 0.107 | 0.168
          iputils-ipv6              | ANSWERED      | 5 | 5 | 0.062 | 0.084 | 0.101
          iputils-partial-loss      | ANSWERED      | 5 | 3 | 0.113 | 0.119 | 0.125
          iputils-lab-other-node    | ANSWERED      | 5 | 5 | 0.109 | 0.130 | 0.156
          iputils-total-loss        | TIMED_OUT     | 5 | 0 | -1 | -1 | -1
          iputils-no-neighbour      | TIMED_OUT     | 5 | 0 | -1 | -1 | -1
          iputils-filtered          | UNREACHABLE   | 5 | 0 | -1 | -1 | -1
          iputils-host-unreachable  | UNREACHABLE   | 5 | 0 | -1 | -1 | -1
          iputils-no-route          | UNREACHABLE   | 0 | 0 | -1 | -1 | -1
          iputils-unknown-host      | UNRESOLVED    | 0 | 0 | -1 | -1 | -1
          iputils-lab-unknown-host  | UNRESOLVED    | 0 | 0 | -1 | -1 | -1
          iputils-not-permitted     | NOT_PERMITTED | 0 | 0 | -1 | -1 | -1
          busybox-success           | ANSWERED      | 5 | 5 | 0.091 | 0.114 | 0.127
          busybox-ipv6              | ANSWERED      | 5 | 5 | 0.096 | 0.116 | 0.129
          busybox-partial-loss      | ANSWERED      | 5 | 3 | 0.108 | 0.117 | 0.125
          busybox-total-loss        | TIMED_OUT     | 5 | 0 | -1 | -1 | -1
          busybox-no-route          | UNREACHABLE   | 0 | 0 | -1 | -1 | -1
          busybox-unknown-host      | UNRESOLVED    | 0 | 0 | -1 | -1 | -1
          busybox-not-permitted     | NOT_PERMITTED | 0 | 0 | -1 | -1 | -1
          inetutils-success         | ANSWERED      | 5 | 5 | 0.084 | 0.095 | 0.105
          inetutils-partial-loss    | ANSWERED      | 5 | 3 | 0.086 | 0.108 | 0.127
          inetutils-total-loss      | TIMED_OUT     | 5 | 0 | -1 | -1 | -1
          inetutils-filtered        | UNREACHABLE   | 5 | 0 | -1 | -1 | -1
          inetutils-no-route        | UNREACHABLE   | 0 | 0 | -1 | -1 | -1
          inetutils-unknown-host    | UNRESOLVED    | 0 | 0 | -1 | -1 | -1
          inetutils-not-permitted   | NOT_PERMITTED | 0 | 0 | -1 | -1 | -1
          inetutils-large           | ANSWERED      | 5 | 5 | 0.075 | 0.085 | 0.116
          busybox-large             | ANSWERED      | 3 | 3 | 0.071 | 0.081 | 0.089
          iputils-large             | ANSWERED      | 5 | 5 | 0.062 | 0.070 | 0.083
          iputils-frag-needed       | UNREACHABLE   | 3 | 0 | -1 | -1 | -1
          iputils-too-long          | UNREACHABLE   | 3 | 0 | -1 | -1 | -1
          iputils-ipv6-frag-needed  | UNREACHABLE   | 3 | 0 | -1 | -1 | -1
          iputils-loop              | UNREACHABLE   | 3 | 0 | -1 | -1 | -1
          toybox-success            | ANSWERED      | 5 | 5 | 0 | 0 | 0
          toybox-ipv6               | ANSWERED      | 5 | 5 | 0 | 0 | 0
          toybox-total-loss         | TIMED_OUT     | 3 | 0 | -1 | -1 | -1
          toybox-unknown-host       | UNRESOLVED    | 0 | 0 | -1 | -1 | -1
          toybox-not-permitted      | NOT_PERMITTED | 0 | 0 | -1 | -1 | -1
          """)
  void readsEveryRecording(
      String recording,
      Outcome outcome,
      int sent,
      int received,
      double min,
      double avg,
      double max) {
    Ping ping = (Ping) Recording.of("ping/" + recording).read(new PingParser("a"));

    assertThat(ping.outcome()).isEqualTo(outcome);
    assertThat(ping.sent()).isEqualTo(sent);
    assertThat(ping.received()).isEqualTo(received);
    assertThat(ping.rtt()).isEqualTo(new Rtt(min, avg, max));
  }

  @Test
  void saysWhoRejected() {
    Ping ping = (Ping) Recording.of("ping/iputils-filtered").read(new PingParser("a"));

    assertThat(ping.detail()).isEqualTo("From 10.55.2.2 Packet filtered");
  }

  @Test
  void saysWhichSizeFits() {
    Ping router = (Ping) Recording.of("ping/iputils-frag-needed").read(new PingParser("a"));
    Ping own = (Ping) Recording.of("ping/iputils-too-long").read(new PingParser("a"));

    assertThat(router.detail()).isEqualTo("From 10.66.2.2 Frag needed and DF set (mtu = 1400)");
    assertThat(own.detail()).isEqualTo("ping: local error: message too long, mtu=1400");
    assertThat(Words.ping("x", own)).startsWith("packets of that size do not get to a whole (");
  }

  @Test
  void countsRepliesWhenItWasCutShort() {
    PingParser parser = new PingParser("a");
    Recording.of("ping/iputils-partial-loss").lines().stream()
        .filter(l -> l.text().contains("icmp_seq="))
        .forEach(l -> parser.line(false, l.text()));

    Ping ping = (Ping) parser.finish(OutputParser.Ending.timeLimit());

    assertThat(ping.received()).isEqualTo(3);
    assertThat(ping.sent()).isEqualTo(5);
    assertThat(ping.rtt().max()).isEqualTo(0.125);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "iputils-invalid-option",
        "toybox-invalid-option",
        "inetutils-whole-unknown",
        "busybox-whole-unknown"
      })
  void anUnknownOptionMeansAnotherTool(String recording) {
    PingParser parser = new PingParser("a");
    Recording.of("ping/" + recording).read(parser);

    assertThat(parser.unfit()).isTrue();
  }

  @Test
  void aPingWithoutATraceOfItsRunFailedRatherThanTimedOut() {
    PingParser parser = new PingParser("a");
    parser.line(true, "ping: something new");

    assertThat(parser.finish(OutputParser.Ending.exited(2)).outcome()).isEqualTo(Outcome.FAILED);
  }
}
