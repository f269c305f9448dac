package dev.portolan.probe.laptop;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Finding;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import dev.portolan.probe.Question.Http;
import dev.portolan.probe.RunningCheck;
import dev.portolan.probe.Target;
import dev.portolan.probe.Vantage;
import dev.portolan.testkit.CheckRecorder;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.TestAuthority;
import dev.portolan.testkit.TlsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// This computer's own questions, put to real sockets on loopback.
final class LaptopProberTest {
  private static final ClusterSnapshot SNAPSHOT = ClusterFixture.shop();
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);

  private final LaptopProber prober =
      new LaptopProber(Clock.systemUTC(), Thread.ofVirtual().factory());

  @AfterEach
  void close() {
    prober.close();
  }

  /// The system's words are in its language: only the kind of an error counts.
  @ParameterizedTest
  @MethodSource("errors")
  void aConnectIsToldByItsErrorInAnyLanguage(IOException error, Outcome outcome) {
    assertThat(LaptopSockets.outcome(LaptopSockets.unsent(error))).isEqualTo(outcome);
  }

  static Stream<Arguments> errors() {
    return Stream.of(
        Arguments.of(new ConnectException("Verbindungsaufbau abgelehnt"), Outcome.REFUSED),
        Arguments.of(new SocketException("ネットワークに届きません"), Outcome.UNREACHABLE),
        Arguments.of(new SocketException("IPv6 protocol family unavailable"), Outcome.UNREACHABLE),
        Arguments.of(new NoRouteToHostException("Keine Route"), Outcome.UNREACHABLE),
        Arguments.of(new SocketTimeoutException("Zeit"), Outcome.TIMED_OUT),
        Arguments.of(new UnknownHostException("nosuch: Temporärer Fehler"), Outcome.UNRESOLVED));
  }

  @Test
  void connectsAndSaysFromWhere() throws Exception {
    try (ServerSocket server = listening()) {
      CheckResult result = ask(new Question.Reach(server.getLocalPort()), "127.0.0.1", LIMIT);

      assertThat(result.outcome()).isEqualTo(Outcome.ANSWERED);
      assertThat(((Finding.Connect) result.findings().getFirst()).millis()).isPositive();
      assertThat(result.vantage().way()).isEqualTo(Vantage.Way.LAPTOP);
    }
  }

  @Test
  void aClosedPortRefuses() throws Exception {
    int port;
    try (ServerSocket server = listening()) {
      port = server.getLocalPort();
    }

    assertThat(ask(new Question.Reach(port), "127.0.0.1", LIMIT).outcome())
        .isEqualTo(Outcome.REFUSED);
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void aServerThatAcceptsAndSaysNothingTimesOut(boolean tls) throws Exception {
    try (ServerSocket server = listening()) {
      int port = server.getLocalPort();
      Question question = tls ? new Question.Tls(port, "") : Http.PLAIN.at(port);

      assertThat(ask(question, "127.0.0.1", SHORT).outcome()).isEqualTo(Outcome.TIMED_OUT);
    }
  }

  @Test
  void aCertificateIsLookedAtWhateverItIs() throws Exception {
    TestAuthority authority = new TestAuthority("authority");
    try (TlsServer good = new TlsServer(authority, "localhost");
        TlsServer old = new TlsServer(authority.context(authority.expired("localhost")));
        TlsServer other = new TlsServer(authority, "other.example")) {
      Finding.Tls shown = tls(good);
      assertThat(shown.version()).startsWith("TLSv1.");
      assertThat(shown.serverName()).isEqualTo("localhost");
      assertThat(shown.chain().getFirst().names()).containsExactly("localhost");
      assertThat(shown.problems())
          .containsExactly("No authority that this computer knows has signed it.");
      assertThat(tls(old).problems().getFirst()).startsWith("It is not valid now: it is from ");
      assertThat(tls(other).problems()).contains("It is not for localhost but for other.example.");
    }
  }

  @Test
  void whatSpeaksNoTlsIsNoHandshake() throws Exception {
    try (ServerSocket server = listening()) {
      Thread plain = Thread.ofVirtual().start(() -> answerPlainly(server));
      CheckResult result = ask(new Question.Tls(server.getLocalPort(), ""), "127.0.0.1", LIMIT);
      plain.join();

      assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
      assertThat(result.findings().getFirst().detail()).isNotEmpty();
    }
  }

  @Test
  void aRedirectIsToldAndNotFollowed() throws Exception {
    AtomicReference<String> host = new AtomicReference<>();
    HttpServer server = http("/old", 302, host);
    try {
      int port = server.getAddress().getPort();
      Http question =
          new Http(false, port, "GET", "/old?q=1", List.of("Host: shop.example"), false);
      CheckResult result = ask(question, "127.0.0.1", LIMIT);

      Finding.Http found = (Finding.Http) result.findings().getFirst();
      assertThat(found.status()).isEqualTo(302);
      assertThat(found.redirects()).containsExactly("/new");
      assertThat(found.address()).isEqualTo("http://shop.example:" + port + "/old?q=1");
      assertThat(found.timing().connect()).isPositive();
      assertThat(found.timing().total()).isGreaterThanOrEqualTo(found.timing().connect());
      assertThat(host.get()).isEqualTo("shop.example");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void httpOverTlsGoesToTheAddressByTheNameThatIsMeant() throws Exception {
    try (TlsServer server = new TlsServer(new TestAuthority("authority"), "shop.example")) {
      server.answering(asked -> 503);
      Http question =
          new Http(true, server.port(), "GET", "/cart", List.of("Host: shop.example"), false);
      CheckResult result = ask(question, "localhost", LIMIT);

      assertThat(((Finding.Http) result.findings().getFirst()).status()).isEqualTo(503);
      assertThat(server.asked().getFirst().name()).isEqualTo("shop.example");
      assertThat(server.asked().getFirst().header("Host")).isEqualTo("shop.example");
    }
  }

  @ParameterizedTest
  @CsvSource({"localhost, ANSWERED", "no-such-host.invalid, UNRESOLVED", "-f, UNRESOLVED"})
  void looksNamesUpAsThisComputerDoes(String name, Outcome outcome) throws Exception {
    Question question = new Question.Dns(Question.RecordType.A, false);

    assertThat(ask(question, name, LIMIT).outcome()).isEqualTo(outcome);
  }

  @Test
  void whatNeedsAProgramIsNotAsked() throws Exception {
    assertThat(ask(Question.Ping.PLAIN, "127.0.0.1", LIMIT).outcome())
        .isEqualTo(Outcome.TOOL_MISSING);
  }

  @Test
  void aCancelEndsItWhileItWaits() throws Exception {
    try (ServerSocket server = listening()) {
      CheckRecorder recorder = new CheckRecorder();
      CheckRequest request = request(Http.PLAIN.at(server.getLocalPort()), "127.0.0.1", LIMIT);
      RunningCheck check = prober.start(request, SNAPSHOT, recorder);
      server.accept().close(); // it has connected
      check.cancel();

      assertThat(recorder.result().outcome()).isIn(Outcome.CANCELLED, Outcome.REFUSED);
    }
  }

  private Finding.Tls tls(TlsServer server) throws Exception {
    CheckResult result = ask(new Question.Tls(server.port(), ""), "localhost", LIMIT);
    assertThat(result.outcome()).isEqualTo(Outcome.ANSWERED);
    return (Finding.Tls) result.findings().getFirst();
  }

  private CheckResult ask(Question question, String host, Duration limit) throws Exception {
    CheckRecorder recorder = new CheckRecorder();
    prober.start(request(question, host, limit), SNAPSHOT, recorder);
    return recorder.result();
  }

  private static CheckRequest request(Question question, String host, Duration limit) {
    return new CheckRequest(question, LaptopProber.LAPTOP, new Target.HostTarget(host), limit);
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"));
  }

  private static void answerPlainly(ServerSocket server) {
    try (Socket client = server.accept()) {
      client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
      client.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpServer http(String path, int status, AtomicReference<String> host)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        path,
        exchange -> {
          host.set(exchange.getRequestHeaders().getFirst("Host"));
          exchange.getResponseHeaders().set("Location", "/new");
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
