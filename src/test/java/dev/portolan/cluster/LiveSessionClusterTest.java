package dev.portolan.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.cluster.access.ApiClients;
import dev.portolan.cluster.access.PluginTrust;
import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.api.ClusterException;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.KubeconfigLoader;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.PodExec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A session on a real cluster, any: `-Dportolan.kubeconfig=FILE`, else what KUBECONFIG names. The
/// tests of refused credentials need the lab, whose script `-Dportolan.lab=FILE` names.
@Tag("cluster")
@Timeout(180)
final class LiveSessionClusterTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static KubeContext context() {
    String file = System.getProperty("portolan.kubeconfig", "");
    boolean variable = !System.getenv().getOrDefault("KUBECONFIG", "").isEmpty();
    assumeTrue(!file.isEmpty() || variable, "no cluster is named");
    return KubeconfigLoader.ofThisProcess()
        .load(file.isEmpty() ? null : Path.of(file))
        .current()
        .orElseThrow();
  }

  private static KubeContext lab(String who) throws IOException, InterruptedException {
    String script = System.getProperty("portolan.lab", "");
    assumeTrue(!script.isEmpty(), "the lab is not named");
    Process process = new ProcessBuilder(script, "kubeconfig", who).start();
    String file = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return KubeconfigLoader.ofThisProcess().load(Path.of(file.strip())).current().orElseThrow();
  }

  private static Set<String> listed(KubeContext context, String... path) throws IOException {
    try (ApiConnection api = ApiClients.connect(context, PluginTrust.NONE, Map.of())) {
      HttpUrl url = api.url(List.of(path)).build();
      JsonNode list =
          api.get(url, Duration.ofSeconds(30), r -> JSON.readTree(r.body().byteStream()));
      Set<String> names = new TreeSet<>();
      for (JsonNode item : list.path("items")) {
        JsonNode meta = item.path("metadata");
        names.add(meta.path("namespace").asText("") + "/" + meta.path("name").asText());
      }
      return names;
    }
  }

  private static Set<String> names(ClusterSnapshot snapshot, Kind kind) {
    Set<String> names = new TreeSet<>();
    snapshot
        .objects()
        .getOrDefault(kind, Map.of())
        .keySet()
        .forEach(r -> names.add(r.namespace() + "/" + r.name()));
    return names;
  }

  @Test
  void theSnapshotHoldsWhatTheServerLists() throws Exception {
    KubeContext context = context();
    Watching news = new Watching();
    try (ClusterSession session = ClusterSessions.open(Opening.of(context), news)) {
      ClusterSnapshot snapshot = session.synced().get(60, TimeUnit.SECONDS);
      assertThat(snapshot.origin().serverVersion()).startsWith("v1.");
      assertThat(session.state()).isEqualTo(new SessionState.Live());
      assertThat(snapshot.coverage()).containsOnlyKeys(Kind.values());
      if (snapshot.coverage(Kind.NAMESPACE).complete()) {
        assertThat(names(snapshot, Kind.NAMESPACE))
            .isEqualTo(listed(context, "api", "v1", "namespaces"));
      }
      if (snapshot.coverage(Kind.POD).complete()) {
        Set<String> pods = listed(context, "api", "v1", "pods");
        if (!names(snapshot, Kind.POD).equals(pods)) {
          news.awaitSnapshot(s -> names(s, Kind.POD).equals(pods));
        }
      }
    }
    assertThat(news.awaitState(SessionState.Closed.class::isInstance)).isNotNull();
  }

  @Test
  void commandsRunInContainersAndEndAsTheyDid() throws Exception {
    try (ClusterSession session = ClusterSessions.open(Opening.of(context()), new Watching())) {
      ClusterSnapshot snapshot = session.synced().get(60, TimeUnit.SECONDS);
      ContainerRef shell = null;
      for (Pod pod : snapshot.pods()) {
        if (shell == null && pod.ready() && !pod.meta().terminating()) {
          ContainerRef candidate = container(pod);
          Run run = Run.of(session.exec(), candidate, "sh", "-c", "exit 0");
          shell = run.end().equals(new PodExec.End.Exited(0)) ? candidate : null;
        }
      }
      assertThat(shell).as("a running pod with a shell").isNotNull();
      Run run =
          Run.of(
              session.exec(), shell, "sh", "-c", "echo out; echo err >&2; exit \"$1\"", "x", "3");
      assertThat(run).isEqualTo(new Run("out\n", "err\n", new PodExec.End.Exited(3)));
      assertThat(Run.of(session.exec(), shell, "portolan-no-such-program").end())
          .isInstanceOf(PodExec.End.NoSuchProgram.class);
      ContainerRef nobody = new ContainerRef(shell.namespace(), "portolan-no-such-pod", "");
      assertThat(Run.of(session.exec(), nobody, "true").end()).isInstanceOf(PodExec.End.Gone.class);
      CompletableFuture<PodExec.End> end = new CompletableFuture<>();
      session.exec().start(shell, List.of("sleep", "5"), Run.listener(end)).disconnect();
      assertThat(end.get(5, TimeUnit.SECONDS)).isEqualTo(new PodExec.End.Disconnected());
    }
  }

  private static ContainerRef container(Pod pod) {
    String name = pod.servingContainers().getFirst().name();
    return new ContainerRef(pod.namespace(), pod.name(), name);
  }

  @Test
  void yamlIsTheServersWithoutManagedFields() throws Exception {
    try (ClusterSession session = ClusterSessions.open(Opening.of(context()), new Watching())) {
      Pod pod = session.synced().get(60, TimeUnit.SECONDS).pods().getFirst();
      String yaml = session.yaml(pod.ref()).get(30, TimeUnit.SECONDS);
      assertThat(yaml)
          .contains("kind: Pod", "  name: " + pod.name(), "  uid: " + pod.meta().uid())
          .doesNotContain("managedFields");
      ObjectRef nobody = ObjectRef.pod(pod.namespace(), "portolan-no-such-pod");
      assertThatThrownBy(() -> session.yaml(nobody).get(30, TimeUnit.SECONDS))
          .hasCauseInstanceOf(ClusterException.class)
          .hasMessageContaining("is not there any more");
    }
  }

  @Test
  void aUserOfOneNamespaceSeesItAndWhatElseIsForbidden() throws Exception {
    try (ClusterSession session = ClusterSessions.open(Opening.of(lab("viewer")), new Watching())) {
      ClusterSnapshot snapshot = session.synced().get(60, TimeUnit.SECONDS);
      assertThat(snapshot.coverage(Kind.NAMESPACE)).isInstanceOf(Coverage.Forbidden.class);
      assertThat(snapshot.coverage(Kind.NODE)).isInstanceOf(Coverage.Forbidden.class);
      assertThat(snapshot.coverage(Kind.POD))
          .isEqualTo(new Coverage.Scoped(new TreeMap<>(Map.of("shop", new Coverage.Complete()))));
      assertThat(snapshot.namespaces()).extracting(n -> n.name()).containsExactly("shop");
      assertThat(snapshot.pods()).isNotEmpty().allMatch(p -> p.namespace().equals("shop"));
      ContainerRef first = container(snapshot.pods().getFirst());
      assertThat(Run.of(session.exec(), first, "true").end())
          .isInstanceOfSatisfying(
              PodExec.End.Denied.class,
              d -> assertThat(d.message()).contains("forbidden", "pods/exec"));
    }
  }

  @Test
  void anExpiredTokenFailsTheSession() throws Exception {
    Watching news = new Watching();
    try (ClusterSession session = ClusterSessions.open(Opening.of(lab("expired")), news)) {
      assertThat(news.awaitState(SessionState.Failed.class::isInstance).toString())
          .contains("token expired or not accepted");
      ClusterSnapshot snapshot = session.synced().get(60, TimeUnit.SECONDS);
      assertThat(snapshot.coverage().values()).allMatch(Coverage.Failed.class::isInstance);
    }
  }
}
