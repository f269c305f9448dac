package dev.portolan.cluster.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.cluster.manifests.SnapshotFile;
import dev.portolan.model.KubeObject;
import dev.portolan.testkit.EveryKind;
import dev.portolan.testkit.Fuzz;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Damaged lists and watches end in an IOException or are read past, for every kind's reader: no
/// other exception, no end of the stack, no hang, no memory beyond a bound.
@Timeout(value = 10, unit = TimeUnit.MINUTES) // for a large -Dportolan.fuzz
final class JsonFuzzTest {
  private static final Path RECORDED = Path.of("src", "test", "resources", "api-json");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  /// Recorded lists, and every kind that there is in one.
  private byte[][] lists() throws IOException {
    Path saved = folder.resolve("every.json");
    SnapshotFile.write(EveryKind.snapshot(), saved);
    List<byte[]> lists = new ArrayList<>(List.of(Files.readAllBytes(saved)));
    try (Stream<Path> files = Files.list(RECORDED)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        lists.add(Files.readAllBytes(file));
      }
    }
    return lists.toArray(byte[][]::new);
  }

  @Test
  void damagedLists() throws IOException {
    Fuzz.run(
        600,
        lists(),
        (bytes, chance) -> {
          ApiKind kind = ApiKind.ALL.get(chance.nextInt(ApiKind.ALL.size()));
          ListReader.read(in(bytes), kind.reader(), JsonFuzzTest::sane);
        });
  }

  private static void sane(List<? extends KubeObject> objects) {
    for (KubeObject object : objects) {
      assertThat(object.name()).isNotNull();
      assertThat(object.toString()).isNotNull();
    }
  }

  @Test
  void damagedWatches() throws IOException {
    byte[][] streams = Stream.of(lists()).map(JsonFuzzTest::events).toArray(byte[][]::new);
    Fuzz.run(
        400,
        streams,
        (bytes, chance) -> {
          ApiKind kind = ApiKind.ALL.get(chance.nextInt(ApiKind.ALL.size()));
          try (WatchReader reader = new WatchReader(in(bytes), kind.reader())) {
            while (reader.next() != null) {}
          }
        });
  }

  /// A list's items as events, every other with its type behind the object.
  private static byte[] events(byte[] list) {
    StringBuilder events = new StringBuilder();
    try {
      for (JsonNode item : JSON.readTree(list).path("items")) {
        events.append("{\"type\":\"ADDED\",\"object\":").append(item).append("}\n");
        events.append("{\"object\":").append(item).append(",\"type\":\"DELETED\"}");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    events.append(
        """
        {"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"7"}}}
        {"type":"ERROR","object":{"code":410,"message":"gone"}}
        """);
    return events.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static InputStream in(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  @Test
  void anObjectWithoutEndIsNotReadToTheEndOfMemory() {
    for (String head :
        List.of(
            "{\"items\":[{\"metadata\":{\"labels\":{",
            "{\"items\":[{\"spec\":{\"x\":{",
            "{\"metadata\":{\"x\":{")) {
      assertThatThrownBy(() -> ListReader.read(endless(head), PodReader::read, JsonFuzzTest::sane))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("larger than");
    }
    for (String head : List.of("{\"type\":\"ADDED\",\"object\":{\"x\":{", "{\"object\":{\"x\":{")) {
      assertThatThrownBy(
              () -> {
                try (WatchReader reader = new WatchReader(endless(head), PodReader::read)) {
                  reader.next();
                }
              })
          .isInstanceOf(IOException.class)
          .hasMessageContaining("larger than");
    }
  }

  /// A head, and then fields for ever.
  private static InputStream endless(String head) {
    return new InputStream() {
      private byte[] piece = head.getBytes(StandardCharsets.UTF_8);
      private int at;
      private long fields;

      @Override
      public int read() {
        if (at == piece.length) {
          piece = "\"k%d\":\"v\",".formatted(fields++).getBytes(StandardCharsets.UTF_8);
          at = 0;
        }
        return piece[at++];
      }

      @Override
      public int read(byte[] into, int from, int length) {
        for (int i = 0; i < length; i++) {
          into[from + i] = (byte) read();
        }
        return length;
      }
    };
  }

  @Test
  void aNumberThatDoesNotFitCostsItsFieldAlone() throws IOException {
    String pod =
        "{\"items\":[{\"metadata\":{\"name\":\"p\",\"namespace\":\"n\"},\"spec\":{\"containers\":[{\"name\":\"c\","
            + "\"ports\":[{\"containerPort\":99999999999999999999}]}]}}]}";
    List<KubeObject> read = new ArrayList<>();
    ListReader.read(in(pod.getBytes(StandardCharsets.UTF_8)), PodReader::read, read::addAll);
    assertThat(read).extracting(KubeObject::name).containsExactly("p");
  }
}
