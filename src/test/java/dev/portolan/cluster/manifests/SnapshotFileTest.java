package dev.portolan.cluster.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.cluster.api.ClusterException;
import dev.portolan.model.AdminPolicy;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ClusterSnapshot.Origin;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.ObjectRef;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.EveryKind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A snapshot that is saved is read back as it was; what is not a snapshot is refused in one line.
final class SnapshotFileTest {
  @TempDir Path folder;

  static Stream<ClusterSnapshot> snapshots() {
    Map<Kind, Coverage> coverage = new EnumMap<>(Kind.class);
    coverage.put(Kind.POD, new Coverage.Forbidden("pods is forbidden"));
    coverage.put(Kind.NODE, new Coverage.Syncing(7));
    coverage.put(Kind.SERVICE, new Coverage.Failed("etcd is sad"));
    Origin origin = new Origin("prod \"x\"", "shop", "v1.34.1", false);
    Instant time = Instant.parse("2026-03-01T10:00:00.123456789Z");
    return Stream.of(
        ClusterFixture.shop(),
        EveryKind.snapshot(),
        ClusterSnapshot.empty(origin, time),
        new ClusterSnapshot(
            origin,
            Long.MAX_VALUE,
            time,
            coverage,
            Map.of(Kind.POD, Map.of(), Kind.NODE, Map.of())));
  }

  @ParameterizedTest
  @MethodSource("snapshots")
  void whatIsSavedIsReadBack(ClusterSnapshot snapshot) throws Exception {
    for (String name : new String[] {"a.json", "a.json.gz"}) {
      Path file = folder.resolve(name);
      SnapshotFile.write(snapshot, file);
      ClusterSnapshot read = SnapshotFile.read(file);
      for (Kind kind : Kind.values()) {
        assertThat(read.objects().getOrDefault(kind, Map.of()).values())
            .containsExactlyElementsOf(snapshot.objects().getOrDefault(kind, Map.of()).values());
      }
      assertThat(read).isEqualTo(snapshot);
    }
    assertThat(folder.toFile().list()).as("no parts left").containsOnly("a.json", "a.json.gz");
  }

  @Test
  void everyKindIsAmongThem() {
    for (Kind kind : Kind.values()) {
      assertThat(EveryKind.snapshot().objects().getOrDefault(kind, Map.of()))
          .as("%s", kind)
          .isNotEmpty();
    }
  }

  @Test
  void aPackedFileIsPacked() throws Exception {
    SnapshotFile.write(ClusterFixture.shop(), folder.resolve("a.gz"));
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve("a.gz")))) {
      assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
          .startsWith("{\"apiVersion\":\"v1\",\"kind\":\"List\",\"portolan\":{\"format\":1");
    }
  }

  @Test
  void whatKubectlPrintsIsASnapshotToo() throws Exception {
    Path file = folder.resolve("all.json");
    Files.writeString(
        file,
        """
        {"apiVersion": "v1", "items": [
          {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a", "namespace": "shop"},
           "status": {"phase": "Running", "podIP": "10.0.0.1"}},
          {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "c", "namespace": "x"}},
          {"apiVersion": "v1", "kind": "Endpoints", "metadata": {"name": "web", "namespace": "shop"},
           "subsets": [{"addresses": [{"ip": "10.0.0.1"}]}]},
          {"apiVersion": "apps/v1", "kind": "Deployment",
           "metadata": {"name": "web", "namespace": "shop"},
           "spec": {"template": {"spec": {"containers": []}}}}
        ], "kind": "List", "metadata": {"resourceVersion": ""}}
        """);
    ClusterSnapshot s = SnapshotFile.read(file);
    assertThat(s.pods()).extracting(KubeObject::name).as("nothing is made up").containsExactly("a");
    assertThat(s.endpointSlices()).hasSize(1);
    assertThat(s.namespaces()).extracting(KubeObject::name).containsExactly("shop");
    assertThat(s.coverage().values()).hasSize(Kind.values().length).allMatch(Coverage::complete);
    assertThat(s.origin()).isEqualTo(new Origin("all.json", "default", "", false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hello                                   | is not a saved snapshot: line 1 is not JSON
          ''                                      | is not a saved snapshot: not a list of objects
          {"kind":"Pod","apiVersion":"v1"}        | is not a saved snapshot: not a list of objects
          [1]                                     | is not a saved snapshot: not a list of objects
          {"kind":"List","items":[{"kind":        | is cut off in line 1
          {"kind":"List","items":[],"portolan":{"format":2}} | was saved by a newer Portolan (format 2)
          {"kind":"List","items":[],"portolan":{}} | is not a saved snapshot: its header has no format
          {"kind":"List","items":[],"portolan":{"format":1}} | is not a saved snapshot: its header is damaged
          """)
  void whatIsNoneIsRefusedInOneLine(String content, String why) throws IOException {
    Path file = folder.resolve("x.json");
    Files.writeString(file, content);
    assertThatThrownBy(() -> SnapshotFile.read(file))
        .isInstanceOf(ClusterException.class)
        .hasMessage(file + ": " + why);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 100, 900})
  void aPackedFileThatIsCutOffIsRefused(int length) throws Exception {
    SnapshotFile.write(ClusterFixture.shop(), folder.resolve("a.gz"));
    byte[] whole = Files.readAllBytes(folder.resolve("a.gz"));
    Path cut = folder.resolve("cut.gz");
    Files.write(cut, Arrays.copyOf(whole, length));
    assertThatThrownBy(() -> SnapshotFile.read(cut))
        .isInstanceOf(ClusterException.class)
        .hasMessage(cut + ": is cut off");
  }

  @Test
  void missingFilesAndFoldersAreNamed() throws Exception {
    Path none = folder.resolve("none");
    assertThatThrownBy(() -> SnapshotFile.read(none)).hasMessage(none + ": no such file");
    assertThatThrownBy(() -> SnapshotFile.read(folder))
        .hasMessage(folder + ": is a folder, not a saved snapshot");
    Path lost = folder.resolve("no/such/x.json");
    assertThatThrownBy(() -> SnapshotFile.write(ClusterFixture.shop(), lost))
        .isInstanceOf(ClusterException.class)
        .hasMessage(lost + ": there is no such folder");
    Path packed = folder.resolve("y.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write('x');
    }
    assertThatThrownBy(() -> SnapshotFile.read(packed))
        .hasMessage(packed + ": is not a saved snapshot: line 1 is not JSON");
  }

  @Test
  void aRuleThatIsNotUnderstoodStaysSo() {
    AdminPolicy policy =
        (AdminPolicy)
            EveryKind.snapshot()
                .find(new ObjectRef(Kind.CLUSTER_NETWORK_POLICY, "", "guard"))
                .orElseThrow();
    assertThat(policy.egress().getFirst().peers()).contains(new AdminPolicy.UnknownPeer("planets"));
    assertThat(policy.subject().namespaces()).isEqualTo(LabelSelector.EVERYTHING);
  }
}
