package dev.portolan.probe.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.judge.Answer.Useless;
import dev.portolan.probe.output.ConnectParser.Proof;
import dev.portolan.probe.target.Aim.Point;
import dev.portolan.testkit.ClusterFixture;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What tools print of an IPv6 address where the container has no IPv6, and what those print that
/// know no IPv6 themselves: the one is an answer, the other a reason to take another tool.
final class FamilyOutputsTest {
  private static final String SIX = "fd00::1";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ping/iputils",
        "ping/busybox",
        "traceroute/modern",
        "traceroute/busybox",
        "tracepath/",
        "mtr/",
        "connect/bash",
        "connect/nc-openbsd",
        "connect/ncat",
        "connect/curl",
        "connect/wget",
        "connect/socat",
        "connect/nmap",
        "connect/busybox-telnet",
        "connect/busybox-wget",
        "tls/openssl",
        "http/curl"
      })
  void aContainerWithoutIpv6HasNoWayThere(String tool) {
    OutputParser parser = parser(tool);
    String name = tool.endsWith("/") ? "ipv6-off" : "-ipv6-off";
    Finding found = Recording.of(tool + name).read(parser);

    assertThat(parser.unfit()).isFalse();
    assertThat(found.outcome()).isEqualTo(Outcome.UNREACHABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "ping/inetutils-ipv6-unknown, 1",
    "traceroute/inetutils-ipv6-unknown, 1",
    "tcptraceroute/toren-ipv6, 1",
    "connect/nc-traditional-ipv6-unknown, 1",
    "udp/nc-traditional-ipv6, 1"
  })
  void aToolThatKnowsNoIpv6TellsNothing(String recording, int code) {
    OutputParser parser = parser(recording);
    Finding found = Recording.of(recording).read(parser);
    boolean useless = Useless.is(found, new Point(SIX, 8080, ""), code);

    assertThat(parser.unfit() || useless).isTrue();
    assertThat(Useless.is(found, new Point("web.shop", 8080, ""), code)).isFalse();
  }

  private static OutputParser parser(String recording) {
    HopNamer namer = new HopNamer(new SnapshotIndex(ClusterFixture.shop()));
    return switch (recording.substring(0, recording.indexOf('/'))) {
      case "ping" -> new PingParser(SIX);
      case "connect" -> new ConnectParser(SIX, 80, "", proof(recording));
      case "tls" -> new TlsParser(SIX, 443, "", Instant.EPOCH);
      case "http" -> new HttpParser("http://[fd00::1]:8080/", false);
      case "udp" -> new UdpParser(SIX, 8080, "");
      default -> new TracerouteParser(SIX, namer);
    };
  }

  private static Proof proof(String recording) {
    boolean http = recording.contains("wget");
    boolean code = recording.contains("nc") || recording.contains("socat");
    return http ? Proof.HTTP : code ? Proof.EXIT_CODE : Proof.LINE;
  }
}
