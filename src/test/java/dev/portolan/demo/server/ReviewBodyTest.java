package dev.portolan.demo.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Reviews as kubectl sends them.
final class ReviewBodyTest {
  private static final byte[] MAGIC = {'k', '8', 's', 0};

  @Test
  void protobufOfAResource() throws Exception {
    byte[] attributes =
        message(field(1, "shop"), field(2, "create"), field(5, "pods"), field(6, "exec"));
    assertThat(ReviewBody.read(review("SelfSubjectAccessReview", field(1, attributes))).toString())
        .isEqualTo(
            """
            {"apiVersion":"authorization.k8s.io/v1","kind":"SelfSubjectAccessReview",\
            "spec":{"resourceAttributes":\
            {"namespace":"shop","verb":"create","resource":"pods","subresource":"exec"}}}""");
  }

  @Test
  void protobufOfAPathAndOfRules() throws Exception {
    byte[] path = field(2, message(field(1, "/healthz"), field(2, "get")));
    assertThat(ReviewBody.read(review("SelfSubjectAccessReview", path)).at("/spec").toString())
        .isEqualTo("{\"nonResourceAttributes\":{\"path\":\"/healthz\",\"verb\":\"get\"}}");
    byte[] rules = field(1, "shop");
    assertThat(ReviewBody.read(review("SelfSubjectRulesReview", rules)).at("/spec").toString())
        .isEqualTo("{\"namespace\":\"shop\"}");
  }

  @Test
  void whatIsCutOrRubbishIsABadRequest() throws Exception {
    byte[] whole = review("SelfSubjectRulesReview", field(1, "shop"));
    int bad = 0;
    for (int length = 5; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      try {
        assertThat(ReviewBody.read(cut).at("/spec/namespace").asText()).isNotEqualTo("shop");
      } catch (ApiFailure e) {
        bad++;
      }
    }
    assertThat(bad).isPositive();
    assertThatThrownBy(() -> ReviewBody.read("rubbish".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ApiFailure.class);
    assertThatThrownBy(() -> ReviewBody.read(new byte[] {'k', '8', 's', 0, -1, -1, -1, -1, -1, -1}))
        .isInstanceOf(ApiFailure.class);
  }

  private static byte[] review(String kind, byte[] spec) {
    byte[] type = message(field(1, "authorization.k8s.io/v1"), field(2, kind));
    return message(MAGIC, field(1, type), field(2, message(field(1, ""), field(2, spec))));
  }

  private static byte[] field(int number, String text) {
    return field(number, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] field(int number, byte[] content) {
    return message(new byte[] {(byte) ((number << 3) | 2), (byte) content.length}, content);
  }

  private static byte[] message(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
