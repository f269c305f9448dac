package dev.portolan.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.rights.Rights;
import dev.portolan.cluster.rights.Rights.Answer;
import dev.portolan.cluster.rights.Rights.Verb;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.KubeconfigLoader;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import dev.portolan.testkit.RealCluster;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A session on the lab while the lab is broken and mended: afterwards its snapshot holds what a
/// new session lists, object by object, without anybody's doing.
@Tag("cluster")
@Timeout(240)
final class SessionFaultsClusterTest {
  @BeforeEach
  void onTheLabAlone() {
    RealCluster.needsLab();
  }

  @AfterEach
  void heal() throws Exception {
    RealCluster.lab("heal");
  }

  private static KubeContext context(String who) throws Exception {
    Path file = Path.of(RealCluster.lab("kubeconfig", who).strip());
    return KubeconfigLoader.ofThisProcess().load(file).current().orElseThrow();
  }

  /// Every object as it is kept.
  private static Map<ObjectRef, KubeObject> objects(ClusterSnapshot snapshot) {
    Map<ObjectRef, KubeObject> all = new HashMap<>();
    snapshot.objects().values().forEach(all::putAll);
    return all;
  }

  private static void agreesWithAFreshList(ClusterSession session, Watching news, String who)
      throws Exception {
    for (int tries = 1; ; tries++) {
      Map<ObjectRef, KubeObject> fresh;
      try (ClusterSession other = ClusterSessions.open(Opening.of(context(who)), new Watching())) {
        fresh = objects(other.synced().get(60, TimeUnit.SECONDS));
      }
      if (objects(session.snapshot()).equals(fresh)) {
        assertThat(fresh).hasSizeGreaterThan(20);
        return;
      }
      if (tries == 5) {
        assertThat(objects(session.snapshot())).isEqualTo(fresh);
      }
      long seen = session.snapshot().generation();
      news.awaitSnapshot(s -> s.generation() > seen); // the lab is still settling
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"apiserver-restart", "compact", "apiserver-stop"})
  void theServerGoesAndComesBack(String fault) throws Exception {
    Watching news = new Watching();
    try (ClusterSession session = ClusterSessions.open(Opening.of(context("admin")), news)) {
      int pods = session.synced().get(60, TimeUnit.SECONDS).pods().size();
      RealCluster.lab("fault", fault);
      // a restart may be over before a question has failed
      boolean noticed = fault.equals("apiserver-stop");
      if (noticed) {
        news.awaitState(SessionState.Stale.class::isInstance);
      }
      assertThat(session.snapshot().pods()).as("the picture stays").hasSizeGreaterThan(pods / 2);
      RealCluster.lab("heal");
      if (noticed) {
        news.awaitState(SessionState.Live.class::isInstance);
      }
      agreesWithAFreshList(session, news, "admin");
      assertThat(session.state()).isEqualTo(new SessionState.Live());
      assertThat(news.recreations()).isZero();
    }
  }

  /// The node's kubelet falls silent; the server says so after half a minute or so, and of its pods
  /// that they are not ready.
  @Test
  void aNodeGoesAndComesBack() throws Exception {
    Watching news = new Watching();
    try (ClusterSession session = ClusterSessions.open(Opening.of(context("admin")), news)) {
      session.synced().get(60, TimeUnit.SECONDS);
      RealCluster.lab("fault", "node-down", "2");
      ClusterSnapshot down = news.awaitSnapshot(s -> ready(s) == 2);
      assertThat(session.state()).as("of the server").isEqualTo(new SessionState.Live());
      String gone = down.nodes().stream().filter(n -> !n.ready()).findFirst().orElseThrow().name();
      news.awaitSnapshot(
          s -> s.pods().stream().filter(p -> p.nodeName().equals(gone)).noneMatch(p -> p.ready()));
      RealCluster.lab("heal");
      news.awaitSnapshot(s -> ready(s) == 3);
      agreesWithAFreshList(session, news, "admin");
    }
  }

  private static long ready(ClusterSnapshot snapshot) {
    return snapshot.nodes().stream().filter(n -> n.ready()).count();
  }

  @Test
  void aUserOfOneNamespaceComesBackToo() throws Exception {
    Watching news = new Watching();
    try (ClusterSession session = ClusterSessions.open(Opening.of(context("viewer")), news)) {
      session.synced().get(60, TimeUnit.SECONDS);
      RealCluster.lab("fault", "apiserver-stop");
      news.awaitState(SessionState.Stale.class::isInstance);
      RealCluster.lab("heal");
      news.awaitState(SessionState.Live.class::isInstance);
      agreesWithAFreshList(session, news, "viewer");
    }
  }

  @ParameterizedTest
  @CsvSource({"admin,YES,YES", "prober,YES,YES", "viewer,NO,NO"})
  void theServerSaysWhatTheUserMayDo(String who, Answer pods, Answer exec) throws Exception {
    Watching news = new Watching();
    try (ClusterSession session = ClusterSessions.open(Opening.of(context(who)), news)) {
      Rights rights = news.awaitRights(r -> r.areas().containsKey(""));
      assertThat(rights.may(Verb.LIST, Kind.POD, "")).isEqualTo(pods);
      assertThat(rights.mayExec(context(who).namespace())).isEqualTo(exec);
      assertThat(session.rights().areas()).containsKey("");
    }
  }

  @Test
  void chosenNamespacesAreReadAndNoOthers() throws Exception {
    Watching news = new Watching();
    try (ClusterSession session = ClusterSessions.open(Opening.of(context("prober")), news)) {
      session.synced().get(60, TimeUnit.SECONDS);
      session.narrow(Scope.of(List.of("shop", "payments")));
      Coverage both =
          new Coverage.Scoped(
              new TreeMap<>(
                  Map.of("shop", new Coverage.Complete(), "payments", new Coverage.Complete())));
      ClusterSnapshot narrow = news.awaitSnapshot(s -> s.coverage(Kind.POD).equals(both));
      assertThat(narrow.pods()).extracting(p -> p.namespace()).containsOnly("shop", "payments");
      assertThat(narrow.namespaces()).hasSize(2);
    }
  }
}
