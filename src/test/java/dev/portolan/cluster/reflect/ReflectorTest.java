package dev.portolan.cluster.reflect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.model.Kind;
import dev.portolan.testkit.ScriptedServer;
import dev.portolan.testkit.ScriptedServer.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class ReflectorTest {
  private static final String PODS = "/api/v1/pods";

  private final Play play;
  private final ScriptedServer server;
  private final RecordingSink sink;
  private final List<Duration> pauses;

  ReflectorTest() throws IOException {
    play = new Play();
    server = play.server;
    sink = play.sink;
    pauses = play.pauses;
  }

  @BeforeEach
  void nothingWasAsked() {
    assertThat(server.requests()).isEmpty();
  }

  @AfterEach
  void close() {
    play.close();
  }

  private static final String FORGOTTEN =
      "{\"type\":\"ERROR\",\"object\":{\"status\":\"Failure\",\"code\":410,\"message\":\"too old\"}}";

  private List<String> watchedVersions() {
    return server.requests().stream()
        .filter(r -> r.contains("watch=true"))
        .map(r -> HttpUrl.get("http://h" + r).queryParameter("resourceVersion"))
        .toList();
  }

  @Test
  void listsInPagesAndWatchesFromThere() throws Exception {
    server
        .then(Reply.ok(Play.body("10", "next/1", 0, "a", "b")))
        .then(Play.page("10", "c"))
        .then(
            Reply.ok(
                Play.event("ADDED", "d", "11")
                    + Play.event("DELETED", "a", "12")
                    + Play.event("BOOKMARK", "", "20")));
    play.run(Kind.POD);
    assertThat(server.requests())
        .startsWith(PODS + "?limit=500", PODS + "?limit=500&continue=next%2F1");
    assertThat(server.requests().get(2))
        .startsWith(
            PODS + "?watch=true&allowWatchBookmarks=true&resourceVersion=10&timeoutSeconds=");
    assertThat(watchedVersions()).containsExactly("10", "20");
    assertThat(sink.news())
        .containsExactly(
            "put a",
            "put b",
            "syncing 2/0",
            "put c",
            "retain [a, b, c]",
            "served api/v1 pods",
            "complete",
            "put d",
            "remove a");
    assertThat(pauses).as("a watch whose time is up goes on at once").isEmpty();
  }

  @Test
  void listsAnewWhenTheWatchIsForgottenInTheStream() throws Exception {
    server
        .then(Play.page("10", "a", "b"))
        .then(Reply.ok(Play.event("MODIFIED", "a", "11") + FORGOTTEN))
        .then(Play.page("30", "b"));
    play.run(Kind.POD);
    assertThat(sink.news()).containsSubsequence("retain [a, b]", "complete", "put a", "retain [b]");
    assertThat(watchedVersions()).containsExactly("10", "30");
  }

  @Test
  void listsAnewWhenTheWatchIsRefusedAsForgotten() throws Exception {
    server
        .then(Play.page("10", "a"))
        .then(Reply.status(410, "too old resource version"))
        .then(Play.page("30", "a"));
    play.run(Kind.POD);
    assertThat(watchedVersions()).containsExactly("10", "30");
    assertThat(pauses).isEmpty();
  }

  @Test
  void takesEverythingInOnePageWhenThePagesWereForgotten() throws Exception {
    server
        .then(Reply.ok(Play.body("10", "c1", 0, "a")))
        .then(Reply.status(410, "the provided continue parameter is too old"))
        .then(Play.page("31", "b"));
    play.run(Kind.POD);
    assertThat(server.requests().get(2)).isEqualTo(PODS);
    assertThat(sink.news()).containsSubsequence("put a", "put b", "retain [b]", "complete");
  }

  @Test
  void aNamespaceIsListedAndWatchedByItself() throws Exception {
    server.then(Play.page("10", "a"));
    play.run(Kind.POD, "shop");
    assertThat(server.requests().get(0)).startsWith("/api/v1/namespaces/shop/pods?limit=500");
    assertThat(server.requests().get(1)).startsWith("/api/v1/namespaces/shop/pods?watch=true");
    assertThat(sink.news()).contains("served api/v1 pods", "complete");
  }

  @Test
  void forbiddenIsToldWithTheServersWordsAndTriedAgainSlowly() throws Exception {
    server.then(Reply.status(403, "nodes is forbidden: User x cannot list"));
    play.run(Kind.NODE);
    assertThat(sink.news()).containsExactly("forbidden: nodes is forbidden: User x cannot list");
    assertThat(pauses).hasSize(1);
    assertThat(pauses.getFirst()).isBetween(Duration.ofSeconds(54), Duration.ofSeconds(66));
  }

  @Test
  void aPlaceThatIsNotServedLeadsToTheNextOne() throws Exception {
    server
        .then(Reply.status(404, "no v1"))
        .then(Reply.status(404, "no v1beta1"))
        .then(Play.page("10", "web"));
    play.run(Kind.ENDPOINT_SLICE);
    assertThat(server.requests().subList(0, 3))
        .containsExactly(
            "/apis/discovery.k8s.io/v1/endpointslices?limit=500",
            "/apis/discovery.k8s.io/v1beta1/endpointslices?limit=500",
            "/api/v1/endpoints?limit=500");
    assertThat(sink.news()).contains("served api/v1 endpoints", "complete");
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404})
  void aPlaceThatWasRefusedOrMissingIsGoneBackToOnceItIsServed(int code) throws Exception {
    server
        .then(Reply.status(code, "no endpointslices"))
        .then(Reply.status(404, "no v1beta1"))
        .then(Play.page("10", "web"))
        .then(Reply.ok(Play.event("BOOKMARK", "", "20")))
        .then(Reply.status(code, "no endpointslices"))
        .then(Reply.status(404, "no v1beta1"))
        .then(Reply.ok(Play.event("BOOKMARK", "", "30")))
        .then(Play.page("30", "web-1"))
        .then(Play.page("30", "web-1"));
    play.run(Kind.ENDPOINT_SLICE);
    assertThat(server.requests().subList(2, 9))
        .extracting(r -> r.replaceFirst("&timeoutSeconds=.*", ""))
        .containsExactly(
            "/api/v1/endpoints?limit=500",
            "/api/v1/endpoints?watch=true&allowWatchBookmarks=true&resourceVersion=10",
            "/apis/discovery.k8s.io/v1/endpointslices?limit=1",
            "/apis/discovery.k8s.io/v1beta1/endpointslices?limit=1",
            "/api/v1/endpoints?watch=true&allowWatchBookmarks=true&resourceVersion=20",
            "/apis/discovery.k8s.io/v1/endpointslices?limit=1",
            "/apis/discovery.k8s.io/v1/endpointslices?limit=500");
  }

  @Test
  void anOptionalKindThatIsNotServedIsComplete() throws Exception {
    server.then(Reply.status(404, "none")).then(Reply.status(404, "none"));
    play.run(Kind.INGRESS);
    assertThat(sink.news()).containsExactly("retain []", "complete");
  }

  private static Reply groups(String... versions) {
    return Reply.ok(
        Arrays.stream(versions)
            .map("{\"versions\":[{\"groupVersion\":\"%s\"}]}"::formatted)
            .collect(Collectors.joining(",", "{\"kind\":\"APIGroupList\",\"groups\":[", "]}")));
  }

  @Test
  void whatIsNotInstalledIsNotEvenAskedFor() throws Exception {
    server.then(groups("apps/v1", "policy.networking.k8s.io/v1alpha2"));
    Wire once =
        play.wire(
            time -> {
              pauses.add(time);
              throw new InterruptedException("enough");
            });
    for (Kind kind : List.of(Kind.ADMIN_NETWORK_POLICY, Kind.CILIUM_NETWORK_POLICY)) {
      Reflector reflector = new Reflector(once, Play.resource(kind), "", sink);
      assertThatThrownBy(reflector::run).isInstanceOf(InterruptedException.class);
    }
    assertThat(server.requests()).as("one question for all").containsExactly("/apis");
    assertThat(sink.news()).containsExactly("retain []", "complete", "retain []", "complete");
    assertThat(pauses).hasSize(2);
  }

  @Test
  void whatIsInstalledIsListedWhereItIsServed() throws Exception {
    server.then(groups("policy.networking.k8s.io/v1alpha2")).then(Play.page("10", "deny-all"));
    play.run(Kind.CLUSTER_NETWORK_POLICY);
    assertThat(server.requests().get(1))
        .isEqualTo("/apis/policy.networking.k8s.io/v1alpha2/clusternetworkpolicies?limit=500");
    assertThat(sink.news()).contains("put deny-all", "complete");
  }

  @Test
  void whatIsInstalledAndHiddenIsForbidden() throws Exception {
    server.then(groups("cilium.io/v2")).then(Reply.status(403, "no"));
    play.run(Kind.CILIUM_NETWORK_POLICY);
    assertThat(sink.news()).containsExactly("forbidden: no");
  }

  @Test
  void aServerThatDoesNotTellWhatItServesIsAskedForEverything() throws Exception {
    server
        .then(Reply.status(403, "anonymous"))
        .then(Reply.status(404, "none"))
        .then(Reply.status(404, "none"));
    play.run(Kind.CALICO_GLOBAL_NETWORK_POLICY);
    assertThat(server.requests())
        .startsWith(
            "/apis",
            "/apis/crd.projectcalico.org/v1/globalnetworkpolicies?limit=500",
            "/apis/projectcalico.org/v3/globalnetworkpolicies?limit=500");
    assertThat(sink.news()).containsExactly("retain []", "complete");
  }

  @Test
  void aCopyOfAnotherPolicyIsLeftOut() throws Exception {
    server
        .then(groups("crd.projectcalico.org/v1"))
        .then(Play.page("10", "knp.default.web", "own"))
        .then(
            Reply.ok(
                Play.event("ADDED", "knp.default.db", "11") + Play.event("ADDED", "next", "12")));
    play.run(Kind.CALICO_NETWORK_POLICY);
    assertThat(sink.news())
        .containsExactly(
            "put own",
            "retain [own]",
            "served apis/crd.projectcalico.org/v1 networkpolicies",
            "complete",
            "put next");
  }

  @Test
  void aCoreKindThatIsNotServedIsAFailure() throws Exception {
    server.then(Reply.status(404, "page not found"));
    play.run(Kind.POD);
    assertThat(sink.news()).hasSize(2);
    assertThat(sink.news().getLast()).startsWith("failed: ").contains("404", "page not found");
  }

  @Test
  void waitsLongerAfterEachFailureUpToHalfAMinute() throws Exception {
    for (int i = 0; i < 9; i++) {
      server.then(Reply.status(500, "etcd is sad"));
    }
    server.then(Play.page("10", "a"));
    play.run(Kind.POD);
    long[] ceilings = {500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000};
    assertThat(pauses).hasSize(ceilings.length);
    for (int i = 0; i < ceilings.length; i++) {
      assertThat(pauses.get(i).toMillis()).isBetween(0L, ceilings[i]);
    }
    assertThat(sink.news()).endsWith("put a", "retain [a]", "served api/v1 pods", "complete");
  }

  @Test
  void leavesTheServerAloneAsLongAsItAsks() throws Exception {
    server
        .then(Reply.status(429, "slow down").header("Retry-After", "7"))
        .then(Play.page("1", "a"));
    play.run(Kind.POD);
    assertThat(pauses).hasSize(1);
    assertThat(pauses.getFirst()).isBetween(Duration.ofSeconds(7), Duration.ofMillis(8400));
  }

  @Test
  void rejectedCredentialsAreASessionsTrouble() throws Exception {
    server.then(Reply.status(401, "Unauthorized"));
    play.run(Kind.POD);
    assertThat(sink.news())
        .containsExactly(
            "doubt",
            "failed: the server does not accept the credentials (401): token expired or not accepted");
  }

  @Test
  void aWatchThatCannotBeOpenedIsTriedAgainAndAtLastTold() throws Exception {
    server
        .then(Play.page("10", "a"))
        .then(Reply.status(503, "starting"))
        .then(Reply.status(503, "starting"))
        .then(Reply.status(503, "starting"))
        .then(Reply.ok(Play.event("ADDED", "b", "11")));
    play.run(Kind.POD);
    assertThat(watchedVersions()).containsExactly("10", "10", "10", "10", "11");
    assertThat(pauses).hasSize(3);
    assertThat(sink.news())
        .filteredOn(e -> !e.equals("doubt"))
        .containsSubsequence("complete", "complete", "put b");
    assertThat(sink.news()).anyMatch(e -> e.startsWith("failed: ") && e.contains("503: starting"));
  }

  @Test
  void anAnswerThatIsNoListIsAFailureOfTheKind() throws Exception {
    server.then(Reply.ok("<html>log in</html>")).then(Play.page("10", "a"));
    play.run(Kind.POD);
    assertThat(sink.news()).anyMatch(e -> e.startsWith("failed: ")).endsWith("complete");
  }
}
