package dev.portolan.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.reflect.Rhythm;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.testkit.Contexts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whole sessions on a server that refuses, breaks and comes back. Waits are cut to a hundredth.
@Timeout(60)
final class SessionWeatherTest {
  private static final Rhythm FAST =
      new Rhythm(
          InstantSource.system(),
          new Random(1),
          time -> Thread.sleep(time.dividedBy(100).plus(Duration.ofMillis(1))));

  private final FakeApi api = new FakeApi();
  private final Watching news = new Watching();

  SessionWeatherTest() throws IOException {}

  @BeforeEach
  void aCluster() {
    api.namespace("kube-system", "one").namespace("a", "ua").namespace("b", "ub");
    api.pod("a/web").pod("a/db").pod("b/api");
  }

  @AfterEach
  void close() {
    api.close();
  }

  private ClusterSession open(Scope scope) {
    KubeContext context =
        Contexts.of(
            Path.of("config").toAbsolutePath(),
            "test",
            "a",
            Map.of("server", api.url()),
            Map.of("token", "t0ken"));
    Opening widest = Opening.of(context);
    Opening opening = new Opening(context, scope, widest.trust(), widest.environment());
    return LiveSession.open(opening, news, FAST);
  }

  private static List<String> pods(ClusterSnapshot snapshot) {
    return snapshot.pods().stream().map(p -> p.ref().path()).sorted().toList();
  }

  private static Coverage scoped(Map<String, Coverage> namespaces) {
    return new Coverage.Scoped(new TreeMap<>(namespaces));
  }

  private static final Coverage COMPLETE = new Coverage.Complete();

  private static boolean whole(ClusterSnapshot snapshot) {
    return snapshot.coverage().values().stream().allMatch(Coverage::complete);
  }

  @Test
  void aChosenScopeIsReadNamespaceByNamespaceAndNothingElse() throws Exception {
    try (ClusterSession session = open(Scope.of(Set.of("b")))) {
      ClusterSnapshot snapshot = session.synced().get(20, TimeUnit.SECONDS);
      assertThat(pods(snapshot)).containsExactly("b/api");
      assertThat(snapshot.namespaces()).extracting(n -> n.name()).containsExactly("b");
      assertThat(snapshot.coverage(Kind.POD)).isEqualTo(scoped(Map.of("b", COMPLETE)));
      assertThat(snapshot.coverage(Kind.NAMESPACE)).isEqualTo(scoped(Map.of("b", COMPLETE)));
      assertThat(snapshot.coverage(Kind.NODE)).isEqualTo(COMPLETE);
      assertThat(api.asked("/api/v1/pods")).isEmpty();
      assertThat(api.asked("/namespaces/a/pods")).isEmpty();
    }
  }

  @Test
  void narrowingAndWideningReadsOnlyWhatIsNew() throws Exception {
    try (ClusterSession session = open(Scope.WIDEST)) {
      news.awaitSnapshot(s -> whole(s) && pods(s).size() == 3);
      session.narrow(Scope.of(Set.of("a")));
      assertThat(session.scope()).isEqualTo(Scope.of(Set.of("a")));
      ClusterSnapshot narrow =
          news.awaitSnapshot(s -> s.coverage(Kind.POD).equals(scoped(Map.of("a", COMPLETE))));
      assertThat(pods(narrow)).containsExactly("a/db", "a/web");
      assertThat(narrow.namespaces()).extracting(n -> n.name()).containsExactly("a");
      api.forgetRequests();
      session.narrow(Scope.of(Set.of("a", "b")));
      news.awaitSnapshot(
          s -> s.coverage(Kind.POD).equals(scoped(Map.of("a", COMPLETE, "b", COMPLETE))));
      assertThat(api.asked("/namespaces/a/").stream().filter(r -> r.contains("limit=")))
          .as("a is not listed again")
          .isEmpty();
      session.narrow(Scope.WIDEST);
      ClusterSnapshot wide = news.awaitSnapshot(SessionWeatherTest::whole);
      assertThat(pods(wide)).containsExactly("a/db", "a/web", "b/api");
      assertThat(wide.namespaces()).hasSize(3);
    }
  }

  @Test
  void aScopeChosenWhileLoadingIsKept() throws Exception {
    try (ClusterSession session = open(Scope.WIDEST)) {
      session.narrow(Scope.of(Set.of("b")));
      ClusterSnapshot snapshot =
          news.awaitSnapshot(s -> s.coverage(Kind.POD).equals(scoped(Map.of("b", COMPLETE))));
      assertThat(pods(snapshot)).containsExactly("b/api");
    }
  }

  @Test
  void whatMayNotBeListedIsReadInTheContextsNamespaceAndTheRestIsForbidden() throws Exception {
    api.refuse("/api/v1/namespaces?", 403).refuse("/api/v1/pods", 403).refuse("/nodes", 403);
    try (ClusterSession session = open(Scope.WIDEST)) {
      ClusterSnapshot snapshot = session.synced().get(20, TimeUnit.SECONDS);
      assertThat(pods(snapshot)).containsExactly("a/db", "a/web");
      assertThat(snapshot.coverage(Kind.POD)).isEqualTo(scoped(Map.of("a", COMPLETE)));
      assertThat(snapshot.coverage(Kind.NODE)).isEqualTo(new Coverage.Forbidden("no 403"));
      assertThat(snapshot.coverage(Kind.SERVICE)).isEqualTo(COMPLETE);
      assertThat(snapshot.namespaces()).extracting(n -> n.meta().uid()).containsExactly("ua");
      api.allow("/api/v1/pods");
      api.cut();
      ClusterSnapshot later = news.awaitSnapshot(s -> s.coverage(Kind.POD).complete());
      assertThat(pods(later)).as("rights may grow").hasSize(3);
    }
  }

  @Test
  void whereNamespacesAreHiddenTheProjectsNameThem() throws Exception {
    api.refuse("/api/v1/namespaces?", 403).refuse("/api/v1/pods", 403);
    api.openShift();
    try (ClusterSession session = open(Scope.WIDEST)) {
      ClusterSnapshot snapshot = session.synced().get(20, TimeUnit.SECONDS);
      assertThat(snapshot.namespaces()).extracting(n -> n.name()).containsExactly("a", "b");
      assertThat(snapshot.coverage(Kind.NAMESPACE))
          .as("there may be more")
          .isEqualTo(scoped(Map.of("a", COMPLETE, "b", COMPLETE)));
      assertThat(snapshot.coverage(Kind.POD)).isEqualTo(scoped(Map.of("a", COMPLETE)));
      assertThat(news.awaitRights(r -> !r.namespaces().isEmpty()).namespaces()).contains("a");
    }
  }

  @Test
  void aServerThatComesBackMeetsOneQuestionAndThenEverybody() throws Exception {
    try (ClusterSession session = open(Scope.WIDEST)) {
      news.awaitSnapshot(SessionWeatherTest::whole);
      news.awaitState(SessionState.Live.class::isInstance);
      api.down();
      news.awaitState(SessionState.Stale.class::isInstance);
      assertThat(pods(session.snapshot())).as("the picture stays").hasSize(3);
      api.awaitAsked("/version", 5); // what was under way has failed by now
      api.forgetRequests();
      api.up();
      news.awaitState(SessionState.Live.class::isInstance);
      api.pod("a/new");
      api.cut();
      List<String> first = api.requests().stream().filter(r -> !r.equals("/version")).toList();
      assertThat(first.getFirst())
          .as("until then nobody asks but for the version")
          .isEqualTo("/api/v1/namespaces/kube-system");
    }
  }

  @Test
  void aClusterMadeAnewIsNotMixedWithTheOld() throws Exception {
    try (ClusterSession session = open(Scope.WIDEST)) {
      news.awaitSnapshot(SessionWeatherTest::whole);
      api.down();
      news.awaitState(SessionState.Stale.class::isInstance);
      api.clear();
      api.namespace("kube-system", "two").namespace("c", "uc").pod("c/other");
      api.up();
      ClusterSnapshot anew =
          news.awaitSnapshot(s -> whole(s) && pods(s).equals(List.of("c/other")));
      assertThat(anew.namespaces()).extracting(n -> n.name()).containsExactly("c", "kube-system");
      assertThat(news.recreations()).isEqualTo(1);
      assertThat(session.state()).isEqualTo(new SessionState.Live());
    }
  }

  @Test
  void whatWasReadBeforeTheClusterWasKnownIsReadAgain() throws Exception {
    api.refuse("/api/v1/namespaces/kube-system", 500);
    try (ClusterSession session = open(Scope.WIDEST)) {
      news.awaitSnapshot(s -> whole(s) && pods(s).size() == 3);
      api.clear();
      api.namespace("kube-system", "two").namespace("c", "uc").pod("c/other");
      api.allow("/api/v1/namespaces/kube-system");
      news.awaitSnapshot(s -> whole(s) && pods(s).equals(List.of("c/other")));
      assertThat(session.state()).isEqualTo(new SessionState.Live());
    }
  }

  @Test
  void credentialsThatWorkAgainBringTheSessionBackWithoutAClick() throws Exception {
    try (ClusterSession session = open(Scope.WIDEST)) {
      news.awaitSnapshot(SessionWeatherTest::whole);
      api.refuse("/", 401);
      api.cut();
      news.awaitState(SessionState.Failed.class::isInstance);
      assertThat(pods(session.snapshot())).hasSize(3);
      api.allow("/");
      assertThat(news.awaitState(SessionState.Live.class::isInstance)).isNotNull();
    }
  }

  @Test
  void credentialsThatNeverWorkedFailEveryKind() throws Exception {
    api.refuse("/", 401);
    try (ClusterSession session = open(Scope.WIDEST)) {
      ClusterSnapshot snapshot = session.synced().get(20, TimeUnit.SECONDS);
      assertThat(snapshot.coverage().values()).allMatch(Coverage.Failed.class::isInstance);
      assertThat(api.requests()).as("one asks for all").allMatch("/version"::equals);
      api.allow("/");
      news.awaitSnapshot(SessionWeatherTest::whole);
    }
  }
}
