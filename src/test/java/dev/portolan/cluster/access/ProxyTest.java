package dev.portolan.cluster.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.cluster.api.AccessFailure;
import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.testkit.TestProxy;
import dev.portolan.testkit.TlsServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class ProxyTest {
  private static final String NAME = "api.cluster.invalid";

  @TempDir private Path folder;

  private static TestProxy proxy(String scheme, String login) throws Exception {
    boolean tls = scheme.equals("https");
    return new TestProxy(
        tls ? Way.AUTHORITY.context(Way.AUTHORITY.server("127.0.0.1")) : null, login);
  }

  private static Map<String, Object> cluster(TlsServer server, String proxy) {
    return Way.cluster(
        server, "server", "https://" + NAME + ":" + server.port(), "proxy-url", proxy);
  }

  @ParameterizedTest
  @CsvSource({
    "http,''",
    "http,me:p%40ss",
    "https,''",
    "https,me:p%40ss",
    "socks5,''",
    "socks5h,me:p%40ss"
  })
  void allGoesThroughTheProxyWhichResolvesTheNameAndNeverSeesTheToken(String scheme, String login)
      throws Exception {
    try (TlsServer server = Way.server(NAME);
        TestProxy proxy = proxy(scheme, login.replace("%40", "@"));
        ApiConnection api =
            new Way(folder)
                .connect(
                    cluster(
                        server,
                        scheme
                            + "://"
                            + (login.isEmpty() ? "" : login + "@")
                            + "127.0.0.1:"
                            + proxy.port()),
                    Map.of("token", "s3cret"))) {
      Way.ask(api);
      assertThat(server.tokens()).containsExactly("Bearer s3cret");
      assertThat(proxy.asked())
          .hasSize(1)
          .allSatisfy(
              head ->
                  assertThat(head)
                      .contains(NAME + ":" + server.port())
                      .doesNotContain("s3cret", "Bearer"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http,,asks for a user and a password",
    "http,me:wr0ng,does not accept the user and password",
    "socks5,,asks for a user and a password",
    "socks5,me:wr0ng,does not accept the user and password"
  })
  void aProxyThatRefusesIsToldWithoutItsPassword(String scheme, String login, String expected)
      throws Exception {
    try (TlsServer server = Way.server(NAME);
        TestProxy proxy = proxy(scheme, "me:right");
        ApiConnection api =
            new Way(folder)
                .connect(
                    cluster(
                        server,
                        scheme
                            + "://"
                            + (login == null ? "" : login + "@")
                            + "127.0.0.1:"
                            + proxy.port()),
                    Map.of())) {
      assertThatThrownBy(() -> Way.ask(api))
          .isInstanceOf(AccessFailure.class)
          .hasMessageContaining("127.0.0.1:" + proxy.port() + " " + expected)
          .message()
          .doesNotContain("wr0ng");
      assertThat(server.asked()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https", "socks5"})
  void aProxyThatIsNotThereIsNamed(String scheme) {
    Map<String, Object> cluster =
        Map.of("server", "https://a:1", "proxy-url", scheme + "://me:s3cret@127.0.0.1:1");
    try (ApiConnection api = new Way(folder).connect(cluster, Map.of())) {
      assertThatThrownBy(() -> Way.ask(api))
          .isInstanceOf(AccessFailure.class)
          .hasMessage("the proxy 127.0.0.1:1 cannot be reached");
    }
  }

  @Test
  void theEnvironmentNamesAProxyWhereTheClusterDoesNot() throws Exception {
    try (TlsServer server = Way.server(NAME);
        TestProxy proxy = proxy("http", "")) {
      Map<String, Object> cluster =
          Way.cluster(server, "server", "https://" + NAME + ":" + server.port());
      Map<String, String> environment = Map.of("https_proxy", "127.0.0.1:" + proxy.port());
      try (ApiConnection api =
          ApiClients.connect(
              new Way(folder).context(cluster, Map.of()), PluginTrust.NONE, environment)) {
        Way.ask(api);
        assertThat(proxy.asked()).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // host | port | NO_PROXY | proxied: the table of Go's httpproxy tests, and more
        "example.com | 443 | '' | true",
        "localhost | 443 | '' | false",
        "127.0.0.1 | 443 | '' | false",
        "127.0.0.9 | 443 | '' | false",
        "::1 | 443 | '' | false",
        "example.com | 443 | * | false",
        "10.1.2.3 | 443 | * | false",
        "example.com | 443 | example.com | false",
        "EXAMPLE.com | 443 | Example.COM | false",
        "foo.example.com | 443 | example.com | false",
        "fooexample.com | 443 | example.com | true",
        "example.com | 443 | .example.com | true",
        "foo.example.com | 443 | .example.com | false",
        "foo.example.com | 443 | *.example.com | false",
        "example.com | 443 | *.example.com | true",
        "example.com | 443 | example.com:443 | false",
        "example.com | 6443 | example.com:443 | true",
        "10.1.2.3 | 443 | 10.0.0.0/8 | false",
        "11.1.2.3 | 443 | 10.0.0.0/8 | true",
        "192.168.1.130 | 443 | 192.168.1.128/25 | false",
        "192.168.1.127 | 443 | 192.168.1.128/25 | true",
        "10.1.2.3 | 443 | 10.1.2.3 | false",
        "10.1.2.3 | 443 | 10.1.2.3:80 | true",
        "10.1.2.3 | 443 | '10.0.0.0/99,foo, 10.1.2.3' | false",
        "2001:db8::7 | 443 | 2001:db8::/32 | false",
        "2001:db8::7 | 443 | 2001:db8::7 | false",
        "2001:db8::7 | 443 | [2001:db8::7]:443 | false",
        "2001:db8::7 | 443 | [2001:db8::7]:80 | true",
        "example.com | 443 | ', ,:443,' | true",
      })
  void noProxyTakesOutWhatGoTakesOut(String host, int port, String list, boolean proxied) {
    assertThat(new NoProxy(list).uses(host, port)).isEqualTo(proxied);
  }
}
