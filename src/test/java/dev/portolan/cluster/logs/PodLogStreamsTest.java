package dev.portolan.cluster.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.probe.ContainerRef;
import dev.portolan.tail.PodLogs;
import dev.portolan.tail.PodLogs.State;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Logs read from a scripted server.
final class PodLogStreamsTest {
  private static final ContainerRef DNS = new ContainerRef("kube-system", "dns-1", "dns");
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> before = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private HttpServer server;
  private PodLogStreams logs;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    HttpUrl url = HttpUrl.get("http://127.0.0.1:" + server.getAddress().getPort());
    logs =
        new PodLogStreams(
            new ApiConnection(url, new OkHttpClient()), InstantSource.fixed(Instant.EPOCH));
  }

  @AfterEach
  void stop() {
    logs.close();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String uri = exchange.getRequestURI().toString();
    boolean earlier = uri.contains("previous=true");
    String answer = earlier ? before.poll() : answers.poll();
    if (!earlier) {
      asked.add(uri);
    }
    int none = earlier ? 400 : 404;
    int code = answer == null ? none : answer.startsWith("403") ? 403 : 200;
    byte[] body = (answer == null ? "{}" : answer).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(code, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Test
  void goesOnWhereItWasCutAndEndsWithThePod() throws InterruptedException {
    answers.add("2026-01-01T00:00:05.1Z one\n2026-01-01T00:00:05.2Z \u001b[31mtwo\u001b[0m\n");
    answers.add("2026-01-01T00:00:05.2Z two\n2026-01-01T01:00:06.3+01:00 three\nno time\n");
    logs.read(DNS, new PodLogs.Wish(10, true), new Telling());
    assertThat(next(8))
        .containsExactly(
            "follows",
            "2026-01-01T00:00:05.100Z one",
            "2026-01-01T00:00:05.200Z two",
            "waits",
            "follows",
            "2026-01-01T00:00:06.300Z three",
            "2026-01-01T00:00:06.300Z no time",
            "waits");
    assertThat(next(1)).containsExactly("ended: the pod is gone");
    assertThat(asked.getFirst())
        .startsWith("/api/v1/namespaces/kube-system/pods/dns-1/log?")
        .contains("container=dns", "timestamps=true", "follow=true", "tailLines=10");
    assertThat(asked.get(1))
        .contains("sinceTime=2026-01-01T00%3A00%3A04Z")
        .doesNotContain("tailLines");
  }

  /// The connection broke, and the container went on and was restarted before it was mended.
  @Test
  void saysWhatARestartedContainerSaidToItsEnd() throws InterruptedException {
    answers.add("2026-01-01T00:00:05.1Z one\n");
    before.add("2026-01-01T00:00:05.1Z one\n2026-01-01T00:00:05.9Z last words\n");
    answers.add("2026-01-01T00:00:07Z anew\n");
    before.add("");
    logs.read(DNS, new PodLogs.Wish(10, true), new Telling());
    assertThat(next(9))
        .containsExactly(
            "follows",
            "2026-01-01T00:00:05.100Z one",
            "waits",
            "2026-01-01T00:00:05.900Z last words",
            "2026-01-01T00:00:05.900Z [Portolan] The container was restarted: its earlier run ends"
                + " here, the next begins.",
            "follows",
            "2026-01-01T00:00:07Z anew",
            "waits",
            "ended: the pod is gone");
  }

  /// The API server was restarted and the container was not; what it said in an earlier life is no
  /// longer on its node, which the kubelet tells in the place of the log.
  @Test
  void whatTheKubeletSaysOfALogThatIsGoneIsNoRestart() throws InterruptedException {
    answers.add("2026-01-01T00:00:05.1Z one\n");
    before.add("failed to try resolving symlinks in path \"/var/log/pods/a/0.log\": no such file");
    answers.add("2026-01-01T00:00:07Z two\n");
    logs.read(DNS, new PodLogs.Wish(10, true), new Telling());
    assertThat(next(5))
        .containsExactly(
            "follows",
            "2026-01-01T00:00:05.100Z one",
            "waits",
            "follows",
            "2026-01-01T00:00:07Z two");
  }

  @Test
  void saysWhoMayNotAndEndsWithTheLogWhenNobodyWaits() throws InterruptedException {
    answers.add("403");
    logs.read(DNS, new PodLogs.Wish(10, true), new Telling());
    assertThat(next(1).getFirst()).startsWith("ended: not allowed to read the log");
    answers.add("2026-01-01T00:00:05Z last");
    logs.read(DNS, new PodLogs.Wish(10, false), new Telling());
    assertThat(next(3)).containsExactly("follows", "2026-01-01T00:00:05Z last", "ended: ");
    logs.read(DNS, new PodLogs.Wish(10, false, true), new Telling());
    assertThat(next(1).getFirst()).as("there is no earlier run").contains("ended: ", "400");
  }

  private List<String> next(int count) throws InterruptedException {
    List<String> found = new CopyOnWriteArrayList<>();
    for (int i = 0; i < count; i++) {
      found.add(String.valueOf(heard.poll(20, TimeUnit.SECONDS)));
    }
    return found;
  }

  private final class Telling implements PodLogs.Listener {
    @Override
    public void line(Instant time, String text) {
      heard.add(time + " " + text);
    }

    @Override
    public void state(State state) {
      heard.add(
          switch (state) {
            case State.Following _ -> "follows";
            case State.Waiting _ -> "waits";
            case State.Ended e -> "ended: " + e.why();
          });
    }
  }
}
