package dev.portolan.policy.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PortFilterTest {
  @ParameterizedTest
  @CsvSource({
    "5432, TCP 5432, true",
    "tcp 5432, TCP 5432, true",
    "TCP/5432, TCP 5432, true",
    "53/udp, UDP 53, true",
    "'80, 443', 'TCP 80,443', false",
    "8000-8080, TCP 8000-8080, false",
    "'443 80-442', TCP 80-443, false",
    "Udp, UDP, false",
    "sctp:5060, SCTP 5060, true",
    "65535, TCP 65535, true"
  })
  void readsWhatPeopleWrite(String text, String means, boolean single) {
    PortFilter filter = PortFilter.parse(text).orElseThrow();
    assertThat(filter.text()).isEqualTo(means);
    assertThat(filter.single()).isEqualTo(single);
    assertThat(filter.isAll()).isFalse();
    assertThat(PortFilter.parse(filter.text())).contains(filter);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "65536", "99999", "tcp udp", "http", "80-", "443-80", "-1", "tcp 0", ","})
  void refusesWhatIsNoPort(String text) {
    assertThat(PortFilter.parse(text)).isEmpty();
  }

  @Test
  void blankIsEveryPort() {
    assertThat(PortFilter.parse("  ")).contains(PortFilter.ALL);
  }

  @Test
  void isBounded() {
    assertThat(PortFilter.parse("80 ".repeat(100))).isEmpty();
  }
}
