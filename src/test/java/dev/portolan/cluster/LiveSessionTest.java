package dev.portolan.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.cluster.api.ClusterException;
import dev.portolan.cluster.reflect.Resource;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.testkit.Contexts;
import dev.portolan.testkit.ScriptedServer;
import dev.portolan.testkit.ScriptedServer.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class LiveSessionTest {
  private static final String EMPTY = "{\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[]}";

  private static KubeContext context(String server) {
    return Contexts.of(
        Path.of("config").toAbsolutePath(),
        "test",
        "shop",
        Map.of("server", server),
        Map.of("token", "t0ken"));
  }

  private static String list(String... names) {
    return "{\"metadata\":{\"resourceVersion\":\"1\"},\"items\":["
        + List.of(names).stream()
            .map("{\"metadata\":{\"name\":\"%s\",\"namespace\":\"shop\"}}"::formatted)
            .collect(Collectors.joining(","))
        + "]}";
  }

  /// Everything but pods is listed as empty; `/version` says demo.
  private static ScriptedServer server() throws IOException {
    ScriptedServer server = new ScriptedServer();
    server.on("/version", Reply.ok("{\"gitVersion\":\"v1.30.0\",\"portolanDemo\":true}"));
    server.on("/namespaces?limit", Reply.ok(list("shop")));
    server.onExactly("/apis", Reply.ok("{\"groups\":[]}"));
    for (Resource resource : Resource.all()) {
      if (resource.kind() != Kind.POD && resource.kind() != Kind.NAMESPACE) {
        server.on("/" + resource.kind().plural() + "?limit", Reply.ok(EMPTY));
      }
    }
    return server;
  }

  @Test
  void aPageIsShownBeforeTheListIsWhole() throws Exception {
    String pods =
        IntStream.range(0, 500)
            .mapToObj("{\"metadata\":{\"name\":\"p%d\",\"namespace\":\"shop\"}}"::formatted)
            .collect(Collectors.joining(","));
    String page = "{\"metadata\":{\"continue\":\"more\"},\"items\":[" + pods + "]}";
    Watching news = new Watching();
    try (ScriptedServer server = server().on("/pods?limit=500", Reply.ok(page));
        ClusterSession session = ClusterSessions.open(Opening.of(context(server.url())), news)) {
      ClusterSnapshot first = news.awaitSnapshot(s -> true);
      assertThat(first.generation()).isEqualTo(1);
      assertThat(first.origin())
          .isEqualTo(new ClusterSnapshot.Origin("test", "shop", "v1.30.0", true));
      ClusterSnapshot partly = news.awaitSnapshot(s -> s.pods().size() == 500);
      assertThat(partly.coverage(Kind.POD)).isEqualTo(new Coverage.Syncing(500));
      assertThat(session.synced()).isNotDone();
      assertThat(session.state()).isEqualTo(new SessionState.Live());
      // as kubectl does it: no credentials where the wire is plain
      assertThat(server.tokens()).isNotEmpty().allMatch(String::isEmpty);
    }
    assertThat(news.awaitState(SessionState.Closed.class::isInstance)).isNotNull();
  }

  @Test
  void aHiddenOtherNamespaceIsNotAnEmptyOne() throws Exception {
    try (ScriptedServer server =
            server()
                .on("/api/v1/pods?limit", Reply.status(403, "pods is forbidden"))
                .on("/namespaces/shop/pods?limit", Reply.ok(list("web")));
        ClusterSession session =
            ClusterSessions.open(Opening.of(context(server.url())), new Watching())) {
      ClusterSnapshot snapshot = session.synced().get(30, TimeUnit.SECONDS);
      assertThat(snapshot.pods()).hasSize(1);
      assertThat(snapshot.coverage(Kind.NAMESPACE)).isEqualTo(new Coverage.Complete());
      assertThat(snapshot.coverage(Kind.POD))
          .isEqualTo(new Coverage.Scoped(new TreeMap<>(Map.of("shop", new Coverage.Complete()))));
    }
  }

  @Test
  void aServerThatIsDownFailsEveryKindInOneLine() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Watching news = new Watching();
    try (ClusterSession session =
        ClusterSessions.open(Opening.of(context("http://127.0.0.1:" + port)), news)) {
      assertThat(news.awaitState(SessionState.Failed.class::isInstance))
          .isEqualTo(new SessionState.Failed("127.0.0.1:" + port + " refuses the connection"));
      ClusterSnapshot snapshot = session.synced().get(30, TimeUnit.SECONDS);
      assertThat(snapshot.coverage().values()).allMatch(Coverage.Failed.class::isInstance);
      assertThatThrownBy(() -> session.yaml(ObjectRef.pod("a", "b")).get(30, TimeUnit.SECONDS))
          .hasCauseInstanceOf(ClusterException.class)
          .hasMessageContaining("refuses the connection");
    }
  }

  @Test
  void aNameThatDoesNotResolveFailsTheSession() throws Exception {
    Watching news = new Watching();
    try (ClusterSession session =
        ClusterSessions.open(Opening.of(context("https://portolan.invalid:6443")), news)) {
      assertThat(session.context().name()).isEqualTo("test");
      assertThat(news.awaitState(SessionState.Failed.class::isInstance))
          .isEqualTo(new SessionState.Failed("no such host: portolan.invalid"));
    }
  }
}
