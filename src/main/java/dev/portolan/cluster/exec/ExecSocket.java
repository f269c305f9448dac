package dev.portolan.cluster.exec;

import dev.portolan.cluster.json.ApiStatus;
import dev.portolan.probe.PodExec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/// One exec under way: splits the WebSocket's messages by their first byte, the channel, and tells
/// the end once. OkHttp may report a failure from another thread than the messages, so all telling
/// is under one lock.
final class ExecSocket extends WebSocketListener implements PodExec.Running {
  private static final int STDOUT = 1;
  private static final int STDERR = 2;
  private static final int ERROR = 3;
  private static final int NORMAL_CLOSURE = 1000;
  private static final long MAX_ERROR_BODY = 64 * 1024;

  /// How much of the output's beginning is kept, to recognize the runtime's own messages in it.
  private static final int BEGINNING = 1024;

  private final PodExec.Listener listener;
  private final Function<IOException, String> words;
  private final Consumer<ExecSocket> whenEnded;
  private final ReentrantLock telling = new ReentrantLock();
  private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
  private boolean ended;
  private volatile boolean disconnected;
  private volatile @Nullable WebSocket socket;

  ExecSocket(
      PodExec.Listener listener,
      Function<IOException, String> words,
      Consumer<ExecSocket> whenEnded) {
    this.listener = listener;
    this.words = words;
    this.whenEnded = whenEnded;
  }

  void connect(OkHttpClient http, Request request) {
    WebSocket connecting = http.newWebSocket(request, this);
    socket = connecting;
    if (disconnected) {
      connecting.cancel();
    }
  }

  @Override
  public void disconnect() {
    disconnected = true;
    WebSocket open = socket;
    if (open != null) {
      // the reader then fails, and tells the end from its own thread, after all output
      open.cancel();
    }
  }

  @Override
  public void onMessage(WebSocket webSocket, ByteString bytes) {
    if (bytes.size() == 0) {
      return;
    }
    byte[] payload = bytes.substring(1).toByteArray();
    switch (bytes.getByte(0)) {
      case STDOUT -> output(false, payload);
      case STDERR -> output(true, payload);
      case ERROR -> {
        end(Ends.of(ApiStatus.parse(payload), beginning()));
        webSocket.close(NORMAL_CLOSURE, null);
      }
      default -> {} // v5's close signal (255) and channels that were not asked for
    }
  }

  @Override
  public void onClosing(WebSocket webSocket, int code, String reason) {
    webSocket.close(NORMAL_CLOSURE, null);
    String why = reason.isBlank() ? "" : ": " + reason.lines().findFirst().orElse("");
    end(new PodExec.End.Broken("the server closed the connection without a result" + why));
  }

  @Override
  public void onFailure(WebSocket webSocket, Throwable t, @Nullable Response response) {
    if (response != null && response.code() != 101) {
      end(Ends.ofHandshake(response.code(), body(response)));
    } else {
      end(new PodExec.End.Broken(words.apply(t instanceof IOException e ? e : new IOException(t))));
    }
  }

  private static ApiStatus body(Response response) {
    try {
      return ApiStatus.parse(response.peekBody(MAX_ERROR_BODY).bytes());
    } catch (IOException e) {
      return ApiStatus.parse(("HTTP " + response.code()).getBytes(StandardCharsets.UTF_8));
    }
  }

  private void output(boolean error, byte[] payload) {
    telling.lock();
    try {
      if (ended || disconnected || payload.length == 0) {
        return;
      }
      beginning.write(payload, 0, Math.min(payload.length, BEGINNING - beginning.size()));
      listener.output(error, payload);
    } finally {
      telling.unlock();
    }
  }

  private String beginning() {
    telling.lock();
    try {
      return beginning.toString(StandardCharsets.UTF_8);
    } finally {
      telling.unlock();
    }
  }

  private void end(PodExec.End end) {
    telling.lock();
    try {
      if (ended) {
        return;
      }
      ended = true;
      whenEnded.accept(this);
      listener.ended(disconnected ? new PodExec.End.Disconnected() : end);
    } finally {
      telling.unlock();
    }
  }
}
