package dev.portolan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Watches, over the wire. Every reading ends by the watch's own time limit, at the latest.
@Timeout(30)
final class WatchTest extends OnStillDemo {

  private Iterator<JsonNode> watch(String path, String query)
      throws IOException, InterruptedException {
    HttpResponse<Stream<String>> response =
        client.http.send(
            client.request(path + "?watch=true&timeoutSeconds=15" + query),
            HttpResponse.BodyHandlers.ofLines());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body().map(DemoClient::json).iterator();
  }

  private String revision(String path) throws IOException, InterruptedException {
    return client.get(path).text("/metadata/resourceVersion");
  }

  @Test
  void tellsEveryChangeInOrder() throws Exception {
    String path = "/api/v1/namespaces/sandbox/pods";
    Iterator<JsonNode> events = watch(path, "&resourceVersion=" + revision(path));
    ObjectNode pod = cluster.control().get("Pod", "sandbox", "toolbox").orElseThrow();
    pod.withObject("/metadata/labels").put("touched", "yes");
    cluster.control().put(pod);
    ObjectNode copy = pod.deepCopy();
    ((ObjectNode) copy.get("metadata")).put("name", "another");
    cluster.control().put(copy);
    cluster.control().delete("Pod", "shop", "db-0"); // of another namespace: not to be heard
    cluster.control().delete("Pod", "sandbox", "another");

    assertEvent(events.next(), "MODIFIED", "toolbox");
    assertEvent(events.next(), "ADDED", "another");
    assertEvent(events.next(), "DELETED", "another");
  }

  @Test
  void withoutARevisionTellsWhatIsThereFirst() throws Exception {
    Iterator<JsonNode> events = watch("/api/v1/nodes", "");
    assertEvent(events.next(), "ADDED", "demo-node-a");
    assertEvent(events.next(), "ADDED", "demo-node-b");
    assertEvent(events.next(), "ADDED", "demo-node-c");
  }

  @Test
  void bookmarksCarryTheNewestRevision() throws Exception {
    String path = "/api/v1/namespaces";
    Iterator<JsonNode> events =
        watch(path, "&allowWatchBookmarks=true&resourceVersion=" + revision(path));
    JsonNode bookmark = events.next();
    assertThat(bookmark.path("type").asText()).isEqualTo("BOOKMARK");
    assertThat(bookmark.at("/object/kind").asText()).isEqualTo("Namespace");
    assertThat(bookmark.at("/object/metadata/resourceVersion").asText()).isEqualTo(revision(path));
  }

  @Test
  void aRevisionThatWasCompactedAwayIsAnErrorEvent() throws Exception {
    String old = revision("/api/v1/pods");
    cluster.control().delete("Pod", "sandbox", "toolbox");
    cluster.control().compact();
    Iterator<JsonNode> events = watch("/api/v1/pods", "&resourceVersion=" + old);
    JsonNode error = events.next();
    assertThat(error.path("type").asText()).isEqualTo("ERROR");
    assertThat(error.at("/object/code").asInt()).isEqualTo(410);
    assertThat(events.hasNext()).isFalse();
  }

  @Test
  void endsWhenItsTimeIsOver() throws Exception {
    HttpResponse<Stream<String>> response =
        client.http.send(
            client.request(
                "/api/v1/pods?watch=true&timeoutSeconds=1&resourceVersion="
                    + revision("/api/v1/pods")),
            HttpResponse.BodyHandlers.ofLines());
    assertThat(response.body()).isEmpty();
  }

  @Test
  void breaksWhenConnectionsAreCut() throws Exception {
    Iterator<JsonNode> events =
        watch("/api/v1/pods", "&resourceVersion=" + revision("/api/v1/pods"));
    assertThat(cluster.control().openWatches()).isOne();
    cluster.control().closeConnections();
    try {
      assertThat(events.hasNext()).isFalse();
    } catch (UncheckedIOException expected) {
      assertThat(expected).hasMessageContaining("closed");
    }
  }

  private static void assertEvent(JsonNode event, String type, String name) {
    assertThat(event.path("type").asText()).isEqualTo(type);
    assertThat(event.at("/object/metadata/name").asText()).isEqualTo(name);
  }
}
