package dev.portolan.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A small API server whose namespaces and pods a test changes, and that refuses, breaks and comes
/// back as it is told. Every other kind is there and empty. Watches stay open without a word.
final class FakeApi implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<String> pods = new ConcurrentSkipListSet<>();
  private final Map<String, String> namespaces = new ConcurrentHashMap<>();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile CountDownLatch watches = new CountDownLatch(1);
  private volatile boolean down;
  private volatile boolean openShift;
  private volatile boolean closing;

  FakeApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// A namespace, whose UID is the server's word for which cluster this is.
  FakeApi namespace(String name, String uid) {
    namespaces.put(name, uid);
    return this;
  }

  /// `namespace/name`
  FakeApi pod(String path) {
    pods.add(path);
    return this;
  }

  /// Serves projects: the namespaces a and b.
  void openShift() {
    openShift = true;
  }

  void clear() {
    pods.clear();
    namespaces.clear();
  }

  /// Requests whose address contains the text get this status until it is allowed again.
  FakeApi refuse(String part, int status) {
    refusals.put(part, status);
    return this;
  }

  void allow(String part) {
    refusals.remove(part);
  }

  /// All watches break, and nobody gets an answer until `up`.
  void down() {
    down = true;
    cut();
  }

  void up() {
    down = false;
  }

  /// All watches end.
  void cut() {
    CountDownLatch ending = watches;
    if (!closing) {
      watches = new CountDownLatch(1);
    }
    ending.countDown();
  }

  /// The addresses asked for, in order.
  List<String> requests() {
    return List.copyOf(requests);
  }

  List<String> asked(String part) {
    return requests.stream().filter(r -> r.contains(part)).toList();
  }

  private synchronized void note(String uri) {
    requests.add(uri);
    notifyAll();
  }

  /// Waits until an address was asked for so many more times.
  synchronized void awaitAsked(String address, int times) throws InterruptedException {
    long wanted = times + count(address);
    while (count(address) < wanted) {
      wait();
    }
  }

  private long count(String address) {
    return requests.stream().filter(address::equals).count();
  }

  void forgetRequests() {
    requests.clear();
  }

  private void handle(HttpExchange exchange) throws IOException {
    CountDownLatch end = watches;
    try (exchange) {
      String uri = exchange.getRequestURI().toString();
      note(uri);
      if (down) {
        return;
      }
      int status = status(uri);
      String body = status == 200 ? body(uri) : null;
      if (body == null) {
        status = status == 200 ? 404 : status;
        body = "{\"kind\":\"Status\",\"code\":%d,\"message\":\"no %d\"}".formatted(status, status);
      }
      exchange.sendResponseHeaders(status, 0);
      OutputStream out = exchange.getResponseBody();
      out.write(body.getBytes(StandardCharsets.UTF_8));
      out.flush();
      if (uri.contains("watch=true") && status == 200) {
        end.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The longest text that is in the address decides.
  private int status(String uri) {
    Map<Integer, Integer> byLength = new TreeMap<>();
    refusals.forEach(
        (part, status) -> {
          if (uri.contains(part)) {
            byLength.put(part.length(), status);
          }
        });
    return byLength.values().stream().reduce(200, (a, b) -> b);
  }

  private @Nullable String body(String uri) {
    String path = uri.split("\\?", 2)[0];
    if (uri.contains("watch=true")) {
      return "";
    }
    if (path.equals("/version")) {
      return "{\"gitVersion\":\"v1.30.0\"}";
    }
    if (path.equals("/apis")) {
      return openShift
          ? "{\"groups\":[{\"versions\":[{\"groupVersion\":\"project.openshift.io/v1\"}]}]}"
          : "{\"groups\":[]}";
    }
    if (path.endsWith("/projects")) {
      return list(List.of(namespace("a"), namespace("b")));
    }
    if (path.equals("/api/v1/namespaces")) {
      return list(namespaces.keySet().stream().sorted().map(this::namespace).toList());
    }
    if (path.startsWith("/api/v1/namespaces/") && path.split("/", -1).length == 5) {
      String name = path.substring(path.lastIndexOf('/') + 1);
      return namespaces.containsKey(name) ? namespace(name) : null;
    }
    if (!path.endsWith("/pods")) {
      return path.contains("/apis/authorization") ? null : list(List.of());
    }
    String[] parts = path.split("/", -1);
    String within = parts.length > 4 ? parts[4] + "/" : "";
    return list(pods.stream().filter(p -> p.startsWith(within)).map(FakeApi::podJson).toList());
  }

  private String namespace(String name) {
    return "{\"metadata\":{\"name\":\"%s\",\"uid\":\"%s\"}}".formatted(name, namespaces.get(name));
  }

  private static String podJson(String path) {
    String[] parts = path.split("/", 2);
    return "{\"metadata\":{\"namespace\":\"%s\",\"name\":\"%s\"}}".formatted(parts[0], parts[1]);
  }

  private static String list(List<String> items) {
    return items.stream()
        .collect(
            Collectors.joining(",", "{\"metadata\":{\"resourceVersion\":\"7\"},\"items\":[", "]}"));
  }

  @Override
  public void close() {
    closing = true;
    cut();
    server.stop(0);
    threads.close();
  }
}
