package dev.portolan.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/// An API server on loopback with TLS: it records who asks for what, and answers with the status
/// and the body that a test decides on (200 and `{}`).
public final class TlsServer implements AutoCloseable {
  private final HttpsServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile ToIntFunction<Asked> status = request -> 200;
  private volatile boolean quoting;
  private volatile Map<String, String> reply = Map.of();
  private volatile String body = "{}";

  /// One request.
  ///
  /// @param client the subject of the client's certificate, or empty
  /// @param name the server name that the TLS handshake asked for, or empty
  /// @param port the client's, which tells connections apart
  public record Asked(
      String uri, Map<String, List<String>> headers, String client, String name, int port) {
    public String header(String key) {
      return String.join(",", headers.getOrDefault(key, List.of()));
    }

    public String token() {
      return header("Authorization");
    }
  }

  public TlsServer(TestAuthority authority, String... names) throws IOException {
    this(authority.context(authority.server(names)));
  }

  public TlsServer(SSLContext context) throws IOException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            var settings = getSSLContext().getDefaultSSLParameters();
            settings.setWantClientAuth(true);
            parameters.setSSLParameters(settings);
          }
        });
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /// The status of every answer from now on.
  public TlsServer answering(ToIntFunction<Asked> decides) {
    status = decides;
    return this;
  }

  /// The body of every answer from now on.
  public TlsServer saying(String text) {
    body = text;
    return this;
  }

  /// Headers of every answer from now on.
  public TlsServer with(Map<String, String> headers) {
    reply = Map.copyOf(headers);
    return this;
  }

  /// From now on every refusal quotes the Authorization header, as some gateways do.
  public TlsServer quotingTheToken() {
    quoting = true;
    return this;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String url() {
    return "https://127.0.0.1:" + port();
  }

  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  public List<String> tokens() {
    return asked.stream().map(Asked::token).toList();
  }

  /// Base64 as kubeconfigs have it.
  public static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      SSLSession session = ((HttpsExchange) exchange).getSSLSession();
      Asked request =
          new Asked(
              exchange.getRequestURI().toString(),
              Map.copyOf(exchange.getRequestHeaders()),
              client(session),
              name(session),
              exchange.getRemoteAddress().getPort());
      asked.add(request);
      reply.forEach((k, v) -> exchange.getResponseHeaders().add(k, v));
      exchange.getRequestBody().readAllBytes();
      int code = status.applyAsInt(request);
      String answer = code == 200 || !quoting ? body : refusal(code, request);
      byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(code, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static String refusal(int code, Asked request) {
    return "{\"kind\":\"Status\",\"status\":\"Failure\",\"code\":%d,\"message\":\"no: %s\"}"
        .formatted(code, request.token());
  }

  private static String client(SSLSession session) {
    try {
      return session.getPeerPrincipal().getName();
    } catch (SSLPeerUnverifiedException e) {
      return "";
    }
  }

  private static String name(SSLSession session) {
    return session instanceof ExtendedSSLSession extended
        ? extended.getRequestedServerNames().stream()
            .map(n -> ((SNIHostName) n).getAsciiName())
            .findFirst()
            .orElse("")
        : "";
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
