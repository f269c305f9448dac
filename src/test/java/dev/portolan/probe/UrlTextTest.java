package dev.portolan.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UrlTextTest {
  @ParameterizedTest
  @CsvSource({
    "http://api.example, api.example, false, 80, /",
    "HTTPS://api.example:8443/health?full=1#top, api.example, true, 8443, /health?full=1",
    "https://[fd00::1]/x, fd00::1, true, 443, /x",
    "http://api.example?q=1, api.example, false, 80, /?q=1"
  })
  void isTheRequestThatItStandsFor(String typed, String host, boolean tls, int port, String path) {
    UrlText url = UrlText.parse(typed);

    assertThat(url.problem()).isEmpty();
    assertThat(url.host()).isEqualTo(host);
    assertThat(url.request().tls()).isEqualTo(tls);
    assertThat(url.request().port()).isEqualTo(port);
    assertThat(url.request().path()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api.example",
        "ftp://api.example/",
        "https://",
        "https://api.example:0/",
        "https://api.example:65536/",
        "https://api.example:x/",
        "https://a b/",
        "https://api.example/a b",
        "https://me:secret@api.example/"
      })
  void whatIsNoneIsRefusedWithAReason(String typed) {
    UrlText url = UrlText.parse(typed);

    assertThat(url.host()).isEmpty();
    assertThat(url.problem()).endsWith(".").doesNotContain("secret");
  }
}
