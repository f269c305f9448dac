package dev.portolan.cluster.reflect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.model.Kind;
import dev.portolan.testkit.ScriptedServer;
import dev.portolan.testkit.ScriptedServer.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/// One reflector on a server that plays a script. Its waits are noted, not waited.
final class Play implements AutoCloseable {
  final RecordingSink sink = new RecordingSink();
  final List<Duration> pauses = new CopyOnWriteArrayList<>();
  final ScriptedServer server = new ScriptedServer();
  private final ApiConnection api;

  Play() throws IOException {
    api = new ApiConnection(HttpUrl.get(server.url()), new OkHttpClient());
  }

  Play then(Reply reply) {
    server.then(reply);
    return this;
  }

  /// Runs the reflector until the script is played.
  Play run(Kind kind) throws InterruptedException {
    return run(kind, "");
  }

  /// The same in one namespace.
  Play run(Kind kind, String namespace) throws InterruptedException {
    return run(kind, namespace, server::awaitPlayed);
  }

  /// Runs the reflector until it pours something.
  Play runUntil(Kind kind, String event) throws InterruptedException {
    return run(kind, "", () -> sink.awaitNews(event));
  }

  /// What is waited for.
  private interface Moment {
    void await() throws InterruptedException;
  }

  private Play run(Kind kind, String namespace, Moment end) throws InterruptedException {
    Reflector reflector = new Reflector(wire(pauses::add), resource(kind), namespace, sink);
    Thread thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    reflector.run();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    end.await();
    thread.interrupt();
    api.close();
    assertThat(thread.join(Duration.ofSeconds(10))).as("ends when closed").isTrue();
    return this;
  }

  /// What its reflectors speak over, with another way to wait.
  Wire wire(Rhythm.Pause pause) {
    return new Wire(api, sink, new Rhythm(InstantSource.system(), new Random(1), pause));
  }

  static Resource resource(Kind kind) {
    return Resource.all().stream().filter(r -> r.kind() == kind).findFirst().orElseThrow();
  }

  List<String> news() {
    return sink.news();
  }

  /// The addresses of watches, and of lists.
  List<String> asked(boolean watches) {
    return server.requests().stream().filter(r -> r.contains("watch=true") == watches).toList();
  }

  static String body(String version, String token, int left, String... names) {
    String items =
        Arrays.stream(names)
            .map("{\"metadata\":{\"name\":\"%s\",\"namespace\":\"shop\"}}"::formatted)
            .collect(Collectors.joining(","));
    String more = left == 0 ? "" : ",\"remainingItemCount\":" + left;
    return "{\"metadata\":{\"resourceVersion\":\"%s\",\"continue\":\"%s\"%s},\"items\":[%s]}"
        .formatted(version, token, more, items);
  }

  static Reply page(String version, String... names) {
    return Reply.ok(body(version, "", 0, names));
  }

  static String event(String type, String name, String version) {
    return """
    {"type":"%s","object":{"metadata":{"name":"%s","namespace":"shop","resourceVersion":"%s"}}}
    """
        .formatted(type, name, version);
  }

  @Override
  public void close() {
    api.close();
    server.close();
  }
}
