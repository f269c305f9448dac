package dev.portolan.cluster.exec;

import dev.portolan.cluster.api.ApiConnection;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/// A server on loopback that answers execs as a test says, from the bare socket up. It counts how
/// often a command was started.
final class ExecServer implements AutoCloseable {
  private final ServerSocket listening;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger started = new AtomicInteger();
  private final Handler handler;

  /// Answers one request; its socket is closed afterwards.
  interface Handler {
    void handle(Exchange exchange) throws IOException, InterruptedException;
  }

  ExecServer(Handler handler) throws IOException {
    this.handler = handler;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  ApiConnection connection() {
    String url = "http://127.0.0.1:" + listening.getLocalPort();
    return new ApiConnection(HttpUrl.get(url), new OkHttpClient());
  }

  /// The upgrades asked for, in order; `websocket?` for a question about a container of ours.
  List<String> requests() {
    return List.copyOf(requests);
  }

  int started() {
    return started.get();
  }

  int openConnections() {
    return sockets.size();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        sockets.add(socket);
        threads.execute(() -> serve(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      Exchange exchange = new Exchange(socket, this);
      requests.add(exchange.upgrade());
      handler.handle(exchange);
    } catch (IOException e) {
      // the client went, as tests have it
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sockets.remove(socket);
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : sockets) {
      socket.close();
    }
    threads.shutdown(); // handlers hear that their sockets are closed
    try {
      if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// One request and the socket to answer it on.
  static final class Exchange {
    private final Socket socket;
    private final ExecServer server;
    private final InputStream in;
    private final String line;
    private final Map<String, String> headers = new TreeMap<>();

    private Exchange(Socket socket, ExecServer server) throws IOException {
      this.socket = socket;
      this.server = server;
      this.in = new BufferedInputStream(socket.getInputStream());
      List<String> head = new ArrayList<>();
      for (String next = line(); !next.isEmpty(); next = line()) {
        head.add(next);
      }
      this.line = head.removeFirst();
      for (String header : head) {
        String[] parts = header.split(": *", 2);
        headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
      }
    }

    private String line() throws IOException {
      StringBuilder text = new StringBuilder();
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          throw new EOFException("no request");
        }
        text.append((char) c);
      }
      return text.toString().strip();
    }

    Socket socket() {
      return socket;
    }

    InputStream in() {
      return in;
    }

    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    boolean webSocket() {
      return header("upgrade").equals("websocket");
    }

    boolean scouting() {
      return line.contains("no-such-container");
    }

    private String upgrade() {
      String method = line.substring(0, line.indexOf(' '));
      return method + " " + header("upgrade") + (scouting() ? " scout" : "");
    }

    /// Notes that the command was started.
    void start() {
      server.started.incrementAndGet();
    }

    void send(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
    }

    void answer(int code, String body) throws IOException {
      send(
          "HTTP/1.1 %d Said\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
              .formatted(code, body.length(), body));
    }

    /// A refusal as the API server words it.
    void refuse(int code, String message) throws IOException {
      answer(
          code,
          "{\"kind\":\"Status\",\"status\":\"Failure\",\"message\":\"%s\",\"code\":%d}"
              .formatted(message.replace("\"", "\\\""), code));
    }

    void forbid(String verb) throws IOException {
      refuse(
          403,
          "pods \"p\" is forbidden: User \"u\" cannot %s resource \"pods/exec\" in API group \"\" in the namespace \"ns\""
              .formatted(verb));
    }

    /// Accepts SPDY.
    SpdyPeer spdy(boolean windows) throws IOException {
      send(
          String.join(
              "\r\n",
              "HTTP/1.1 101 Switching Protocols",
              "Connection: Upgrade",
              "Upgrade: SPDY/3.1",
              "X-Stream-Protocol-Version: v4.channel.k8s.io",
              "",
              ""));
      return new SpdyPeer(this, windows);
    }
  }
}
