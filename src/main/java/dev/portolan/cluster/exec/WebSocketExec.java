package dev.portolan.cluster.exec;

import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.PodExec;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/// Runs commands in containers by WebSocket exec with the subprotocols v5 and v4 (`GET
/// .../pods/NAME/exec`). Nothing is queued: a listener that takes its time slows the stream.
public final class WebSocketExec implements PodExec, AutoCloseable {
  private static final String PROTOCOLS = "v5.channel.k8s.io, v4.channel.k8s.io";
  private static final Duration PING = Duration.ofSeconds(30);

  private final OkHttpClient http;
  private final HttpUrl server;
  private final Function<IOException, String> words;
  private final Set<ExecSocket> running = ConcurrentHashMap.newKeySet();

  /// @param server the API server's address
  /// @param words says in one line why a connection failed
  public WebSocketExec(OkHttpClient http, HttpUrl server, Function<IOException, String> words) {
    this.http = http.newBuilder().pingInterval(PING).build();
    this.server = server;
    this.words = words;
  }

  @Override
  public Running start(ContainerRef container, List<String> argv, Listener listener) {
    HttpUrl.Builder url = server.newBuilder();
    List.of("api", "v1", "namespaces", container.namespace(), "pods", container.pod(), "exec")
        .forEach(url::addPathSegment);
    argv.forEach(a -> url.addQueryParameter("command", a));
    if (!container.container().isEmpty()) {
      url.addQueryParameter("container", container.container());
    }
    url.addQueryParameter("stdout", "true").addQueryParameter("stderr", "true");
    Request request =
        new Request.Builder().url(url.build()).header("Sec-WebSocket-Protocol", PROTOCOLS).build();
    ExecSocket socket = new ExecSocket(listener, words, running::remove);
    running.add(socket);
    socket.connect(http, request);
    return socket;
  }

  /// Drops all connections; their listeners hear Disconnected.
  @Override
  public void close() {
    running.forEach(ExecSocket::disconnect);
  }
}
