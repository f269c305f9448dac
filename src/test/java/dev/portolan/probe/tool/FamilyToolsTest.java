package dev.portolan.probe.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.probe.CheckKind;
import dev.portolan.probe.Question;
import dev.portolan.probe.Question.Family;
import dev.portolan.probe.target.Aim.Method;
import dev.portolan.probe.target.Aim.Point;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The commands that ask about an IPv6 address.
final class FamilyToolsTest {
  private static final Point SIX = new Point("fd00::1", 8443, "");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          REACH | bash,timeout | portolan fd00::1 8443
          REACH | nc           | nc -n -z -v -w 3 fd00::1 8443
          REACH | ncat         | ncat -n -z -v -w 3 fd00::1 8443
          REACH | socat        | TCP6:[fd00::1]:8443,connect-timeout=3
          REACH | curl         | telnet://[fd00::1]:8443
          REACH | wget         | http://[fd00::1]:8443/
          REACH | nmap         | -6 --host-timeout 3s -p 8443 fd00::1
          REACH | telnet=busybox,timeout | telnet fd00::1 8443
          TLS   | openssl,timeout | -connect [fd00::1]:8443
          TLS   | curl         | https://[fd00::1]:8443/
          HTTP  | curl         | http://[fd00::1]:8443/
          HTTP  | wget         | http://[fd00::1]:8443/
          UDP   | socat        | UDP6:[fd00::1]:8443
          UDP   | nc           | nc -n -u -w 2 fd00::1 8443
          UDP   | nmap         | -p 8443 fd00::1
          GRPC  | grpc_health_probe | -addr=[fd00::1]:8443 -connect-timeout=3s -rpc-timeout=5s
          GRPC  | curl,od      | http://[fd00::1]:8443/grpc.health.v1.Health/Check
          """)
  void theAddressStandsAsEachToolWantsIt(CheckKind kind, String has, String end) {
    assertThat(String.join(" ", first(kind, has).argv().apply(SIX))).endsWith(end);
  }

  @ParameterizedTest
  @EnumSource(CheckKind.class)
  void noToolTakesThePortForThePartOfTheAddress(CheckKind kind) {
    for (Tool tool : tools(kind)) {
      if (kind != CheckKind.DNS) {
        assertThat(tool.argv().apply(SIX))
            .as(tool.id())
            .noneMatch(w -> w.matches("(?s).*fd00::1:\\d.*"))
            .anyMatch(w -> w.contains("fd00::1"));
      }
    }
  }

  @Test
  void aServerIsAskedByItsIpv6Address() {
    Point server = new Point("fd00::a", 53, "", "web.shop");
    List<Tool> tools = tools(CheckKind.DNS);

    assertThat(tools.get(0).argv().apply(server)).containsSequence("-p", "53", "@fd00::a");
    assertThat(tools.get(4).argv().apply(server)).endsWith("nslookup", "A", "web.shop", "fd00::a");
  }

  @ParameterizedTest
  @CsvSource({"IPV6, -6", "IPV4, -4", "ANY, ''"})
  void aNameIsAskedForTheMtuByTheFamilyThatIsMeant(Family family, String flag) {
    Tool ping = MtuTools.of(new Question.Mtu(family)).getFirst();

    assertThat(ping.argv().apply(new Point("web", 0, "")).getLast()).isEqualTo(flag);
    assertThat(ping.argv().apply(new Point("fd00::1", 0, "")).getLast()).isEmpty();
  }

  @Test
  void whatCannotIpv6StaysGoodForTheRest() {
    Toolbox box = Toolbox.found(Map.of("nc", "/bin/nc.traditional"));
    Tool nc = first(CheckKind.REACH, "nc");
    Point four = new Point("10.1.2.3", 80, "");
    box.ruleOut(nc, SIX);

    assertThat(box.unfit(nc, SIX)).isTrue();
    assertThat(box.unfit(nc, four)).isFalse();
    box.ruleOut(nc, four);
    assertThat(box.unfit(nc, four)).isTrue();
  }

  private static List<Tool> tools(CheckKind kind) {
    Question question = Question.of(kind, 8443);
    return ToolTable.of(Method.PING, question, Instant.EPOCH);
  }

  private static Tool first(CheckKind kind, String has) {
    Map<String, String> paths = new HashMap<>();
    for (String program : has.split(",", -1)) {
      String[] parts = program.split("=", 2);
      paths.put(parts[0], parts.length > 1 ? "/bin/" + parts[1] : "/usr/bin/" + parts[0]);
    }
    Toolbox box = Toolbox.found(paths);
    return tools(kind).stream().filter(t -> t.fits().test(box, SIX)).findFirst().orElseThrow();
  }
}
