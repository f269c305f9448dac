package dev.portolan.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A plain client that knows of the demo cluster what its kubeconfig says, and no more.
final class DemoClient implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  final HttpClient http;
  final String server;
  final String token;

  private DemoClient(HttpClient http, String server, String token) {
    this.http = http;
    this.server = server;
    this.token = token;
  }

  static DemoClient admin(DemoCluster cluster) throws GeneralSecurityException, IOException {
    return of(cluster.kubeconfigYaml(), 0);
  }

  static DemoClient limited(DemoCluster cluster) throws GeneralSecurityException, IOException {
    return of(cluster.kubeconfigYaml(), 1);
  }

  static DemoClient user(DemoCluster cluster, String user)
      throws GeneralSecurityException, IOException {
    return admin(cluster).withToken(cluster.control().weather().token(user));
  }

  Answer post(String path, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(request(path), (name, value) -> true)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    return new Answer(response.statusCode(), MAPPER.readTree(response.body()));
  }

  DemoClient withToken(String other) {
    return new DemoClient(http, server, other);
  }

  private static DemoClient of(String kubeconfig, int user)
      throws GeneralSecurityException, IOException {
    byte[] authority =
        Base64.getDecoder().decode(value(kubeconfig, "certificate-authority-data", 0));
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    trusted.setCertificateEntry(
        "ca",
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(authority)));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, trust.getTrustManagers(), null);
    HttpClient http =
        HttpClient.newBuilder()
            .sslContext(tls)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    return new DemoClient(http, value(kubeconfig, "server", 0), value(kubeconfig, "token", user));
  }

  private static String value(String yaml, String key, int index) {
    Matcher matcher = Pattern.compile(key + ": (\\S+)").matcher(yaml);
    for (int i = 0; i <= index; i++) {
      if (!matcher.find()) {
        throw new IllegalArgumentException("no " + key + " number " + index);
      }
    }
    return matcher.group(1);
  }

  HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create(server + path))
        .header("Authorization", "Bearer " + token)
        .timeout(Duration.ofSeconds(20))
        .build();
  }

  /// A status code and the body's JSON.
  record Answer(int code, JsonNode body) {
    String text(String pointer) {
      return body.at(pointer).asText();
    }
  }

  Answer get(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        http.send(request(path), HttpResponse.BodyHandlers.ofByteArray());
    return new Answer(response.statusCode(), MAPPER.readTree(response.body()));
  }

  /// The same with a wish for a format.
  HttpResponse<byte[]> get(String path, String accept) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(request(path), (name, value) -> true)
            .header("Accept", accept)
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  static JsonNode json(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String webSocketUrl(String path) {
    return server.replaceFirst("^https", "wss") + path;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
