package dev.portolan.probe.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.Finding.Connect;
import dev.portolan.probe.Finding.Ping;
import dev.portolan.probe.Finding.Rtt;
import dev.portolan.probe.Finding.Trace;
import dev.portolan.probe.Finding.Udp;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.output.ConnectParser.Proof;
import dev.portolan.probe.output.OutputParser.Ending;
import dev.portolan.testkit.ClusterFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Clocks that are set in the middle of a measurement: the answer stays an answer, and its time is
/// not told.
final class ClockStepsTest {
  @ParameterizedTest
  @CsvSource({
    "100.000000 100.000500 55.10 55.10, 0.5",
    "100.000000 100.000500, 0.5",
    "100.000000 102.500000 55.10 57.60, 2500",
    "100.000000 100.012000 55.10 55.11, 12",
    "100.000000 99.000000 55.10 55.10, -1",
    "100.000000 99.000000, -1",
    "100.000000 102.500000 55.10 55.11, -1",
    "100.000000 3700.000000 55.10 55.11, -1",
    "100.000000 3700.000000, -1",
    "100.000000 100.000100 55.10 57.60, -1"
  })
  void aConnectIsTimedByAClockThatStandsStill(String clocks, double millis) {
    ConnectParser tcp = new ConnectParser("10.1.2.3", 80, "", Proof.LINE);
    tcp.line(false, "connected " + clocks);
    Connect connect = tcp.finish(Ending.exited(0));
    UdpParser parser = new UdpParser("10.1.2.3", 53, "");
    parser.line(false, "portolan-udp answered " + clocks);
    Udp udp = parser.finish(Ending.exited(0));

    assertThat(connect.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(udp.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(connect.millis()).isEqualTo(millis);
    assertThat(udp.millis()).isEqualTo(millis);
    assertThat(connect.detail()).isEqualTo(millis < 0 ? Clocks.SET : "");
    assertThat(udp.detail()).isEqualTo(millis < 0 ? Clocks.SET : "");
  }

  @Test
  void aPingLeavesOutTheTimesThatCannotBe() {
    PingParser parser = new PingParser("10.1.2.3");
    String reply = "64 bytes from 10.1.2.3: icmp_seq=%d ttl=62 time=%s ms";
    parser.line(false, reply.formatted(1, "0.100"));
    parser.line(
        true, "./ping: Warning: time of day goes back (-3599999871us), taking countermeasures");
    parser.line(false, reply.formatted(2, "0.000"));
    parser.line(false, reply.formatted(3, "3600000"));
    parser.line(false, reply.formatted(4, "0.500"));
    parser.line(false, "4 packets transmitted, 4 received, 0% packet loss, time 3004ms");
    parser.line(false, "rtt min/avg/max/mdev = 0.000/900000.100/3600000.000/0.1 ms");
    Ping ping = (Ping) parser.finish(Ending.exited(0));

    assertThat(ping.received()).isEqualTo(4);
    assertThat(ping.rtt()).isEqualTo(new Rtt(0.1, 0.3, 0.5));
    assertThat(ping.detail()).contains("clock there was set");
  }

  @Test
  void aHopKeepsItsAnswersWithoutTheTimesThatCannotBe() {
    HopNamer namer = new HopNamer(new SnapshotIndex(ClusterFixture.shop()));
    TracerouteParser parser = new TracerouteParser("10.1.2.3", namer);
    parser.line(false, " 1  10.1.2.3  -0.200 ms  3600000.1 ms  0.300 ms");
    Trace trace = (Trace) parser.finish(Ending.exited(0));

    assertThat(trace.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(trace.hops().getFirst().millis()).containsExactly(0.3);
  }
}
