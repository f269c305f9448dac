package dev.portolan.cluster.proto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.access.ApiClients;
import dev.portolan.cluster.access.PluginTrust;
import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.api.ApiFailure;
import dev.portolan.cluster.json.ApiKind;
import dev.portolan.cluster.json.ListReader;
import dev.portolan.cluster.json.ListReader.Envelope;
import dev.portolan.model.KubeObject;
import dev.portolan.testkit.RealCluster;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the lab says in protobuf is what it says in JSON, object by object, page by page.
@Tag("cluster")
@Timeout(180)
final class ProtoListClusterTest {
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final String EITHER = ProtoList.MEDIA_TYPE + ", " + ApiConnection.PLAIN;
  private static final int TRIES = 20;

  private static ApiConnection api(String who) throws IOException, InterruptedException {
    return ApiClients.connect(RealCluster.labContext(who), PluginTrust.NONE, System.getenv());
  }

  @Test
  void everyKindIsTheSameInBoth() throws Exception {
    int compared = 0;
    try (ApiConnection api = api("admin")) {
      for (ApiKind kind : ApiKind.ALL) {
        if (Shapes.of(kind.apiVersion(), kind.plural()).isPresent() && serves(api, kind)) {
          compared += compare(api, kind);
        }
      }
    }
    assertThat(compared).isGreaterThan(30);
  }

  private static boolean serves(ApiConnection api, ApiKind kind) throws IOException {
    try {
      return api.get(
          url(api, kind).addQueryParameter("limit", "1").build(), SILENCE, response -> true);
    } catch (ApiFailure e) {
      assertThat(e.code()).isEqualTo(404);
      return false;
    }
  }

  /// Until nothing changed in the cluster while it was asked three times.
  private static int compare(ApiConnection api, ApiKind kind) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      List<KubeObject> before = all(api, kind, ApiConnection.PLAIN);
      List<KubeObject> proto = all(api, kind, EITHER);
      if (before.equals(all(api, kind, ApiConnection.PLAIN))) {
        assertThat(proto).as(kind.plural()).containsExactlyElementsOf(before);
        return proto.size();
      }
    }
    throw new AssertionError(kind.plural() + " never stay as they are");
  }

  private static HttpUrl.Builder url(ApiConnection api, ApiKind kind) {
    List<String> segments = new ArrayList<>();
    segments.add(kind.group().isEmpty() ? "api" : "apis");
    segments.addAll(List.of(kind.apiVersion().split("/", -1)));
    segments.add(kind.plural());
    return api.url(segments);
  }

  private static List<KubeObject> all(ApiConnection api, ApiKind kind, String accept)
      throws IOException {
    List<KubeObject> objects = new ArrayList<>();
    String token = "";
    do {
      HttpUrl.Builder url = url(api, kind).addQueryParameter("limit", "5");
      if (!token.isEmpty()) {
        url.addQueryParameter("continue", token);
      }
      token =
          api.get(url.build(), accept, SILENCE, response -> page(response, kind, accept, objects))
              .continueToken();
    } while (!token.isEmpty());
    return objects;
  }

  private static Envelope page(
      Response response, ApiKind kind, String accept, List<KubeObject> into) throws IOException {
    boolean proto = ProtoStatus.is(response.header("Content-Type"));
    assertThat(proto).as(kind.plural()).isEqualTo(accept.equals(EITHER));
    Shape shape = Shapes.of(kind.apiVersion(), kind.plural()).orElseThrow();
    return proto
        ? ProtoList.read(
            response.body().byteStream(), shape, kind.reader(), head -> {}, into::addAll)
        : ListReader.read(response.body().byteStream(), kind.reader(), into::addAll);
  }

  @Test
  void aRefusalHasTheSameWords() throws Exception {
    try (ApiConnection api = api("viewer")) {
      assertThat(refusal(api, EITHER))
          .isEqualTo(refusal(api, ApiConnection.PLAIN))
          .contains("forbidden");
    }
  }

  private static String refusal(ApiConnection api, String accept) throws IOException {
    try {
      return api.get(
          api.url(List.of("api", "v1", "secrets")).build(), accept, SILENCE, response -> "allowed");
    } catch (ApiFailure e) {
      assertThat(e.code()).isEqualTo(403);
      return e.line();
    }
  }
}
