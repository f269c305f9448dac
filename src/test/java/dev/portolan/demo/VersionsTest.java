package dev.portolan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.demo.DemoClient.Answer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which state a list or a watch shows, as the API documents `resourceVersion` and its match.
@Timeout(60)
final class VersionsTest extends OnStillDemo {
  private static final String TOOLBOX =
      "/api/v1/namespaces/sandbox/pods?fieldSelector=metadata.name%3Dtoolbox";

  @Test
  void anExactVersionIsThePast() throws Exception {
    String before = client.get(TOOLBOX).text("/metadata/resourceVersion");
    ObjectNode pod = cluster.control().get("Pod", "sandbox", "toolbox").orElseThrow();
    pod.withObject("/metadata/labels").put("age", "new");
    cluster.control().put(pod);
    cluster.control().delete("Pod", "sandbox", "toolbox");
    pod.withObject("/metadata/labels").put("age", "newest");
    cluster.control().put(pod);

    Answer past = client.get(TOOLBOX + "&resourceVersionMatch=Exact&resourceVersion=" + before);
    assertThat(past.text("/metadata/resourceVersion")).isEqualTo(before);
    assertThat(past.body().at("/items/0/metadata/labels").has("age")).isFalse();
    Answer now =
        client.get(TOOLBOX + "&resourceVersionMatch=NotOlderThan&resourceVersion=" + before);
    assertThat(now.text("/items/0/metadata/labels/age")).isEqualTo("newest");
    cluster.control().compact();
    assertThat(client.get(TOOLBOX + "&resourceVersionMatch=Exact&resourceVersion=" + before).code())
        .isEqualTo(410);
  }

  @ParameterizedTest
  @CsvSource({
    "resourceVersion=0, 200",
    "resourceVersion=nonsense, 400",
    "resourceVersion=99999999, 504",
    "resourceVersionMatch=Exact, 422",
    "resourceVersion=0&resourceVersionMatch=Exact, 422",
    "resourceVersion=5&resourceVersionMatch=Sometimes, 422",
    "sendInitialEvents=true, 422",
    "watch=1&sendInitialEvents=true, 422"
  })
  void combinationsAreJudged(String query, int code) throws Exception {
    assertThat(client.get("/api/v1/pods?" + query).code()).isEqualTo(code);
  }

  /// As Kubernetes 1.36 says it.
  @Test
  void aServerWithoutStreamsRefusesThemInItsWords() throws Exception {
    cluster.control().weather().watchList(false);
    Answer refusal =
        client.get(
            "/api/v1/pods?watch=true&allowWatchBookmarks=true&sendInitialEvents=true"
                + "&resourceVersionMatch=NotOlderThan");
    assertThat(refusal.code()).isEqualTo(422);
    assertThat(refusal.body())
        .isEqualTo(
            DemoClient.json(
                """
                {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure",
                 "message":"ListOptions.meta.k8s.io \\"\\" is invalid: sendInitialEvents: Forbidden: \
                sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled",
                 "reason":"Invalid",
                 "details":{"group":"meta.k8s.io","kind":"ListOptions","causes":[
                  {"reason":"FieldValueForbidden",
                   "message":"Forbidden: sendInitialEvents is forbidden for watch unless the \
                WatchList feature gate is enabled",
                   "field":"sendInitialEvents"}]},
                 "code":422}
                """));
  }

  /// What 1.36 streams without being asked to: all there is, and where it wants to be told, its
  /// end.
  @ParameterizedTest
  @CsvSource({
    "allowWatchBookmarks=true, true",
    "allowWatchBookmarks=true&resourceVersion=0, true",
    "sendInitialEvents=true&resourceVersionMatch=NotOlderThan, false",
    "resourceVersion=0, false"
  })
  void aWatchFromTheBeginningIsAList(String query, boolean marked) throws Exception {
    HttpResponse<Stream<String>> response =
        client.http.send(
            client.request("/api/v1/nodes?watch=1&timeoutSeconds=1&" + query),
            HttpResponse.BodyHandlers.ofLines());
    List<String> events =
        response.body().map(DemoClient::json).map(e -> e.path("type").asText()).toList();
    assertThat(events.subList(0, 3)).containsOnly("ADDED");
    assertThat(events.size() > 3 && events.get(3).equals("BOOKMARK")).isEqualTo(marked);
  }

  @Test
  void anyVersionIsAnsweredWhole() throws Exception {
    Answer any = client.get("/api/v1/pods?limit=5&resourceVersion=0");
    assertThat(any.body().path("items").size()).isGreaterThan(5);
    assertThat(any.body().path("metadata").has("continue")).isFalse();
  }

  @Test
  void aListAsAWatchEndsInABookmark() throws Exception {
    String query =
        "?watch=1&sendInitialEvents=true&allowWatchBookmarks=true&timeoutSeconds=15"
            + "&resourceVersionMatch=NotOlderThan";
    HttpResponse<Stream<String>> response =
        client.http.send(
            client.request("/api/v1/nodes" + query), HttpResponse.BodyHandlers.ofLines());
    Iterator<JsonNode> events = response.body().map(DemoClient::json).iterator();
    for (int i = 0; i < 3; i++) {
      assertThat(events.next().path("type").asText()).isEqualTo("ADDED");
    }
    JsonNode end = events.next();
    assertThat(end.path("type").asText()).isEqualTo("BOOKMARK");
    assertThat(end.at("/object/metadata/annotations/k8s.io~1initial-events-end").asText())
        .isEqualTo("true");
    cluster.control().weather().watchList(false);
    assertThat(client.get("/api/v1/nodes" + query).code()).isEqualTo(422);
  }

  @Test
  void largeListsArePackedForThoseWhoTakeIt() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(client.request("/api/v1/pods"), (name, value) -> true)
            .header("Accept-Encoding", "gzip")
            .build();
    HttpResponse<byte[]> packed =
        client.http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    byte[] text = new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
    assertThat(text.length).isGreaterThan(5 * packed.body().length);
    assertThat(new ObjectMapper().readTree(text).path("items"))
        .isEqualTo(client.get("/api/v1/pods").body().path("items"));
  }
}
