package dev.portolan.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One exec over WebSocket, as a client sees it: channel bytes taken apart.
final class ExecClient implements WebSocket.Listener {
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  final CompletableFuture<String> firstError = new CompletableFuture<>();
  final CompletableFuture<JsonNode> status = new CompletableFuture<>();
  final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private @Nullable WebSocket socket;

  /// What a finished exec printed, and its `Status`.
  record Result(String out, String err, JsonNode status) {
    int code() {
      return status.path("status").asText().equals("Success")
          ? 0
          : status.at("/details/causes/0/message").asInt(-1);
    }
  }

  /// Opens the exec.
  ///
  /// @throws CompletionException around a `WebSocketHandshakeException` when the server refuses
  static ExecClient open(DemoClient client, String pod, String protocol, List<String> argv) {
    ExecClient exec = new ExecClient();
    String[] parts = pod.split("/", -1);
    StringBuilder path = new StringBuilder("/api/v1/namespaces/");
    path.append(parts[0]).append("/pods/").append(parts[1]).append("/exec?stdout=true&stderr=true");
    if (parts.length > 2) {
      path.append("&container=").append(parts[2]);
    }
    for (String arg : argv) {
      path.append("&command=").append(URLEncoder.encode(arg, StandardCharsets.UTF_8));
    }
    exec.socket =
        client
            .http
            .newWebSocketBuilder()
            .header("Authorization", "Bearer " + client.token)
            .subprotocols(protocol)
            .buildAsync(URI.create(client.webSocketUrl(path.toString())), exec)
            .join();
    return exec;
  }

  static Result run(DemoClient client, String pod, String... argv) throws Exception {
    return open(client, pod, "v5.channel.k8s.io", List.of(argv)).result();
  }

  /// The HTTP status of the answer in place of an upgrade.
  static int refusal(DemoClient client, String pod, String... argv) {
    try {
      open(client, pod, "v4.channel.k8s.io", List.of(argv));
      return 101;
    } catch (CompletionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        return refused.getResponse().statusCode();
      }
      throw e;
    }
  }

  Result result() throws Exception {
    JsonNode end = status.get(20, TimeUnit.SECONDS);
    return new Result(
        out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), end);
  }

  void abort() {
    WebSocket open = socket;
    if (open != null) {
      open.abort();
    }
  }

  @Override
  public @Nullable CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    message.writeBytes(bytes);
    if (last) {
      take(message.toByteArray());
      message.reset();
    }
    webSocket.request(1);
    return null;
  }

  private void take(byte[] frame) {
    String text = new String(frame, 1, frame.length - 1, StandardCharsets.UTF_8);
    switch (frame[0]) {
      case 1 -> out.write(frame, 1, frame.length - 1);
      case 2 -> {
        err.write(frame, 1, frame.length - 1);
        firstError.complete(text);
      }
      case 3 -> status.complete(DemoClient.json(text));
      default -> status.completeExceptionally(new AssertionError("channel " + frame[0]));
    }
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
    closed.complete(code);
    status.completeExceptionally(new AssertionError("closed without a status: " + code));
    return null;
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    status.completeExceptionally(error);
    closed.completeExceptionally(error);
  }
}
