package dev.portolan.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What counts as a host, and what never does.
final class HostTextTest {
  @ParameterizedTest
  @CsvSource({
    "example.org, example.org, 0",
    "example.org., example.org., 0",
    "example.org:8443, example.org, 8443",
    "https://example.org/path?q=1, example.org, 443",
    "HTTPS://example.org, example.org, 443",
    "http://example.org:8080/, example.org, 8080",
    "10.0.0.1, 10.0.0.1, 0",
    "10.0.0.1:53, 10.0.0.1, 53",
    "fd00::1, fd00::1, 0",
    "[fd00::1]:80, fd00::1, 80",
    "web, web, 0",
    "_dns.tcp.example, _dns.tcp.example, 0"
  })
  void takesHosts(String typed, String host, int port) {
    assertThat(HostText.parse(typed)).isEqualTo(new HostText(host, port, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-c",
        "--help",
        "a b",
        "10.0.0.300",
        "10.0.0",
        "10.0.0.0/8",
        "a..b",
        "fd00::1%eth0",
        "fd00:::1",
        "example.org:0",
        "example.org:70000",
        "example.org:1234567890123",
        "https://example.org:99999/",
        "https://someone:secret@example.org/",
        "https://",
        "a;b",
        "$(id)",
        "häuser.example"
      })
  void refusesTheRestWithAReason(String typed) {
    HostText text = HostText.parse(typed);

    assertThat(text.valid()).isFalse();
    assertThat(text.host()).isEmpty();
    assertThat(text.problem()).endsWith(".");
  }
}
