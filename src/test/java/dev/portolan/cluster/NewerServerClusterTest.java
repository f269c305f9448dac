package dev.portolan.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.cluster.json.ListReader;
import dev.portolan.cluster.reflect.Resource;
import dev.portolan.demo.DemoCluster;
import dev.portolan.demo.DemoOptions;
import dev.portolan.demo.store.Stored;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A session on a server of Kubernetes' own newer code, while things change and the server is
/// broken and mended: `-Dportolan.newer=src/test/newer/newer`. It is filled with the demo's objects
/// and loses what it held.
@Tag("cluster")
@Timeout(300)
final class NewerServerClusterTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration SILENCE = Duration.ofSeconds(60);
  private static final String POLICIES = "/apis/networking.k8s.io/v1/networkpolicies?";
  private static final int MANY = 3000;

  /// What a cluster is made of, what others lie in first.
  private static final List<String> KINDS =
      List.of(
          "Namespace",
          "Node",
          "Pod",
          "Service",
          "EndpointSlice",
          "Deployment",
          "ReplicaSet",
          "StatefulSet",
          "DaemonSet",
          "Job",
          "CronJob",
          "Ingress",
          "IngressClass",
          "NetworkPolicy");

  @AfterAll
  static void stop() throws Exception {
    if (!System.getProperty("portolan.newer", "").isEmpty()) {
      NewerServer.run("down");
    }
  }

  /// The demo's objects, by the names of their resources.
  private static void fill(NewerServer server, int pods) throws Exception {
    try (DemoCluster demo = DemoCluster.start(DemoOptions.still(pods, 7))) {
      for (String kind : KINDS) {
        List<Stored> all = demo.control().objects(kind);
        if (!all.isEmpty()) {
          server.put(all.getFirst().resource().plural(), all.stream().map(Stored::tree).toList());
        }
      }
    }
  }

  private static byte[] list(NewerServer server, Resource.Place place) throws IOException {
    return server
        .api()
        .get(
            server.api().url(place.list("")).build(),
            SILENCE,
            r -> r.body().byteStream().readAllBytes());
  }

  /// Where a snapshot differs from the server's plain lists; empty where it does not.
  private static String difference(NewerServer server, ClusterSnapshot snapshot)
      throws IOException {
    for (Resource resource : Resource.all()) {
      Resource.Place place = resource.places().getFirst();
      if (!place.certain()) {
        continue;
      }
      byte[] body = list(server, place);
      List<KubeObject> fresh = new ArrayList<>();
      ListReader.read(new ByteArrayInputStream(body), place.reader(), fresh::addAll);
      Map<String, KubeObject> known = byPath(snapshot, resource.kind());
      Map<String, KubeObject> there =
          fresh.stream().collect(Collectors.toMap(o -> o.ref().path(), o -> o));
      if (!there.equals(known)) {
        return resource.kind() + ": " + apart(there, known);
      }
      // past all readers, so that a mistake in them cannot agree with itself
      Set<String> uids = new TreeSet<>();
      for (JsonNode item : JSON.readTree(body).path("items")) {
        uids.add(item.at("/metadata/uid").asText());
      }
      if (!uids.equals(
          known.values().stream().map(o -> o.meta().uid()).collect(Collectors.toSet()))) {
        return resource.kind() + " have other UIDs";
      }
    }
    return "";
  }

  private static Map<String, KubeObject> byPath(ClusterSnapshot snapshot, Kind kind) {
    Map<String, KubeObject> known = new TreeMap<>();
    snapshot
        .objects()
        .getOrDefault(kind, Map.of())
        .values()
        .forEach(o -> known.put(o.ref().path(), o));
    return known;
  }

  private static String apart(Map<String, KubeObject> server, Map<String, KubeObject> session) {
    Map<String, KubeObject> missing = new TreeMap<>(server);
    missing.entrySet().removeAll(session.entrySet());
    Map<String, KubeObject> wrong = new TreeMap<>(session);
    wrong.entrySet().removeAll(server.entrySet());
    return "the server has " + few(missing) + ", the session " + few(wrong);
  }

  private static String few(Map<String, KubeObject> objects) {
    String first =
        objects.values().stream().limit(1).map(String::valueOf).collect(Collectors.joining());
    return objects.size() + " of its own, first " + first;
  }

  private static void agrees(NewerServer server, ClusterSession session, Watching news)
      throws Exception {
    while (true) {
      ClusterSnapshot now = session.snapshot();
      boolean whole = now.coverage().values().stream().allMatch(Coverage::complete);
      String wrong = whole ? difference(server, now) : "coverage " + now.coverage();
      if (wrong.isEmpty()) {
        return;
      }
      try {
        news.awaitSnapshot(s -> s.generation() > now.generation());
      } catch (AssertionError e) {
        throw new AssertionError(wrong, e);
      }
    }
  }

  /// Pods come, change and go.
  private static void change(NewerServer server, String mark) throws Exception {
    JsonNode pods = JSON.readTree(list(server, Resource.all().get(3).places().getFirst()));
    List<ObjectNode> changed = new ArrayList<>();
    int number = 0;
    for (JsonNode item : pods.path("items")) {
      ObjectNode pod = item.deepCopy();
      pod.put("apiVersion", "v1").put("kind", "Pod");
      switch (number++ % 5) {
        case 0 -> server.delete("pods", pod);
        case 1 -> {
          pod.withObject("/metadata").put("name", "new-" + mark + "-" + number);
          changed.add(pod);
        }
        default -> {
          pod.withObject("/metadata/labels").put("mark", mark);
          changed.add(pod);
        }
      }
    }
    server.put("pods", changed);
  }

  private static ClusterSession open(NewerServer server, Watching news) {
    return ClusterSessions.open(Opening.of(server.context()), news);
  }

  @Test
  void whatTheServerHoldsAndWhatChangesIsKnown() throws Exception {
    Watching news = new Watching();
    try (NewerServer server = NewerServer.up()) {
      fill(server, 200);
      try (ClusterSession session = open(server, news)) {
        session.synced().get(60, TimeUnit.SECONDS);
        assertThat(session.snapshot().origin().serverVersion()).startsWith("v1.36");
        agrees(server, session, news);
        change(server, "first");
        agrees(server, session, news);
        assertThat(NewerServer.requests("/api/v1/pods?limit=500 ").getLast())
            .contains("HTTP/2.0", "200 \"application/vnd.kubernetes.protobuf\"");
      }
    }
  }

  /// Whatever it forgot, and as whatever it comes back.
  @ParameterizedTest
  @CsvSource({
    "false, -v=0",
    "true, -v=0",
    "true, -watch-cache=false",
    "true, -feature-gates=WatchList=false",
    "false, -emulated-version=1.33",
    "false, -max-requests-inflight=2"
  })
  void theServerGoesAndComesBack(boolean compacted, String flag) throws Exception {
    Watching news = new Watching();
    try (NewerServer server = NewerServer.up()) {
      fill(server, 60);
      try (ClusterSession session = open(server, news)) {
        session.synced().get(60, TimeUnit.SECONDS);
        change(server, "before");
        if (compacted) {
          NewerServer.run("compact");
        }
        NewerServer.run("restart", flag);
        change(server, "after");
        agrees(server, session, news);
        news.awaitState(SessionState.Live.class::isInstance);
        assertThat(session.state()).isEqualTo(new SessionState.Live());
        assertThat(news.recreations()).isZero();
      }
    }
  }

  private static List<ObjectNode> policies() {
    return IntStream.range(0, MANY)
        .mapToObj(
            i -> {
              ObjectNode policy = JSON.createObjectNode();
              policy.put("apiVersion", "networking.k8s.io/v1").put("kind", "NetworkPolicy");
              policy.putObject("metadata").put("namespace", "default").put("name", "p-" + i);
              policy
                  .putObject("spec")
                  .putObject("podSelector")
                  .putObject("matchLabels")
                  .put("n", "" + i);
              return policy;
            })
        .toList();
  }

  /// More than a few pages of what comes as JSON.
  @Test
  void aLongListIsStreamedAndInPagesWhereTheGateIsOff() throws Exception {
    try (NewerServer server = NewerServer.up()) {
      server.put("networkpolicies", policies());
      try {
        for (boolean streams : new boolean[] {true, false}) {
          NewerServer.run("restart", "-feature-gates=WatchList=" + streams);
          int before = NewerServer.requests(POLICIES).size();
          Watching news = new Watching();
          try (ClusterSession session = open(server, news)) {
            session.synced().get(60, TimeUnit.SECONDS);
            agrees(server, session, news);
            assertThat(byPath(session.snapshot(), Kind.NETWORK_POLICY))
                .hasSizeGreaterThan(MANY - 1);
          }
          List<String> asked = NewerServer.requests(POLICIES);
          Stream<String> now = asked.subList(before, asked.size()).stream();
          assertThat(now.filter(l -> l.contains(" > ")).map(NewerServerClusterTest::question))
              .startsWith(
                  streams
                      ? new String[] {"first", "stream"}
                      : new String[] {"first", "stream", "first", "next"});
        }
      } finally {
        server.deleteAll("networking.k8s.io/v1", "networkpolicies", "default");
      }
    }
  }

  private static String question(String line) {
    if (line.contains("sendInitialEvents")) {
      return "stream";
    }
    return line.contains("continue=") ? "next" : line.contains("watch=") ? "watch" : "first";
  }
}
