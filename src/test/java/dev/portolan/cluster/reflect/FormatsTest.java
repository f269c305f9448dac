package dev.portolan.cluster.reflect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.cluster.proto.ProtoList;
import dev.portolan.model.Kind;
import dev.portolan.testkit.ProtoEncoder;
import dev.portolan.testkit.ScriptedServer.Reply;
import io.kubernetes.client.proto.V1;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// In which format a reflector asks for lists, and what it does with the answer.
final class FormatsTest {
  private static final String EITHER = "application/vnd.kubernetes.protobuf, application/json";
  private static final String PLAIN = "application/json";

  private static String json(String token, String name) {
    return """
    {"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"7","continue":"%s"},
     "items":[{"metadata":{"name":"%s","namespace":"shop"}}]}
    """
        .formatted(token, name);
  }

  /// Short enough for its bytes to be a text.
  private static Reply proto(String token, String name) throws IOException {
    byte[] bytes =
        new ProtoEncoder()
            .wire(V1.PodList.getDescriptor(), new ObjectMapper().readTree(json(token, name)));
    return answer(new String(bytes, StandardCharsets.UTF_8));
  }

  private static Reply answer(String body) {
    return Reply.ok(body).header("Content-Type", ProtoList.MEDIA_TYPE);
  }

  @Test
  void listsAreAskedForInProtobufAndWatchesInJson() throws Exception {
    try (Play play = new Play()) {
      play.then(proto("t", "a")).then(proto("", "b")).run(Kind.POD);
      assertThat(play.sink.news()).contains("put a", "put b", "retain [a, b]", "complete");
      assertThat(play.server.accepted()).containsExactly(EITHER, EITHER, PLAIN);
    }
  }

  @Test
  void aServerMayAnswerInJson() throws Exception {
    try (Play play = new Play()) {
      play.then(proto("t", "a")).then(Reply.ok(json("", "b"))).run(Kind.POD);
      assertThat(play.sink.news()).contains("put a", "put b", "retain [a, b]", "complete");
      assertThat(play.pauses).isEmpty();
    }
  }

  @Test
  void kindsOfWhichThereAreFewAreAskedForInJson() throws Exception {
    try (Play play = new Play()) {
      play.then(Reply.ok(json("", "a"))).run(Kind.NETWORK_POLICY);
      assertThat(play.server.accepted()).containsOnly(PLAIN);
    }
  }

  @Test
  void aPageThatCannotBeReadIsAskedForOnceMoreInJson() throws Exception {
    try (Play play = new Play()) {
      play.then(proto("t", "a")).then(answer("k8s")).then(Reply.ok(json("u", "b")));
      play.then(Reply.ok(json("", "c"))).run(Kind.POD);
      assertThat(play.sink.news())
          .containsSubsequence("put a", "put b", "put c", "retain [a, b, c]", "complete");
      assertThat(play.server.accepted()).containsExactly(EITHER, EITHER, PLAIN, PLAIN, PLAIN);
      assertThat(play.server.requests().get(2)).isEqualTo(play.server.requests().get(1));
      assertThat(play.pauses).as("it is no trouble").isEmpty();
    }
  }

  @Test
  void aGatewayThatWantsNoProtobufIsAskedForJson() throws Exception {
    try (Play play = new Play()) {
      play.then(Reply.status(406, "only JSON")).then(Reply.ok(json("", "a"))).run(Kind.POD);
      assertThat(play.sink.news()).contains("put a", "complete");
      assertThat(play.server.accepted()).containsExactly(EITHER, PLAIN, PLAIN);
    }
  }
}
