package dev.portolan.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.json.ListReader;
import dev.portolan.cluster.json.PodReader;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.EndpointSlice;
import dev.portolan.model.EndpointSlice.Endpoint;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Metadata;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.testkit.EveryKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharingTest {
  private final SnapshotStore store =
      new SnapshotStore(List.of(Kind.POD, Kind.ENDPOINT_SLICE), () -> {});

  @Test
  void replicasKeepWhatTheyHaveInCommonOnce() throws IOException {
    store.put(Kind.POD, List.of(pod("web-1", "10.0.0.1")));
    store.put(Kind.POD, List.of(pod("web-2", "10.0.0.2")));
    List<Pod> pods = take().pods();
    Pod one = pods.get(0);
    Pod two = pods.get(1);

    assertThat(two.ref().namespace()).isSameAs(one.ref().namespace());
    assertThat(two.labels()).isSameAs(one.labels());
    assertThat(two.meta().owner()).isSameAs(one.meta().owner());
    assertThat(two.containers()).isSameAs(one.containers());
    assertThat(two.nodeName()).isSameAs(one.nodeName());
    assertThat(two.health()).isSameAs(one.health());
  }

  @Test
  void labelsThatDifferShareTheirNamesAndValues() {
    Map<String, String> web = Map.of(text("app"), text("web"), text("tier"), text("front"));
    Map<String, String> shop = Map.of(text("app"), text("shop"), text("tier"), text("front"));
    store.put(Kind.POD, List.of(labelled("a", web)));
    store.put(Kind.POD, List.of(labelled("b", shop)));
    List<Pod> pods = take().pods();
    assertThat(pods.get(0).labels()).isEqualTo(web);
    assertThat(pods.get(1).labels()).isEqualTo(shop);
    List<String> texts = new ArrayList<>();
    pods.forEach(
        p ->
            p.labels()
                .forEach(
                    (name, value) -> {
                      texts.add(name);
                      texts.add(value);
                    }));
    assertThat(texts.stream().map(System::identityHashCode).distinct()).hasSize(5);
  }

  /// A text of its own, as a reader makes one.
  private static String text(String text) {
    return new String(text.toCharArray());
  }

  private static Pod labelled(String name, Map<String, String> labels) {
    return new Pod(
        Metadata.of(ObjectRef.pod("shop", name), labels),
        "",
        List.of(),
        false,
        Pod.Phase.RUNNING,
        new Pod.Health(true, ""),
        List.of());
  }

  /// An update shares with what the pod was before.
  @Test
  void aChangedPodKeepsItsNameAndAddress() throws IOException {
    store.put(Kind.POD, List.of(pod("web-1", "10.0.0.1")));
    Pod before = take().pods().getFirst();
    Pod read = pod("web-1", "10.0.0.1");
    store.put(
        Kind.POD,
        List.of(
            new Pod(
                read.meta(),
                read.nodeName(),
                read.ips(),
                false,
                Pod.Phase.SUCCEEDED,
                read.health(),
                read.containers())));
    Pod after = take().pods().getFirst();

    assertThat(after.phase()).isEqualTo(Pod.Phase.SUCCEEDED);
    assertThat(after.ref()).isSameAs(before.ref());
    assertThat(after.ips()).isSameAs(before.ips());
    assertThat(after.meta().uid()).isSameAs(before.meta().uid());
  }

  /// Whichever is read first, pods or slices.
  @Test
  void endpointsHaveTheirPodsReferenceAndAddress() throws IOException {
    store.put(Kind.ENDPOINT_SLICE, List.of(slice("early")));
    store.put(Kind.POD, List.of(pod("web-1", "10.0.0.1")));
    store.put(Kind.ENDPOINT_SLICE, List.of(slice("late")));
    ClusterSnapshot syncing = take();
    store.coverage(Kind.POD, new Coverage.Complete());
    ClusterSnapshot whole = take();

    Pod pod = whole.pods().getFirst();
    for (EndpointSlice slice : whole.endpointSlices()) {
      assertThat(slice.endpoints().getFirst().target()).isSameAs(pod.ref());
      assertThat(slice.endpoints().getFirst().addresses()).isSameAs(pod.ips());
    }
    assertThat(whole.changesSince(syncing).kinds()).isEmpty();
  }

  @Test
  void everyKindIsKeptAsItWasRead() {
    List<KubeObject> all = new ArrayList<>();
    EveryKind.snapshot().objects().values().forEach(kind -> all.addAll(kind.values()));
    Sharing sharing = new Sharing(ref -> null);

    assertThat(all).isNotEmpty().allSatisfy(o -> assertThat(sharing.keep(o)).isEqualTo(o));
  }

  @Test
  void thePartsKnownAreBounded() {
    Canon canon = new Canon(100);
    String constant = canon.one(new String("constant"));
    for (int i = 0; i < 10_000; i++) {
      canon.one("part " + i);
      assertThat(canon.one(new String("constant"))).isSameAs(constant);
    }

    assertThat(canon.size()).isLessThanOrEqualTo(100);
  }

  private ClusterSnapshot take() {
    return store.take(new ClusterSnapshot.Origin("c", "default", "", false), 1, Instant.EPOCH);
  }

  private static Pod pod(String name, String ip) throws IOException {
    String json =
        """
        {"items": [{
          "metadata": {"name": "%s", "namespace": "shop", "uid": "u-%s", "resourceVersion": "7",
            "labels": {"app": "web"},
            "ownerReferences": [{"kind": "ReplicaSet", "name": "web", "uid": "o", "controller": true}]},
          "spec": {"nodeName": "node-1", "containers": [{"name": "web", "image": "web:1"}]},
          "status": {"podIP": "%s", "phase": "Running",
            "conditions": [{"type": "Ready", "status": "True"}],
            "containerStatuses": [{"name": "web", "imageID": "sha256:1", "ready": true}]}}]}
        """
            .formatted(name, name, ip);
    List<Pod> read = new ArrayList<>();
    ListReader.read(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
        PodReader::read,
        records -> read.add((Pod) records.getFirst()));
    return read.getFirst();
  }

  private static EndpointSlice slice(String name) throws IOException {
    Pod pod = pod("web-1", "10.0.0.1");
    ObjectRef ref = new ObjectRef(Kind.ENDPOINT_SLICE, "shop", name);
    Endpoint endpoint = new Endpoint(pod.ips(), true, true, false, pod.ref());
    return new EndpointSlice(Metadata.of(ref, Map.of()), "web", List.of(endpoint), List.of());
  }
}
