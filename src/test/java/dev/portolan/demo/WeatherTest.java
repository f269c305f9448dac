package dev.portolan.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.demo.server.Fault;
import dev.portolan.demo.server.Fault.Point;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Each fault is what it says, and ends when it should.
@Timeout(60)
final class WeatherTest extends OnStillDemo {
  private static final String PODS = "/api/v1/pods";

  private DemoWeather weather;

  @BeforeEach
  void reachForTheWeather() {
    weather = cluster.control().weather();
  }

  private InputStream open(String path) throws IOException, InterruptedException {
    return client.http.send(client.request(path), HttpResponse.BodyHandlers.ofInputStream()).body();
  }

  private void touch() {
    ObjectNode pod = cluster.control().get("Pod", "sandbox", "toolbox").orElseThrow();
    pod.withObject("/metadata/labels").put("touched", Instant.now().toString().replace(':', '.'));
    cluster.control().put(pod);
  }

  private static String readAll(InputStream body) throws IOException {
    StringBuilder text = new StringBuilder();
    try (body) {
      for (int b = body.read(); b >= 0; b = body.read()) {
        text.append((char) b);
      }
    } catch (IOException e) {
      return text + "|cut";
    }
    return text.toString();
  }

  /// A request on a bare socket: the HTTP client drops what came before a break.
  private Socket ask(String path) throws IOException {
    URI server = URI.create(client.server);
    Socket socket =
        client
            .http
            .sslContext()
            .getSocketFactory()
            .createSocket(server.getHost(), server.getPort());
    socket.setSoTimeout(5000);
    String request =
        "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(path, client.token);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String headers(InputStream answer) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      int b = answer.read();
      assertThat(b).as("the end of " + text).isNotNegative();
      text.append((char) b);
    }
    return text.toString();
  }

  @Test
  void aPageIsCutAtTheByte() throws Exception {
    weather.arm(Point.LIST, new Fault.Cut(5000), 1);
    try (Socket socket = ask(PODS)) {
      assertThat(headers(socket.getInputStream())).startsWith("HTTP/1.1 200");
      String body = readAll(socket.getInputStream());
      assertThat(body).startsWith("1388\r\n").doesNotContain("\r\n0\r\n");
      assertThat(body.substring(6).strip().replace("|cut", "")).hasSize(5000);
    }
    assertThat(client.get(PODS).code()).isEqualTo(200);
  }

  @Test
  void anEventIsCutAtTheByte() throws Exception {
    String revision = client.get(PODS + "?limit=1").text("/metadata/resourceVersion");
    try (Socket socket = ask(PODS + "?watch=1&resourceVersion=" + revision)) {
      assertThat(headers(socket.getInputStream())).startsWith("HTTP/1.1 200");
      weather.arm(Point.EVENT, new Fault.Cut(333), 1);
      touch();
      String body = readAll(socket.getInputStream());
      assertThat(body).startsWithIgnoringCase("14d\r\n{\"type\":\"MODIFIED\"");
      assertThat(body.substring(5).strip().replace("|cut", "")).hasSize(333);
    }
  }

  @Test
  void failuresComeWhereTheyAreOrdered() throws Exception {
    weather.arm(Point.LIST, new Fault.Status(429, Duration.ofSeconds(3)), 1);
    HttpResponse<String> busy =
        client.http.send(client.request(PODS), HttpResponse.BodyHandlers.ofString());
    assertThat(busy.statusCode()).isEqualTo(429);
    assertThat(busy.headers().firstValue("Retry-After")).isEqualTo(Optional.of("3"));
    assertThat(busy.body()).contains("\"retryAfterSeconds\":3");
    weather.arm(Point.CONTINUE, new Fault.Status(410, Duration.ZERO), 1);
    String token = client.get(PODS + "?limit=5").text("/metadata/continue");
    assertThat(client.get(PODS + "?limit=5&continue=" + token).code()).isEqualTo(410);
    weather.arm(Point.WATCH, new Fault.Status(503, Duration.ZERO), 1);
    assertThat(client.get(PODS + "?watch=1").code()).isEqualTo(503);
    weather.arm(Point.LIST, new Fault.Garbage(), 1);
    assertThat(readAll(open(PODS))).startsWith("<html>");
    weather.arm(Point.LIST, new Fault.Trickle(10_000, Duration.ofMillis(1)), 1);
    assertThat(client.get(PODS).code()).isEqualTo(200);
  }

  @Test
  void anEventCanBeAnError() throws Exception {
    String revision = client.get(PODS + "?limit=1").text("/metadata/resourceVersion");
    InputStream watch = open(PODS + "?watch=1&timeoutSeconds=20&resourceVersion=" + revision);
    weather.arm(Point.EVENT, new Fault.Status(410, Duration.ZERO), 1);
    touch();
    assertThat(readAll(watch)).startsWith("{\"type\":\"ERROR\"").contains("\"code\":410");
  }

  @Test
  void aSilentServerAnswersLater() throws Exception {
    weather.silence(true);
    CompletableFuture<HttpResponse<String>> answer =
        client.http.sendAsync(client.request("/version"), HttpResponse.BodyHandlers.ofString());
    assertThatThrownBy(() -> answer.get(200, TimeUnit.MILLISECONDS)).isNotNull();
    weather.silence(false);
    assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
  }

  @Test
  void theClockCanBeWrong() throws Exception {
    weather.skew(Duration.ofHours(-5));
    HttpResponse<String> answer =
        client.http.send(client.request("/version"), HttpResponse.BodyHandlers.ofString());
    String date = answer.headers().firstValue("Date").orElseThrow();
    Instant told = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    assertThat(told).isBefore(Instant.now().minus(Duration.ofHours(4)));
  }

  @Test
  void connectionsAreRefusedForAWhile() throws Exception {
    weather.stopListening();
    assertThatThrownBy(() -> client.get(PODS)).isInstanceOf(ConnectException.class);
    weather.listen();
    assertThat(client.get(PODS).code()).isEqualTo(200);
  }

  @Test
  void certificatesChange() throws Exception {
    weather.renewCertificate(true);
    assertThat(client.get(PODS).code()).isEqualTo(200);
    weather.renewCertificate(false);
    assertThatThrownBy(() -> client.get(PODS)).isInstanceOf(SSLException.class);
    try (DemoClient knowing = DemoClient.admin(cluster)) {
      assertThat(knowing.get(PODS).code()).isEqualTo(200);
    }
  }

  @Test
  void anotherClusterTakesTheAddress() throws Exception {
    String path = "/api/v1/namespaces/kube-system";
    String uid = client.get(path).text("/metadata/uid");
    String token = client.get(PODS + "?limit=5").text("/metadata/continue");
    weather.recreate();
    assertThat(client.get(path).text("/metadata/uid")).isNotEqualTo(uid);
    assertThat(client.get(PODS + "?limit=5&continue=" + token).code()).isEqualTo(410);
  }

  @Test
  void endpointsCanBeMissing() throws Exception {
    String path = "/apis/discovery.k8s.io/v1/endpointslices";
    weather.disable("discovery.k8s.io/v1", true);
    assertThat(client.get(path).code()).isEqualTo(404);
    assertThat(client.get("/apis").body().toString()).doesNotContain("discovery.k8s.io");
    weather.heal();
    assertThat(client.get(path).code()).isEqualTo(200);
  }
}
