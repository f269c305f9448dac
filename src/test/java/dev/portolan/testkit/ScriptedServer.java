package dev.portolan.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A tiny API server that plays replies in a written order, and then holds every further request
/// open without a word, as a watch on which nothing happens.
public final class ScriptedServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Line> script = new ArrayDeque<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private final List<String> accepted = new CopyOnWriteArrayList<>();
  private final CountDownLatch played = new CountDownLatch(1);
  private final CountDownLatch closing = new CountDownLatch(1);

  private record Line(Predicate<String> uri, Reply reply) {}

  /// One reply; `open` leaves the stream open after the body. `cut` breaks the connection behind
  /// it, before the body is whole.
  public record Reply(
      int status, String body, Map<String, String> headers, boolean open, boolean cut) {
    public static Reply ok(String body) {
      return new Reply(200, body, Map.of(), false, false);
    }

    public static Reply status(int code, String message) {
      String body =
          "{\"kind\":\"Status\",\"status\":\"Failure\",\"code\":%d,\"message\":\"%s\"}"
              .formatted(code, message);
      return new Reply(code, body, Map.of(), false, false);
    }

    public Reply header(String name, String value) {
      return new Reply(status, body, with(headers, name, value), open, cut);
    }

    public Reply leftOpen() {
      return new Reply(status, body, headers, true, cut);
    }

    /// Only so many characters of the body come, then the connection breaks.
    public Reply cutAfter(int characters) {
      return new Reply(status, body.substring(0, characters), headers, open, true);
    }

    private static Map<String, String> with(Map<String, String> headers, String k, String v) {
      Map<String, String> all = new HashMap<>(headers);
      all.put(k, v);
      return Map.copyOf(all);
    }
  }

  public ScriptedServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /// The next request of all gets this reply.
  public ScriptedServer then(Reply reply) {
    return on("", reply);
  }

  /// The first request whose address contains the text gets this reply.
  public ScriptedServer on(String part, Reply reply) {
    synchronized (script) {
      script.add(new Line(uri -> uri.contains(part), reply));
    }
    return this;
  }

  /// The first request for this address gets this reply.
  public ScriptedServer onExactly(String address, Reply reply) {
    synchronized (script) {
      script.add(new Line(address::equals, reply));
    }
    return this;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// The addresses asked for, in order.
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /// The Authorization headers, in order.
  public List<String> tokens() {
    return List.copyOf(tokens);
  }

  /// The Accept headers, in order.
  public List<String> accepted() {
    return List.copyOf(accepted);
  }

  /// Waits until a request came that the script has no reply for.
  public void awaitPlayed() throws InterruptedException {
    if (!played.await(20, TimeUnit.SECONDS)) {
      throw new AssertionError("not all was asked for; so far " + requests);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String uri = exchange.getRequestURI().toString();
      requests.add(uri);
      String token = exchange.getRequestHeaders().getFirst("Authorization");
      tokens.add(token == null ? "" : token);
      String accept = exchange.getRequestHeaders().getFirst("Accept");
      accepted.add(accept == null ? "" : accept);
      Reply reply = next(uri);
      if (reply == null) {
        played.countDown();
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().flush();
        closing.await();
        return;
      }
      reply.headers.forEach((k, v) -> exchange.getResponseHeaders().add(k, v));
      byte[] bytes = reply.body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status, reply.cut ? bytes.length + 1L : 0);
      OutputStream body = exchange.getResponseBody();
      body.write(bytes);
      body.flush();
      if (reply.open) {
        closing.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable Reply next(String uri) {
    synchronized (script) {
      for (Line line : script) {
        if (line.uri.test(uri)) {
          script.remove(line);
          return line.reply;
        }
      }
      return null;
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.close();
  }
}
