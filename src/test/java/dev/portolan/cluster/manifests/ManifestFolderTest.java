package dev.portolan.cluster.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.portolan.cluster.api.ClusterException;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What files a folder may hold, and how far a mistake in one reaches.
final class ManifestFolderTest {
  private static final String POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: %s}\n";

  @TempDir Path folder;

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private List<String> problems(Manifests manifests) {
    return manifests.problems().stream()
        .map(p -> folder.relativize(p.file()) + ":" + p.line() + ": " + p.text())
        .toList();
  }

  private static List<String> pods(Manifests manifests) {
    return manifests.snapshot().pods().stream().map(p -> p.ref().path()).toList();
  }

  @Test
  void readsFoldersInOrderAndNothingButYamlAndJson() throws Exception {
    write("b.yaml", POD.formatted("b"));
    write("a/deep/er/c.yml", POD.formatted("c"));
    write("d.json", "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"d\"}}");
    write("notes.txt", POD.formatted("no"));
    write("kustomization.yaml", "resources: [b.yaml]\n");
    Manifests read = ManifestFolder.read(folder);
    assertThat(read.problems()).isEmpty();
    assertThat(pods(read)).containsExactly("default/b", "default/c", "default/d");
    ClusterSnapshot snapshot = read.snapshot();
    assertThat(snapshot.origin().context()).isEqualTo(String.valueOf(folder.getFileName()));
    assertThat(snapshot.coverage().values()).allMatch(Coverage::complete);
    assertThat(snapshot.coverage().keySet()).containsExactly(Kind.values());
    assertThat(snapshot.pods()).allMatch(Pod::planned);
    assertThat(snapshot.time()).isEqualTo(newest());
  }

  private Instant newest() throws IOException {
    return Files.getLastModifiedTime(folder.resolve("d.json")).toInstant();
  }

  @Test
  void aSingleFileMayHaveAnyName() throws Exception {
    write("what.txt", POD.formatted("a"));
    assertThat(pods(ManifestFolder.read(folder.resolve("what.txt"), "shop")))
        .containsExactly("shop/a");
    assertThatThrownBy(() -> ManifestFolder.read(folder.resolve("none")))
        .isInstanceOf(ClusterException.class)
        .hasMessageEndingWith("none: no such file or folder");
  }

  @Test
  void aBrokenDocumentHidesNoOther() throws Exception {
    write(
        "all.yaml",
        POD.formatted("first")
            + "---\nkind: Pod\nmetadata: {name: [}\n--- # the next\n"
            + POD.formatted("second")
            + "---\n---\nhello\n---\nspec: {}\n---\n# only a comment\n");
    write(
        "b.json",
        "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\n\"metadata\":{\"name\":\"x\"}}\n{oops");
    write("c.yaml", "kind: Pod\nmetadata:\n  name: a\n\tnamespace: b\n");
    Manifests read = ManifestFolder.read(folder);
    assertThat(pods(read)).containsExactly("default/first", "default/second", "default/x");
    assertThat(problems(read))
        .satisfiesExactly(
            p -> assertThat(p).startsWith("all.yaml:6: is not YAML: "),
            p -> assertThat(p).isEqualTo("all.yaml:13: is not a Kubernetes object: not a mapping"),
            p ->
                assertThat(p)
                    .isEqualTo("all.yaml:15: is not a Kubernetes object: it has no \"kind\""),
            p -> assertThat(p).startsWith("b.json:3: is not JSON: "),
            p -> assertThat(p).startsWith("c.yaml:4: is not YAML: "));
  }

  @Test
  void aJsonListThatIsCutOffIsLeftOutWhole() throws Exception {
    write(
        "a.json",
        """
        {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}}
        {"kind": "PodList", "apiVersion": "v1", "items": [
        {"kind": "Pod", "apiVersion": "v1", "metadata": {"name": "b"}},
        """);
    Manifests read = ManifestFolder.read(folder);
    assertThat(pods(read)).containsExactly("default/a");
    assertThat(problems(read)).hasSize(1);
    assertThat(problems(read).getFirst()).startsWith("a.json:4: is not JSON: Unexpected end");
  }

  @Test
  void generatedNamesDoNotCollide() {
    String job = "apiVersion: v1\nkind: Pod\nmetadata: {generateName: run-}\n---\n";
    Manifests read = ManifestFolder.read("p", job + job, "d");
    assertThat(read.problems()).isEmpty();
    assertThat(pods(read)).containsExactly("d/run", "d/run-2");
  }

  private static String pod(int i) {
    return """
        apiVersion: v1
        kind: Pod
        metadata:
          name: pod-%d
          namespace: ns-%d
          labels: {app: web, tier: front, pod-template-hash: abc12}
          annotations: {checksum/config: 0a1b2c3d4e5f}
        spec:
          nodeName: node-%d
          containers:
          - name: main
            image: registry.example/web:1.2.3
            env:
            - {name: A, value: "1"}
            - {name: B, value: "2"}
            ports:
            - {name: http, containerPort: 8080}
            resources: {limits: {cpu: 100m, memory: 64Mi}}
        status: {phase: Running, podIP: 10.%d.%d.%d}
        ---
        """
        .formatted(i, i % 200, i % 50, i >> 16, i >> 8 & 255, i & 255);
  }

  @Test
  @Timeout(120)
  void tenThousandPodsTakeSeconds() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      text.append(pod(i));
    }
    write("pods.yaml", text.toString());
    ThreadMXBean clock =
        ManagementFactory.getThreadMXBean(); // of this thread alone: others may run
    long began = clock.getCurrentThreadCpuTime();
    Manifests read = ManifestFolder.read(folder);
    Duration took = Duration.ofNanos(clock.getCurrentThreadCpuTime() - began);
    assertThat(read.problems()).isEmpty();
    assertThat(read.snapshot().pods()).hasSize(10_000);
    assertThat(took).isLessThan(Duration.ofSeconds(10));
    Path saved = folder.resolve("saved.json.gz");
    SnapshotFile.write(read.snapshot(), saved);
    assertThat(SnapshotFile.read(saved)).isEqualTo(read.snapshot());
  }

  @Test
  void twoOfOneNameAreAProblemAndTheFirstCounts() throws Exception {
    write("a.yaml", "\n" + POD.formatted("web") + "  \n");
    write("b.yaml", POD.formatted("other") + "---\n" + POD.formatted("web"));
    write("c.yaml", "apiVersion: v1\nkind: Service\nmetadata: {name: web}\n");
    Manifests read = ManifestFolder.read(folder);
    assertThat(pods(read)).containsExactly("default/other", "default/web");
    assertThat(problems(read))
        .containsExactly(
            "b.yaml:5: Pod default/web is there already, at "
                + folder.resolve("a.yaml")
                + ":2; that one counts");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{kind: List, items: [{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: shop}}]}",
        "apiVersion: v1\nkind: PodList\nitems:\n- metadata: {name: a, namespace: shop}\n",
        "{\"apiVersion\":\"v1\",\"items\":[{\"metadata\":{\"name\":\"a\",\"namespace\":\"shop\"}}],"
            + "\"kind\":\"PodList\"}",
        "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[{\"apiVersion\":\"v1\",\"kind\":\"Pod\","
            + "\"metadata\":{\"name\":\"a\",\"namespace\":\"shop\",\"managedFields\":[{\"a\":1}]}}]}",
        "{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: shop}}",
        "%YAML 1.1\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: shop}\n",
        "\uFEFFapiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: shop}\n",
        "x: &m {name: a, namespace: shop}\napiVersion: v1\nkind: Pod\nmetadata: *m\n",
        "x: &m {namespace: shop}\napiVersion: v1\nkind: Pod\nmetadata: {<<: *m, name: a}\n",
        "apiVersion: v1\r\nkind: Pod\r\nmetadata: {name: a, namespace: shop}\r\n---\r\n"
      })
  void everySpellingOfAList(String text) {
    Manifests read = ManifestFolder.read("paste", text, "default");
    assertThat(read.problems()).isEmpty();
    assertThat(pods(read)).containsExactly("shop/a");
  }

  @Test
  void anchorsAreBounded() throws Exception {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 6; i++) {
      String refs = ("*a" + (i - 1) + ", ").repeat(8);
      bomb.append("a").append(i).append(": &a").append(i).append(" [").append(refs).append("]\n");
    }
    write("a-bomb.yaml", bomb.toString());
    write("b-self.yaml", "kind: &k [*k]\n");
    write("c-many.yaml", "a: &a [1]\nb: [" + "*a, ".repeat(60) + "]\n");
    write("d.yaml", POD.formatted("d"));
    Manifests read = ManifestFolder.read(folder);
    assertThat(pods(read)).containsExactly("default/d");
    assertThat(read.problems()).hasSize(3);
    assertThat(read.problems().get(0).text()).contains("anchors repeat more than");
    assertThat(read.problems().get(1).text()).isEqualTo("an anchor contains itself");
    assertThat(read.problems().get(2).text()).contains("aliases");
  }

  @Test
  void linksAreNotFollowedOutOfTheFolder() throws Exception {
    Path outside = Files.createTempFile("outside", ".yaml");
    Files.writeString(outside, POD.formatted("outside"));
    write("a.yaml", POD.formatted("a"));
    Files.createSymbolicLink(folder.resolve("out.yaml"), outside);
    Files.createSymbolicLink(folder.resolve("in.yaml"), folder.resolve("a.yaml"));
    Manifests read = ManifestFolder.read(folder);
    assertThat(pods(read)).containsExactly("default/a");
    assertThat(problems(read))
        .containsExactly("out.yaml:0: is a link out of the folder; not followed");
    Files.delete(outside);
  }

  @Test
  void namespacesAreCompleted() {
    Manifests read =
        ManifestFolder.read(
            "p",
            """
            apiVersion: v1
            kind: Namespace
            metadata: {name: shop, namespace: nonsense, labels: {team: a}}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: other}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: p}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: unread, namespace: unread}
            data: {yes: no}
            """,
            "home");
    assertThat(read.problems()).isEmpty();
    assertThat(read.snapshot().namespaces())
        .extracting(KubeObject::name, KubeObject::labels)
        .containsExactly(
            tuple("home", Map.of("kubernetes.io/metadata.name", "home")),
            tuple("other", Map.of("kubernetes.io/metadata.name", "other")),
            tuple("shop", Map.of("kubernetes.io/metadata.name", "shop", "team", "a")));
  }

  @Test
  void aServiceWithoutAnAddressIsHeadlessOnlyWhenItSaysSo() {
    String service = "apiVersion: v1\nkind: Service\nmetadata: {name: %s}\nspec: {%s}\n---\n";
    ClusterSnapshot s =
        ManifestFolder.read(
                "p",
                service.formatted("plain", "")
                    + service.formatted("headless", "clusterIP: None")
                    + service.formatted("fixed", "clusterIP: 10.0.0.9"),
                "d")
            .snapshot();
    assertThat(s.service(ObjectRef.service("d", "plain")).orElseThrow().headless()).isFalse();
    assertThat(s.service(ObjectRef.service("d", "headless")).orElseThrow().headless()).isTrue();
    assertThat(s.service(ObjectRef.service("d", "fixed")).orElseThrow().clusterIps())
        .containsExactly("10.0.0.9");
  }
}
