package dev.portolan.probe.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.probe.Question;
import dev.portolan.probe.Question.Family;
import dev.portolan.probe.Question.Way;
import dev.portolan.probe.target.Aim.Point;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The commands that come of a question, by what the image has.
final class PathToolsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ping         | 10.1.2.3 | 5 x 56 / 200 | false | ANY | ping -n -c 5 -i 0.2 -W 2 10.1.2.3
          ping         | 10.1.2.3 | 100 x 1400 / 1500 | true | IPV4 | ping -n -c 100 -i 1.5 -s 1400 -W 2 -M do 10.1.2.3
          ping         | fd00::1  | 1 x 0 / 1000 | false | ANY | ping -n -c 1 -i 1 -s 0 -W 2 fd00::1
          ping         | web      | 5 x 56 / 200 | false | IPV6 | ping -n -c 5 -i 0.2 -W 2 -6 web
          ping,ping6   | fd00::1  | 5 x 56 / 200 | true | ANY | ping6 -n -c 5 -i 0.2 -W 2 -M do fd00::1
          ping=busybox | 10.1.2.3 | 5 x 56 / 200 | false | ANY | ping -n -c 5 -W 2 10.1.2.3
          ping=busybox | 10.1.2.3 | 9 x 99 / 500 | false | ANY | ping -n -c 9 -i 0.5 -s 99 -W 2 10.1.2.3
          ping=busybox | 10.1.2.3 | 5 x 56 / 200 | true | ANY | nothing
          """)
  void pings(String has, String to, String packets, boolean whole, Family family, String command) {
    List<Integer> of = Stream.of(packets.split(" . ", -1)).map(Integer::valueOf).toList();
    Duration interval = Duration.ofMillis(of.get(2));
    Question.Ping question = new Question.Ping(of.get(0), of.get(1), interval, whole, family);

    assertThat(first(PingTools.of(question), has, new Point(to, 0, ""))).isEqualTo(command);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          traceroute               | 10.1.2.3:0    | BEST | 0    | ANY  | traceroute -n --back -q 3 -w 1 -m 20 10.1.2.3
          traceroute               | 10.1.2.3:80   | BEST | 0    | ANY  | traceroute -n --back -T -p 80 -q 3 -w 1 -m 20 10.1.2.3
          traceroute               | 10.1.2.3:0    | UDP  | 0    | ANY  | traceroute -n --back -q 3 -w 1 -m 20 10.1.2.3
          traceroute               | 10.1.2.3:0    | UDP  | 53   | ANY  | traceroute -n --back -U -p 53 -q 3 -w 1 -m 20 10.1.2.3
          traceroute               | web:0         | ICMP | 0    | IPV6 | traceroute -n --back -I -q 3 -w 1 -m 20 -6 web
          traceroute=busybox       | 10.1.2.3:0    | ICMP | 0    | ANY  | traceroute -n -I -q 2 -w 1 -m 12 10.1.2.3
          traceroute=busybox       | 10.1.2.3:443  | TCP  | 443  | ANY  | nothing
          traceroute=busybox,traceroute6=busybox | fd00::1:0 | BEST | 0 | ANY | traceroute6 -n -q 2 -w 1 -m 12 fd00::1
          tcptraceroute6           | fd00::1:443   | TCP  | 443  | ANY  | tcptraceroute6 -n -q 3 -w 1 -m 20 fd00::1 443
          tcptraceroute6           | 10.1.2.3:443  | TCP  | 443  | ANY  | nothing
          tracepath6               | fd00::1:0     | BEST | 0    | ANY  | tracepath6 -n -m 12 fd00::1
          tcptraceroute            | 10.1.2.3:443  | TCP  | 443  | ANY  | tcptraceroute -n -q 3 -w 1 -m 20 10.1.2.3 443
          mtr                      | 10.1.2.3:443  | TCP  | 443  | ANY  | mtr -n -r -c 1 -m 12 -T -P 443 10.1.2.3
          mtr                      | 10.1.2.3:0    | UDP  | 0    | ANY  | mtr -n -r -c 1 -m 12 -u 10.1.2.3
          mtr                      | 10.1.2.3:0    | ICMP | 0    | ANY  | mtr -n -r -c 1 -m 12 10.1.2.3
          tracepath                | 10.1.2.3:0    | UDP  | 33000 | ANY | tracepath -n -m 12 -p 33000 10.1.2.3
          tracepath                | 10.1.2.3:0    | ICMP | 0    | ANY  | nothing
          """)
  void traces(String has, String to, Way way, int port, Family family, String command) {
    int colon = to.lastIndexOf(':');
    Point point = new Point(to.substring(0, colon), Integer.parseInt(to.substring(colon + 1)), "");
    Question.Traceroute question = new Question.Traceroute(way, port, family);

    assertThat(first(TraceTools.of(question), has, point)).isEqualTo(command);
  }

  @Test
  void thePathMtuIsFoundByAConstantScriptOrTracepath() {
    Question.Mtu question = new Question.Mtu(Family.ANY);
    Point four = new Point("10.1.2.3", 0, "");
    Point six = new Point("fd00::1", 0, "");

    assertThat(argv(MtuTools.of(question), "ping", four))
        .containsExactly(
            "sh", "-c", PathScripts.MTU, "portolan", "10.1.2.3", "28", "576", "65536", "");
    assertThat(argv(MtuTools.of(question), "ping", six))
        .endsWith("portolan", "fd00::1", "48", "1280", "65536", "");
    assertThat(first(MtuTools.of(question), "ping=busybox,tracepath", four))
        .isEqualTo("tracepath -n -m 12 10.1.2.3");
  }

  @Test
  void nothingIsRuledOutWithAnOptionThatWouldWorkWithout() {
    List<String> whole =
        PingTools.of(new Question.Ping(5, 56, Duration.ofMillis(200), true, Family.ANY)).stream()
            .map(Tool::id)
            .toList();
    assertThat(PingTools.of(Question.Ping.PLAIN).stream().map(Tool::id))
        .doesNotContainAnyElementsOf(whole);
  }

  private static String first(List<Tool> tools, String has, Point point) {
    return String.join(" ", argv(tools, has, point));
  }

  private static List<String> argv(List<Tool> tools, String has, Point point) {
    Map<String, String> paths = new HashMap<>();
    for (String program : has.split(",", -1)) {
      String[] parts = program.split("=", 2);
      paths.put(parts[0], parts.length > 1 ? "/bin/" + parts[1] : "/usr/bin/" + parts[0]);
    }
    Toolbox box = Toolbox.found(paths);
    return tools.stream()
        .filter(t -> t.fits().test(box, point))
        .findFirst()
        .map(t -> t.argv().apply(point))
        .orElse(List.of("nothing"));
  }
}
