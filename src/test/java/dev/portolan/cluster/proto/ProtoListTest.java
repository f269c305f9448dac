package dev.portolan.cluster.proto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.portolan.cluster.json.ApiKind;
import dev.portolan.cluster.json.ListReader;
import dev.portolan.cluster.json.ListReader.Envelope;
import dev.portolan.cluster.json.ObjectReader;
import dev.portolan.model.KubeObject;
import dev.portolan.testkit.Fuzz;
import dev.portolan.testkit.ProtoEncoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 5, unit = TimeUnit.MINUTES) // for a large -Dportolan.fuzz
final class ProtoListTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path RECORDED = Path.of("src", "test", "resources", "api-json");

  /// A list as it was read.
  private record Whole(Envelope envelope, List<KubeObject> objects) {}

  private static Whole json(JsonNode list, ObjectReader reader) throws IOException {
    List<KubeObject> objects = new ArrayList<>();
    InputStream in = new ByteArrayInputStream(JSON.writeValueAsBytes(list));
    return new Whole(ListReader.read(in, reader, objects::addAll), objects);
  }

  private static Whole proto(InputStream in, String resource) throws IOException {
    List<KubeObject> objects = new ArrayList<>();
    List<Envelope> heads = new ArrayList<>();
    Shape shape = shape(resource);
    Envelope whole = ProtoList.read(in, shape, reader(resource), heads::add, objects::addAll);
    assertThat(heads).containsExactly(whole);
    return new Whole(whole, objects);
  }

  private static Shape shape(String resource) {
    return Objects.requireNonNull(Shapes.ALL.get(resource), resource);
  }

  private static ObjectReader reader(String resource) {
    int slash = resource.lastIndexOf('/');
    return ApiKind.ALL.stream()
        .filter(a -> a.apiVersion().equals(resource.substring(0, slash)))
        .filter(a -> a.plural().equals(resource.substring(slash + 1)))
        .findFirst()
        .orElseThrow()
        .reader();
  }

  static List<String> resources() {
    return Shapes.ALL.keySet().stream().sorted().toList();
  }

  /// Bytes in drops of any size, as a network hands them out.
  private static InputStream drops(byte[] bytes, Random chance) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public int read(byte[] into, int from, int most) {
        return super.read(into, from, Math.min(most, 1 + chance.nextInt(50)));
      }
    };
  }

  @ParameterizedTest
  @MethodSource("resources")
  void whatIsReadIsWhatItsJsonSays(String resource) throws IOException {
    Descriptor list = Official.list(resource);
    String version = resource.substring(0, resource.lastIndexOf('/'));
    int rounds = Integer.getInteger("portolan.fuzz", 60);
    for (long seed = 1; seed <= rounds; seed++) {
      Random chance = new Random(seed);
      JsonNode made = new RandomList(seed).of(list, version, chance.nextInt(6));
      byte[] wire = new ProtoEncoder(() -> chance.nextInt(3) == 0).wire(list, made);
      Whole read = proto(drops(wire, chance), resource);
      Whole said = json(made, reader(resource));
      assertThat(read.objects()).as("seed %d", seed).containsExactlyElementsOf(said.objects());
      assertThat(read.envelope()).isEqualTo(said.envelope());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "pods, v1/pods",
    "pod-as-sent, v1/pods",
    "services, v1/services",
    "nodes, v1/nodes",
    "slices, discovery.k8s.io/v1beta1/endpointslices",
    "deployments, apps/v1/deployments",
    "replicasets, apps/v1/replicasets",
    "statefulsets, apps/v1/statefulsets",
    "jobs, batch/v1/jobs"
  })
  void recordedLists(String file, String resource) throws IOException {
    JsonNode recorded = JSON.readTree(RECORDED.resolve(file + ".json").toFile());
    byte[] wire = new ProtoEncoder().wire(Official.list(resource), recorded);
    Whole read = proto(new ByteArrayInputStream(wire), resource);
    assertThat(read.objects()).isNotEmpty();
    assertThat(read).isEqualTo(json(recorded, reader(resource)));
  }

  private static byte[] pods() throws IOException {
    JsonNode recorded = JSON.readTree(Files.readAllBytes(RECORDED.resolve("pods.json")));
    return new ProtoEncoder().wire(Official.list("v1/pods"), recorded);
  }

  @Test
  void aListThatIsCutAnywhereIsNoWholeList() throws IOException {
    byte[] whole = pods();
    int last =
        whole.length - 4; // contentEncoding and contentType, both empty, which may be missing
    for (int length = 0; length < last; length++) {
      InputStream cut = new ByteArrayInputStream(whole, 0, length);
      assertThatThrownBy(() -> proto(cut, "v1/pods"))
          .as("%d bytes", length)
          .isInstanceOf(InvalidProtocolBufferException.class);
    }
  }

  @Test
  void damagedLists() throws IOException {
    List<byte[]> lists = new ArrayList<>(List.of(pods()));
    for (String resource : resources()) {
      Descriptor list = Official.list(resource);
      lists.add(new ProtoEncoder().wire(list, new RandomList(3).of(list, "v1", 3)));
    }
    Fuzz.run(
        2_000,
        lists.toArray(byte[][]::new),
        (bytes, chance) -> {
          String resource = resources().get(chance.nextInt(resources().size()));
          ProtoList.read(
              new ByteArrayInputStream(bytes),
              shape(resource),
              reader(resource),
              head -> {},
              objects -> objects.forEach(o -> assertThat(o.toString()).isNotNull()));
        });
  }

  @Test
  void aConnectionThatBreaksIsNotTakenForADamagedList() throws IOException {
    byte[] half = Arrays.copyOf(pods(), 900);
    InputStream breaking =
        new SequenceInputStream(
            new ByteArrayInputStream(half),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("reset");
              }

              @Override
              public int read(byte[] into, int from, int most) throws IOException {
                return read();
              }
            });
    assertThatThrownBy(() -> proto(breaking, "v1/pods"))
        .isNotInstanceOf(InvalidProtocolBufferException.class)
        .isInstanceOf(IOException.class)
        .hasMessage("reset");
  }

  /// What begins like a list of pods, with one item of a length that is not true, and no end.
  private static InputStream endless(int length, byte filling) throws IOException {
    ByteArrayOutputStream item = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(item);
    out.writeTag(2, 2);
    out.writeUInt32NoTag(length);
    out.flush();
    byte[] list = ProtoEncoder.wire("v1", "PodList", ByteString.copyFrom(item.toByteArray()));
    // the list's own length, one byte, becomes half the greatest there is
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int at = list.length - 4 - item.size() - 1;
    head.write(list, 0, at);
    head.write(new byte[] {-1, -1, -1, -1, 3});
    head.write(item.toByteArray());
    return new SequenceInputStream(
        new ByteArrayInputStream(head.toByteArray()),
        new InputStream() {
          @Override
          public int read() {
            return filling;
          }

          @Override
          public int read(byte[] into, int from, int most) {
            Arrays.fill(into, from, from + most, filling);
            return most;
          }
        });
  }

  @Test
  void anObjectThatSaysItIsEnormousIsNotRead() {
    assertThatThrownBy(() -> proto(endless(Integer.MAX_VALUE, (byte) 0), "v1/pods"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("larger than");
    assertThatThrownBy(() -> proto(endless(-1, (byte) 0), "v1/pods"))
        .isInstanceOf(InvalidProtocolBufferException.class);
    // 0x0a: a message in a message in a message
    assertThatThrownBy(() -> proto(endless(15 << 20, (byte) 0x0a), "v1/pods"))
        .isInstanceOf(InvalidProtocolBufferException.class);
    // 0x0b: a group in a group in a group
    assertThatThrownBy(() -> proto(endless(15 << 20, (byte) 0x0b), "v1/pods"))
        .isInstanceOf(InvalidProtocolBufferException.class);
  }

  @Test
  void aFieldThatComesTwiceIsRefused() throws IOException {
    Descriptor list = Official.list("v1/pods");
    JsonNode pod = JSON.readTree("{\"metadata\":{\"name\":\"a\"}}");
    ByteString once = new ProtoEncoder().message(Official.item(list), pod).toByteString();
    ByteArrayOutputStream items = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(items);
    out.writeBytes(2, once.concat(once));
    out.flush();
    byte[] wire = ProtoEncoder.wire("v1", "PodList", ByteString.copyFrom(items.toByteArray()));
    assertThatThrownBy(() -> proto(new ByteArrayInputStream(wire), "v1/pods"))
        .isInstanceOf(InvalidProtocolBufferException.class)
        .hasMessageContaining("metadata comes twice");
  }

  @Test
  void whatIsNoListIsRefused() throws IOException {
    Map<String, byte[]> others =
        Map.of(
            "JSON", "{\"items\":[]}".getBytes(StandardCharsets.UTF_8),
            "nothing", new byte[0],
            "a pod", ProtoEncoder.wire("v1", "Pod", ByteString.EMPTY),
            "a magic word", "k8s\0".getBytes(StandardCharsets.UTF_8));
    others.forEach(
        (what, bytes) ->
            assertThatThrownBy(() -> proto(new ByteArrayInputStream(bytes), "v1/pods"))
                .as(what)
                .isInstanceOf(InvalidProtocolBufferException.class));
  }

  @Test
  void aRefusalIsReadToo() {
    try {
      JsonNode status =
          JSON.readTree(
              """
              {"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","code":403,
               "reason":"Forbidden","message":"pods is forbidden:\\n no",
               "details":{"kind":"pods","causes":[{"reason":"x","message":"y"}]}}
              """);
      byte[] wire =
          new ProtoEncoder().wire(io.kubernetes.client.proto.Meta.Status.getDescriptor(), status);
      assertThat(ProtoStatus.parse(wire))
          .isEqualTo(dev.portolan.cluster.json.ApiStatus.parse(JSON.writeValueAsBytes(status)));
      assertThat(ProtoStatus.parse(wire).message()).isEqualTo("pods is forbidden: no");
      assertThat(ProtoStatus.parse(new byte[] {1, 2, 3}).message()).isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
