package dev.portolan.demo.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.demo.shell.DemoShell.Printed;
import dev.portolan.demo.store.Resource;
import dev.portolan.probe.tool.Scripts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The tools of the demo against recordings of the real ones: the same lines in the same places,
/// addresses and numbers aside, and the same exit code.
final class ToolsTest {
  private static final Map<String, String> SCRIPTS =
      Map.of("BASH_CONNECT", Scripts.BASH_CONNECT, "PYTHON_CONNECT", Scripts.PYTHON_CONNECT);

  private static DemoShell shell;

  @BeforeAll
  static void start() {
    shell = new DemoShell();
  }

  @AfterAll
  static void stop() {
    shell.close();
  }

  /// What a command printed and how it ended, numbers and addresses taken out.
  private record Shape(List<String> out, List<String> err, int code) {}

  @ParameterizedTest(name = "{0} from {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "ping/iputils-lab-other-node | toolbox | ping -n -c 5 -i 0.2 -W 2 FAR",
        "ping/iputils-lab-cluster-ip | toolbox | ping -n -c 5 -i 0.2 -W 2 VIP",
        "ping/iputils-lab-unknown-host | toolbox | ping -n -c 5 -i 0.2 -W 2 nosuch.shop.svc",
        "ping/iputils-total-loss | toolbox | ping -n -c 5 -i 0.2 -W 2 HOLE",
        "ping/iputils-not-permitted | restricted | ping -n -c 5 -i 0.2 -W 2 FAR",
        "ping/busybox-lab-other-node | box | ping -n -c 5 -W 2 FAR",
        "ping/busybox-lab-unknown-host | box | ping -n -c 5 -W 2 nosuch.shop.svc",
        "ping/busybox-total-loss | box | ping -c 5 -W 2 HOLE",
        "traceroute/modern-lab-other-node | toolbox | traceroute -n -q 3 -w 1 -m 8 FAR",
        "traceroute/modern-silent-tail | toolbox | traceroute -n -q 3 -w 1 -m 5 VIP",
        "traceroute/modern-lab-cluster-ip-tcp | toolbox | traceroute -n -T -p 80 -q 3 -w 1 -m 8 VIP",
        "traceroute/modern-tcp-not-permitted | restricted | traceroute -n -T -p 80 -q 3 -w 1 FAR",
        "traceroute/modern-unprivileged | restricted | traceroute -n -q 3 -w 1 -m 8 FAR",
        "traceroute/busybox-lab-other-node | box | traceroute -n -q 3 -w 1 -m 8 FAR",
        "traceroute/busybox-silent-tail | box | traceroute -n -q 3 -w 1 -m 5 VIP",
        "traceroute/busybox-host-unreachable | box | traceroute -n -q 3 -w 1 -m 8 10.244.3.250",
        "tracepath/success | toolbox | tracepath -n -m 8 FAR",
        "tracepath/silent-tail | toolbox | tracepath -n -m 4 VIP",
        "tracepath/host-unreachable | toolbox | tracepath -n -m 8 10.244.3.250",
        "connect/bash-success | debian | timeout 3 bash -c BASH_CONNECT portolan FAR 8080",
        "connect/bash-refused | debian | timeout 3 bash -c BASH_CONNECT portolan FAR 82",
        "connect/bash-timeout | debian | timeout 3 bash -c BASH_CONNECT portolan HOLE 81",
        "connect/nc-openbsd-success | toolbox | nc -n -z -v -w 3 FAR 8080",
        "connect/nc-openbsd-refused | toolbox | nc -n -z -v -w 3 FAR 82",
        "connect/nc-openbsd-timeout | toolbox | nc -n -z -v -w 3 HOLE 81",
        "connect/nc-openbsd-host-unreachable | toolbox | nc -n -z -v -w 3 10.244.3.250 84",
        "connect/nc-openbsd-lab-unknown-host | toolbox | nc -z -v -w 3 nosuch.shop.svc 80",
        "connect/busybox-nc-refused | box | timeout 4 nc -w 3 FAR 82",
        "connect/busybox-telnet-success | box | timeout 3 telnet FAR 8080",
        "connect/busybox-telnet-refused | box | timeout 3 telnet FAR 82",
        "connect/busybox-telnet-timeout | box | timeout 3 telnet HOLE 81",
        "connect/busybox-telnet-lab-unknown-host | box | timeout 3 telnet nosuch.shop.svc 80",
        "connect/busybox-wget-success | box | timeout 3 wget -q -O /dev/null http://FAR:8080/",
        "connect/busybox-wget-refused | box | timeout 3 wget -q -O /dev/null http://FAR:82/",
        "connect/busybox-wget-timeout | box | timeout 3 wget -q -O /dev/null http://HOLE:81/",
        "connect/curl-success | toolbox | curl CURL telnet://FAR:8080",
        "connect/curl-refused | toolbox | curl CURL telnet://FAR:82",
        "connect/curl-timeout | toolbox | curl CURL telnet://HOLE:81",
        "connect/curl-unknown-host | toolbox | curl CURL telnet://nosuch.invalid:80",
        "connect/python-success | python | python3 -IBc PYTHON_CONNECT FAR 8080 3",
        "connect/python-refused | python | python3 -IBc PYTHON_CONNECT FAR 82 3",
        "connect/python-timeout | python | python3 -IBc PYTHON_CONNECT HOLE 81 3",
        "connect/python-host-unreachable | python | python3 -IBc PYTHON_CONNECT 10.244.3.250 84 3"
      })
  void printsWhatTheRealOnePrints(String recording, String pod, String command) throws Exception {
    assertThat(run(pod, argv(command))).isEqualTo(recorded(recording));
  }

  private static List<String> argv(String command) {
    List<String> argv = new ArrayList<>();
    for (String word : command.split(" ", -1)) {
      if (word.equals("CURL")) {
        argv.addAll(List.of("-q", "-sv", "--noproxy", "*", "--connect-timeout", "3", "-m", "4"));
        argv.addAll(List.of("-o", "/dev/null", "-w"));
        argv.add("portolan-times %{time_namelookup} %{time_connect}\\n");
      } else {
        argv.add(
            SCRIPTS
                .getOrDefault(word, word)
                .replace("FAR", address(Resource.PODS, "far-away", "/status/podIP"))
                .replace("HOLE", address(Resource.PODS, "black-hole", "/status/podIP"))
                .replace("VIP", address(Resource.SERVICES, "far-away", "/spec/clusterIP")));
      }
    }
    return argv;
  }

  private static String address(Resource resource, String name, String pointer) {
    return shell.text(resource, "sandbox", name, pointer);
  }

  private static Shape run(String pod, List<String> argv) throws Exception {
    Printed printed = shell.run(pod, argv);
    return new Shape(shapes(lines(printed.out())), shapes(lines(printed.err())), printed.code());
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    assertThat(lines.removeLast()).as("after the last line").isEmpty();
    return lines;
  }

  private static Shape recorded(String name) throws IOException {
    List<String> out = new ArrayList<>();
    List<String> err = new ArrayList<>();
    int code = -1;
    try (InputStream in = ToolsTest.class.getResourceAsStream("/probes/" + name + ".txt")) {
      assertThat(in).as(name).isNotNull();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        String rest = line.length() > 2 ? line.substring(2) : "";
        switch (line.isEmpty() ? ' ' : line.charAt(0)) {
          case '>' -> out.add(rest);
          case '!' -> err.add(rest);
          case '=' -> code = Integer.parseInt(rest.strip());
          default -> {} // the command
        }
      }
    }
    return new Shape(shapes(out), shapes(err), code);
  }

  private static List<String> shapes(List<String> lines) {
    return lines.stream()
        .map(
            line ->
                line.replaceAll("\\d+(\\.\\d+){3}", "IP")
                    .replaceAll("\\d+\\.\\d+", "F")
                    .replaceAll("time \\d+ms|after \\d+ ?ms", "TIME")
                    .replaceAll("(time=)(\\d+) ms", "$1F ms")
                    .replaceAll("([ :])\\d{2,5}\\b", "$1PORT")
                    .replaceAll(" +", " ")
                    .stripTrailing())
        .toList();
  }
}
