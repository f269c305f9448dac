package dev.portolan.cluster.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.ClusterSession;
import dev.portolan.cluster.ClusterSessions;
import dev.portolan.cluster.Opening;
import dev.portolan.cluster.SessionState;
import dev.portolan.demo.DemoCluster;
import dev.portolan.demo.DemoOptions;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.kubeconfig.KubeconfigLoader;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import dev.portolan.policy.Party;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Traffic;
import dev.portolan.policy.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The two doors: what comes in by a live session, a folder or a file is one kind of snapshot.
@Timeout(120)
final class DoorsTest {
  @TempDir Path folder;

  @Test
  void aLiveClusterIsSavedAndReadBack() throws Exception {
    ClusterSnapshot live;
    try (DemoCluster demo = DemoCluster.start(DemoOptions.still(0, 7));
        ClusterSession session = ClusterSessions.open(Opening.of(context(demo)), new Deaf())) {
      live = session.synced().get(60, TimeUnit.SECONDS);
    }
    for (Kind kind : Kind.values()) {
      assertThat(live.coverage(kind)).as("%s", kind).isEqualTo(new Coverage.Complete());
    }
    Path file = folder.resolve("demo.json.gz");
    SnapshotFile.write(live, file);
    assertThat(SnapshotFile.read(file)).isEqualTo(live);
  }

  @Test
  void aClustersYamlIsReadAsTheClusterItselfIs() throws Exception {
    ClusterSnapshot live;
    Path files = Files.createDirectory(folder.resolve("yaml"));
    try (DemoCluster demo = DemoCluster.start(DemoOptions.still(0, 7));
        ClusterSession session = ClusterSessions.open(Opening.of(context(demo)), new Deaf())) {
      live = session.synced().get(60, TimeUnit.SECONDS);
      for (Map<ObjectRef, KubeObject> ofKind : live.objects().values()) {
        for (ObjectRef ref : ofKind.keySet()) {
          String name = ref.toString().replaceAll("[ /]", "_") + ".yaml";
          Files.writeString(files.resolve(name), session.yaml(ref).get(30, TimeUnit.SECONDS));
        }
      }
    }
    Manifests read = ManifestFolder.read(files);
    assertThat(read.problems()).isEmpty();
    for (Kind kind : Kind.values()) {
      assertThat(read.snapshot().objects().get(kind))
          .as("%s", kind)
          .isEqualTo(live.objects().get(kind));
    }
  }

  private KubeContext context(DemoCluster demo) throws Exception {
    Path file = demo.writeKubeconfig(folder);
    return new KubeconfigLoader(Map.of(), folder).load(file).contexts().getFirst();
  }

  private static final class Deaf implements ClusterSession.Listener {
    @Override
    public void snapshot(ClusterSnapshot snapshot) {}

    @Override
    public void state(SessionState state) {}
  }

  @Test
  void aFolderIsJudgedAsAClusterIs() {
    Manifests read = ManifestFolder.read(Path.of("src/test/resources/manifests/shop"));
    assertThat(read.problems()).isEmpty();
    ClusterSnapshot shop = read.snapshot();
    assertThat(shop.pods())
        .extracting(KubeObject::name)
        .containsExactly("db-0", "report-1", "web-1", "web-2");
    Reachability policies = Reachability.of(shop);
    assertThat(judge(policies, shop, "web-1", "db-0", 5432)).isEqualTo(Verdict.State.ALLOWED);
    assertThat(judge(policies, shop, "web-1", "db-0", 5433)).isEqualTo(Verdict.State.DENIED);
    assertThat(judge(policies, shop, "report-1", "db-0", 5432)).isEqualTo(Verdict.State.DENIED);
    assertThat(judge(policies, shop, "db-0", "report-1", 80)).isEqualTo(Verdict.State.DENIED);
  }

  private static Verdict.State judge(
      Reachability policies, ClusterSnapshot shop, String from, String to, int port) {
    return policies.judge(pod(shop, from), pod(shop, to), Traffic.tcp(port)).state();
  }

  private static Party pod(ClusterSnapshot shop, String name) {
    return Party.of(shop.pod(ObjectRef.pod("shop", name)).orElseThrow());
  }
}
