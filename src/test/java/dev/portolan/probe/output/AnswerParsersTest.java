package dev.portolan.probe.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.probe.Finding;
import dev.portolan.probe.Finding.Http;
import dev.portolan.probe.Question.RecordType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every recording of the tools that look up, shake hands, request and send datagrams: one table of
/// what each case means, whichever tool tells it.
final class AnswerParsersTest {
  private static final Path RECORDINGS = Path.of("src/test/resources/probes");
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("udp/answered", "ANSWERED"),
          Map.entry("udp/answered-binary", "ANSWERED"),
          Map.entry("udp/ipv6", "ANSWERED"),
          Map.entry("udp/silent", "SENT"),
          Map.entry("udp/port-unreachable", "REFUSED"),
          Map.entry("udp/unknown-host", "UNRESOLVED"),
          Map.entry("udp/no-route", "UNREACHABLE"),
          Map.entry("tls/trusted-name", "ANSWERED"),
          Map.entry("tls/another-name", "ANSWERED"),
          Map.entry("tls/expired", "ANSWERED"),
          Map.entry("tls/version-1.2", "ANSWERED"),
          Map.entry("tls/ipv6", "ANSWERED"),
          Map.entry("tls/ipv6-off", "UNREACHABLE"),
          Map.entry("http/ipv6-off", "UNREACHABLE"),
          Map.entry("tls/not-tls", "REFUSED"),
          Map.entry("tls/handshake-refused", "REFUSED"),
          Map.entry("tls/refused", "REFUSED"),
          Map.entry("tls/silent-server", "TIMED_OUT"),
          Map.entry("tls/timeout", "TIMED_OUT"),
          Map.entry("tls/unknown-host", "UNRESOLVED"),
          Map.entry("http/success", "200"),
          Map.entry("http/headers", "200"),
          Map.entry("http/head", "200"),
          Map.entry("http/ipv6", "200"),
          Map.entry("http/tls", "200"),
          Map.entry("http/not-found", "404"),
          Map.entry("http/server-error", "503"),
          Map.entry("http/redirect", "302"),
          Map.entry("http/redirects-followed", "200"),
          Map.entry("http/not-http", "REFUSED"),
          Map.entry("http/closes", "REFUSED"),
          Map.entry("http/tls-to-plain", "REFUSED"),
          Map.entry("http/plain-to-tls", "REFUSED"),
          Map.entry("http/refused", "REFUSED"),
          Map.entry("http/silent-server", "TIMED_OUT"),
          Map.entry("http/timeout", "TIMED_OUT"),
          Map.entry("http/unknown-host", "UNRESOLVED"),
          Map.entry("grpc/serving", "SERVING"),
          Map.entry("grpc/tls", "SERVING"),
          Map.entry("grpc/not-serving", "NOT_SERVING"),
          Map.entry("grpc/unknown-service", "NOT_FOUND"),
          Map.entry("grpc/unimplemented", "UNIMPLEMENTED"),
          Map.entry("grpc/not-grpc", "REFUSED"),
          Map.entry("grpc/plain-to-tls", "REFUSED"),
          Map.entry("grpc/refused", "REFUSED"),
          Map.entry("grpc/silent-server", "TIMED_OUT"),
          Map.entry("grpc/dropped", "TIMED_OUT"),
          Map.entry("dns/found", "ANSWERED"),
          Map.entry("dns/absolute", "ANSWERED"),
          Map.entry("dns/backend", "ANSWERED"),
          Map.entry("dns/srv", "ANSWERED"),
          Map.entry("dns/ptr", "ANSWERED"),
          Map.entry("dns/cname", "ANSWERED"),
          Map.entry("dns/unknown", "UNRESOLVED"),
          Map.entry("dns/no-record", "UNRESOLVED"),
          Map.entry("dns/silent-server", "TIMED_OUT"),
          Map.entry("dns/refused", "REFUSED"));

  /// What a tool cannot tell, and says so by not knowing its options, or in other words.
  private static final Map<String, String> OTHERWISE =
      Map.ofEntries(
          Map.entry("udp/nc-openbsd-no-route", "FAILED"), // they say nothing of it
          Map.entry("udp/busybox-full-nc-no-route", "FAILED"),
          Map.entry("tls/wget-silent-server", "FAILED"), // it does not say why
          Map.entry("http/jshell-redirects-followed", "302"), // it does not follow
          Map.entry("udp/nc-traditional-ipv6", "UNFIT"),
          Map.entry("http/wget-de-refused", "FAILED"), // in words that nobody here knows
          Map.entry("http/wget-ja-refused", "FAILED"),
          Map.entry("http/wget-not-http", "FAILED"), // it takes the banner for a page
          Map.entry("grpc/curl-unimplemented", "REFUSED"), // curl 7.88 shows no trailers alone
          Map.entry("grpc/curl-bash-unimplemented", "REFUSED"),
          Map.entry("http/busybox-wget-redirect", "200")); // it follows unasked

  private static final Set<String> TOOLS =
      Set.of(
          "busybox-full-nc",
          "jshell-25",
          "busybox-nc",
          "busybox-nslookup",
          "busybox-wget",
          "wget-de",
          "wget-ja",
          "nc-openbsd",
          "nc-traditional",
          "curl-bash");

  static Stream<String> recordings() throws IOException {
    return Stream.of("udp", "tls", "http", "grpc", "dns").flatMap(AnswerParsersTest::files);
  }

  private static Stream<String> files(String kind) {
    try (Stream<Path> files = Files.list(RECORDINGS.resolve(kind))) {
      return files
          .map(f -> kind + "/" + f.getFileName().toString().replace(".txt", ""))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recordings")
  void readsEveryRecording(String recording) {
    String kind = recording.substring(0, recording.indexOf('/'));
    String tool = tool(recording.substring(kind.length() + 1));
    String what = recording.substring(kind.length() + tool.length() + 2);
    OutputParser parser = parser(kind, tool, what);
    Finding finding = Recording.of(recording).read(parser);

    boolean small = tool.equals("busybox-nc"); // this build knows no -u
    String meant =
        small
            ? "UNFIT"
            : OTHERWISE.getOrDefault(recording, MEANT.getOrDefault(kind + "/" + what, "?"));
    assertThat(parser.unfit() ? "UNFIT" : told(finding)).as("%s", finding).isEqualTo(meant);
  }

  private static String tool(String name) {
    return TOOLS.stream()
        .filter(t -> name.startsWith(t + "-"))
        .findFirst()
        .orElse(name.substring(0, name.indexOf('-')));
  }

  static OutputParser parser(String kind, String tool, String what) {
    return switch (kind) {
      case "udp" ->
          tool.equals("nmap") ? new NmapUdpParser("a", 53, "") : new UdpParser("a", 53, "");
      case "tls" ->
          new TlsParser(
              "127.0.0.1", 443, what.equals("another-name") ? "db.shop.svc" : "web.shop.svc", NOW);
      case "http" -> new HttpParser("http://a/", what.equals("tls"));
      case "grpc" -> new GrpcParser("a", 1);
      default ->
          switch (tool) {
            case "dig" -> new DigParser("n", type(what), "");
            case "getent" -> new GetentParser("n", type(what));
            default -> new StepsParser("n", type(what), "");
          };
    };
  }

  private static RecordType type(String what) {
    return switch (what) {
      case "no-record" -> RecordType.AAAA;
      case "srv" -> RecordType.SRV;
      case "ptr" -> RecordType.PTR;
      default -> RecordType.A;
    };
  }

  private static String told(Finding finding) {
    return switch (finding) {
      case Http h when h.status() > 0 -> Integer.toString(h.status());
      case Finding.Grpc g when !g.status().isEmpty() -> g.status();
      default -> finding.outcome().name();
    };
  }
}
