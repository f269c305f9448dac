package dev.portolan.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A process that serves the pods of `PodPages` over HTTPS, and no object of any other kind. All is
/// made before it listens, so that it costs those who read it nothing but TLS.
public final class PodServer {
  private static final String PASSWORD = "portolan-bench";

  /// Below this path all is answered in JSON, whatever is asked for.
  private static final String PLAIN = "/json";

  private static final String PROTOBUF = "application/vnd.kubernetes.protobuf";
  private static final Pattern CONTINUE = Pattern.compile("[?&]continue=(\\d+)");
  private static final byte[] EMPTY =
      "{\"kind\":\"List\",\"metadata\":{\"resourceVersion\":\"200000\"},\"items\":[],\"groups\":[]}"
          .getBytes(StandardCharsets.UTF_8);
  private static final byte[] VERSION =
      "{\"major\":\"1\",\"minor\":\"20\",\"gitVersion\":\"v1.20.2\"}"
          .getBytes(StandardCharsets.UTF_8);
  private static final byte[] REFUSED =
      "{\"kind\":\"Status\",\"status\":\"Failure\",\"message\":\"not streamed\",\"code\":400}"
          .getBytes(StandardCharsets.UTF_8);
  private static final byte[] MISSING =
      "{\"kind\":\"Status\",\"status\":\"Failure\",\"message\":\"not found\",\"code\":404}"
          .getBytes(StandardCharsets.UTF_8);

  private final byte[] whole;
  private final List<byte[]> pages;
  private final List<byte[]> protoPages;

  private PodServer() throws IOException {
    PodPages pods = new PodPages();
    whole = pods.whole();
    pages = pods.pages();
    protoPages = pods.protoPages();
  }

  /// Writes two kubeconfigs into the folder given and serves until it is killed.
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    // Kubernetes' generated classes are old ones, which protobuf warns of each time
    System.setProperty("com.google.protobuf.use_unsafe_pre22_gencode", "true");
    PodServer server = new PodServer();
    HttpsServer https =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    https.setHttpsConfigurator(new HttpsConfigurator(tls(folder)));
    https.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    https.createContext("/", server::answer);
    https.start();
    kubeconfig(folder, "kubeconfig", https.getAddress().getPort() + "");
    kubeconfig(folder, "kubeconfig-json", https.getAddress().getPort() + PLAIN);
    long proto = server.protoPages.stream().mapToLong(page -> page.length).sum();
    System.out.println(
        "ready " + server.whole.length + " bytes of JSON, or " + proto + " of protobuf");
    new CountDownLatch(1).await();
  }

  private static void kubeconfig(Path folder, String name, String server) throws IOException {
    Files.writeString(
        folder.resolve(name),
        """
        apiVersion: v1
        kind: Config
        current-context: bench
        contexts: [{name: bench, context: {cluster: bench, user: bench}}]
        clusters: [{name: bench, cluster: {server: "https://127.0.0.1:%s", certificate-authority: %s}}]
        users: [{name: bench, user: {token: bench}}]
        """
            .formatted(server, folder.resolve("authority.pem")));
  }

  /// A certificate of its own, by the JDK's keytool.
  private static SSLContext tls(Path folder) throws Exception {
    Path store = folder.resolve("server.p12");
    keytool(
        "-genkeypair",
        "-alias",
        "it",
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1", // as k3s makes them; the tool would take a slower one
        "-dname",
        "CN=127.0.0.1",
        "-ext",
        "san=ip:127.0.0.1",
        "-ext",
        "bc=ca:true",
        "-storetype",
        "PKCS12",
        "-keystore",
        store.toString(),
        "-storepass",
        PASSWORD);
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "it",
        "-keystore",
        store.toString(),
        "-storepass",
        PASSWORD,
        "-file",
        folder.resolve("authority.pem").toString());
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static void keytool(String... arguments) throws Exception {
    List<String> command =
        new java.util.ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("keytool: " + said);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String uri = exchange.getRequestURI().toString();
      boolean plain = uri.startsWith(PLAIN);
      String whole = exchange.getRequestURI().getPath();
      String path = plain ? whole.substring(PLAIN.length()) : whole;
      if (uri.contains("sendInitialEvents")) {
        send(exchange, 400, REFUSED); // as a server that does not stream lists
        return;
      }
      if (uri.contains("watch=true") || uri.contains("watch=1")) {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().flush();
        new CountDownLatch(1).await(); // nothing happens in this cluster
      }
      // no single object is served: the identity of the cluster is not to be had
      boolean unknown = !exchange.getRequestMethod().equals("GET") || path.contains("/namespaces/");
      String accept = exchange.getRequestHeaders().getFirst("Accept");
      if (path.equals("/api/v1/pods")
          && uri.contains("limit=500")
          && !plain
          && accept != null
          && accept.startsWith(PROTOBUF)) {
        send(exchange, 200, PROTOBUF, page(protoPages, uri));
        return;
      }
      send(exchange, unknown ? 404 : 200, unknown ? MISSING : body(path, uri));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private byte[] body(String path, String uri) {
    if (path.equals("/version")) {
      return VERSION;
    }
    if (!path.equals("/api/v1/pods")) {
      return EMPTY;
    }
    return uri.contains("limit=500") ? page(pages, uri) : whole;
  }

  private static byte[] page(List<byte[]> pages, String uri) {
    Matcher next = CONTINUE.matcher(uri);
    return pages.get(next.find() ? Integer.parseInt(next.group(1)) / PodPages.PAGE : 0);
  }

  private static void send(HttpExchange exchange, int code, byte[] body) throws IOException {
    send(exchange, code, "application/json", body);
  }

  private static void send(HttpExchange exchange, int code, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(code, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
