package dev.portolan.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FilterCheckTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "host 10.1.2.3",
        "host 10.1.2.3 and port 80",
        "(host 10.1.2.3 or host fd00::5) and not tcp port 22",
        "src host 10.1.2.3 and dst port 443",
        "src or dst port 53",
        "port 80 or 443",
        "net 10.0.0.0/8",
        "portrange 8000-8080",
        "icmp or icmp6 or arp",
        "tcp[tcpflags] & (tcp-syn|tcp-fin) != 0",
        "tcp[13] & 2 != 0",
        "ip[2:2] > 1000",
        "icmp[icmptype] = icmp-echo",
        "len >= 100 and greater 60",
        "inbound && udp",
        "!(tcp || udp)"
      })
  void takesWhatTcpdumpTakes(String filter) {
    assertThat(FilterCheck.problem(filter)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "-w /tmp/x, no address",
    "-z sh, no address",
    "'host 10.1.2.3; rm -rf /', no such character",
    "host $(id), no such character",
    "host `id`, no such character",
    "host example.org, names are not looked up",
    "host 10.1.2, no whole address",
    "port 80000, not a port",
    "port http, not a port",
    "(port 80, not closed",
    "port, breaks off",
    "host 10.1.2.3 10.1.2.4, did not expect",
    "port 80 and, breaks off",
    "net 10.0.0.0/33, prefix length",
    "tcp[web] = 0, no such field",
    "portrange 80, a range of ports"
  })
  void refusesWhatItDoesNotTakeWithAReason(String filter, String reason) {
    String problem = FilterCheck.problem(filter).orElse("");
    assertThat(problem).isNotEmpty().containsPattern(reason);
    assertThat(problem.lines()).hasSize(1);
  }

  @Test
  void takesALineBreakForASpaceAndEndsInTimeOnAnything() {
    assertThat(FilterCheck.problem("host 10.1.2.3\nand port 80")).isEmpty();
    assertThat(FilterCheck.problem("(".repeat(3000))).isPresent();
    assertThat(FilterCheck.problem("x".repeat(5000))).isPresent();
    Random random = new Random(3);
    String[] words = {
      "host",
      "10.1.2.3",
      "(",
      ")",
      "and",
      "not",
      "port",
      "80",
      "tcp",
      "[",
      "]",
      "&",
      "!=",
      "-w",
      ";"
    };
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = 0; j < random.nextInt(12); j++) {
        text.append(words[random.nextInt(words.length)]).append(' ');
      }
      boolean fine = FilterCheck.problem(text.toString()).isEmpty();
      assertThat(fine && (text.toString().contains("-w") || text.indexOf(";") >= 0))
          .as(text.toString())
          .isFalse();
    }
  }
}
