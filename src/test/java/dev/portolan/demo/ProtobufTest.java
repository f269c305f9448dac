package dev.portolan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import dev.portolan.cluster.json.ApiKind;
import dev.portolan.cluster.json.ListReader;
import dev.portolan.cluster.json.ListReader.Envelope;
import dev.portolan.cluster.proto.ProtoList;
import dev.portolan.cluster.proto.ProtoStatus;
import dev.portolan.cluster.proto.Shape;
import dev.portolan.cluster.proto.Shapes;
import dev.portolan.demo.proto.OfficialTable;
import dev.portolan.demo.server.Fault;
import dev.portolan.demo.store.Resource;
import dev.portolan.model.KubeObject;
import dev.portolan.testkit.ProtoEncoder;
import io.kubernetes.client.proto.Runtime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What the demo says in protobuf is what it says in JSON.
@Timeout(120)
final class ProtobufTest {
  private static final String EITHER = ProtoList.MEDIA_TYPE + ", application/json";
  private static final int MAGIC = 4;

  private static DemoCluster curated;
  private static DemoCluster generated;
  private static DemoClient small;
  private static DemoClient large;

  @BeforeAll
  static void start() throws Exception {
    curated = DemoCluster.start(DemoOptions.still(0, 7));
    generated = DemoCluster.start(DemoOptions.still(900, 7));
    small = DemoClient.admin(curated);
    large = DemoClient.admin(generated);
  }

  @AfterEach
  void heal() {
    curated.control().weather().heal();
  }

  @AfterAll
  static void stop() {
    small.close();
    large.close();
    curated.close();
    generated.close();
  }

  private static String path(Resource resource) {
    String root = resource.group().isEmpty() ? "/api/" : "/apis/";
    return root + resource.apiVersion() + "/" + resource.plural();
  }

  private static boolean proto(HttpResponse<byte[]> answer) {
    return ProtoStatus.is(answer.headers().firstValue("Content-Type").orElse(""));
  }

  private static Runtime.Unknown envelope(byte[] body) throws IOException {
    assertThat(Arrays.copyOf(body, MAGIC)).containsExactly('k', '8', 's', 0);
    return Runtime.Unknown.parseFrom(Arrays.copyOfRange(body, MAGIC, body.length));
  }

  /// Kubernetes' own classes read it, no field is unknown to them, and none is missing.
  @ParameterizedTest
  @EnumSource(Resource.class)
  void everyFieldOfEveryObjectIsThere(Resource resource) throws Exception {
    Optional<Descriptor> known = OfficialTable.of(resource);
    for (DemoClient client : List.of(small, large)) {
      HttpResponse<byte[]> answer = client.get(path(resource), EITHER);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(proto(answer)).isEqualTo(known.isPresent());
      if (known.isEmpty()) {
        continue;
      }
      JsonNode json = client.get(path(resource)).body();
      Descriptor list = known.get().getFile().findMessageTypeByName(known.get().getName() + "List");
      Runtime.Unknown envelope = envelope(answer.body());
      assertThat(envelope.getTypeMeta().getKind()).isEqualTo(resource.kind() + "List");
      assertThat(envelope.getTypeMeta().getApiVersion()).isEqualTo(resource.apiVersion());
      DynamicMessage read = DynamicMessage.parseFrom(list, envelope.getRaw());
      List<?> items = (List<?>) read.getField(list.findFieldByName("items"));
      assertThat(items).hasSameSizeAs(json.path("items"));
      for (int i = 0; i < items.size(); i++) {
        JsonNode object = json.path("items").get(i);
        assertThat(items.get(i))
            .as(object.at("/metadata/name").asText())
            .isEqualTo(new ProtoEncoder().strict(known.get(), object));
      }
    }
  }

  private record Page(Envelope envelope, List<KubeObject> objects) {}

  private static Page page(HttpResponse<byte[]> answer, ApiKind kind) throws IOException {
    List<KubeObject> objects = new ArrayList<>();
    ByteArrayInputStream body = new ByteArrayInputStream(answer.body());
    Shape shape = Shapes.of(kind.apiVersion(), kind.plural()).orElseThrow();
    return new Page(
        proto(answer)
            ? ProtoList.read(body, shape, kind.reader(), head -> {}, objects::addAll)
            : ListReader.read(body, kind.reader(), objects::addAll),
        objects);
  }

  /// Page by page, through the client's own readers.
  @ParameterizedTest
  @EnumSource(Resource.class)
  void pagesAreTheSame(Resource resource) throws Exception {
    Optional<ApiKind> read =
        ApiKind.ALL.stream()
            .filter(k -> k.apiVersion().equals(resource.apiVersion()))
            .filter(k -> k.plural().equals(resource.plural()))
            .filter(k -> Shapes.of(k.apiVersion(), k.plural()).isPresent())
            .findFirst();
    for (DemoClient client : read.isPresent() ? List.of(small, large) : List.<DemoClient>of()) {
      String next = "";
      do {
        String path = path(resource) + "?limit=13" + (next.isEmpty() ? "" : "&continue=" + next);
        HttpResponse<byte[]> answer = client.get(path, EITHER);
        assertThat(proto(answer)).isTrue();
        Page page = page(answer, read.get());
        Page said = page(client.get(path, "application/json"), read.get());
        assertThat(page.objects()).containsExactlyElementsOf(said.objects());
        assertThat(page.envelope().resourceVersion()).isEqualTo(said.envelope().resourceVersion());
        assertThat(page.envelope().remaining()).isEqualTo(said.envelope().remaining());
        assertThat(page.envelope().continueToken().isEmpty())
            .isEqualTo(said.envelope().continueToken().isEmpty());
        next = page.envelope().continueToken();
      } while (!next.isEmpty());
    }
  }

  @Test
  void aPodThatChangesIsEncodedAnew() throws Exception {
    String path = "/api/v1/namespaces/sandbox/pods/toolbox";
    String odd = "\"line\"\n\\ \u00e9 \u0000";
    var tree = curated.control().get("Pod", "sandbox", "toolbox").orElseThrow();
    for (String label : List.of("first", odd)) {
      tree.withObject("/metadata/labels").put("demo.portolan.dev/changed-at", label);
      curated.control().put(tree);
      HttpResponse<byte[]> answer = small.get(path, ProtoList.MEDIA_TYPE);
      Runtime.Unknown envelope = envelope(answer.body());
      assertThat(envelope.getTypeMeta().getKind()).isEqualTo("Pod");
      Descriptor pod = OfficialTable.of(Resource.PODS).orElseThrow();
      assertThat(DynamicMessage.parseFrom(pod, envelope.getRaw()))
          .isEqualTo(new ProtoEncoder().strict(pod, small.get(path).body()));
      assertThat(envelope.getRaw().toStringUtf8()).contains(label);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/v1/pods | application/vnd.kubernetes.protobuf | 200 | true",
        "/api/v1/pods | application/vnd.kubernetes.protobuf, application/json | 200 | true",
        "/api/v1/pods | application/json, application/vnd.kubernetes.protobuf | 200 | false",
        "/api/v1/pods | application/json;q=0.5, application/vnd.kubernetes.protobuf | 200 | true",
        "/api/v1/pods | application/vnd.kubernetes.protobuf;q=0.5, */* | 200 | false",
        "/api/v1/pods | application/vnd.kubernetes.protobuf;q=0, */* | 200 | false",
        "/api/v1/pods | application/json;as=Table;v=v1;g=meta.k8s.io, application/json | 200 | false",
        "/api/v1/pods | application/vnd.kubernetes.protobuf;as=Table, */* | 200 | false",
        "/api/v1/pods | text/html | 406 | false",
        "/api/v1/pods?watch=1 | application/vnd.kubernetes.protobuf;stream=watch | 406 | true",
        "/api/v1/nodes/none | application/vnd.kubernetes.protobuf | 404 | true",
        "/api/v1/nodes/none | application/json | 404 | false",
        "/apis/gateway.networking.k8s.io/v1/gateways | application/vnd.kubernetes.protobuf | 406"
            + " | false",
        "/apis/gateway.networking.k8s.io/v1/gateways | application/vnd.kubernetes.protobuf,"
            + " application/json | 200 | false"
      })
  void theFormatIsSettledAsInServers(String path, String accept, int code, boolean proto)
      throws Exception {
    HttpResponse<byte[]> answer = small.get(path, accept);
    assertThat(answer.statusCode()).isEqualTo(code);
    assertThat(proto(answer)).isEqualTo(proto);
  }

  @Test
  void whoDoesNotAskGetsJson() throws Exception {
    HttpResponse<byte[]> answer =
        small.http.send(small.request("/api/v1/pods"), HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.body()).startsWith('{');
  }

  @Test
  void refusalsSayTheSame() throws Exception {
    curated
        .control()
        .weather()
        .arm(Fault.Point.LIST, new Fault.Status(429, Duration.ofSeconds(1)), 2);
    HttpResponse<byte[]> answer = small.get("/api/v1/pods", EITHER);
    HttpResponse<byte[]> said = small.get("/api/v1/pods", "application/json");
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(proto(answer)).isTrue();
    assertThat(ProtoStatus.parse(answer.body()))
        .isEqualTo(dev.portolan.cluster.json.ApiStatus.parse(said.body()));
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
  }

  @Test
  void itCanBeTurnedOff() throws Exception {
    curated.control().weather().protobuf(false);
    assertThat(proto(small.get("/api/v1/pods", EITHER))).isFalse();
    assertThat(small.get("/api/v1/pods", ProtoList.MEDIA_TYPE).statusCode()).isEqualTo(406);
    curated.control().weather().heal();
    assertThat(proto(small.get("/api/v1/pods", EITHER))).isTrue();
  }
}
