package dev.portolan.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.EndpointSlice;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Metadata;
import dev.portolan.model.Namespace;
import dev.portolan.model.ObjectRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SnapshotStoreTest {
  private final AtomicInteger told = new AtomicInteger();
  private final SnapshotStore store =
      new SnapshotStore(List.of(Kind.NAMESPACE, Kind.ENDPOINT_SLICE), told::incrementAndGet);

  @Test
  void snapshotsShareTheKindsThatHaveNotChanged() {
    store.put(Kind.NAMESPACE, List.of(namespace("a", "1")));
    store.put(Kind.ENDPOINT_SLICE, List.of(slice("web")));
    ClusterSnapshot before = take(1);
    store.put(Kind.ENDPOINT_SLICE, List.of(slice("db")));
    ClusterSnapshot after = take(2);

    assertThat(after.shelf(Kind.NAMESPACE)).isSameAs(before.shelf(Kind.NAMESPACE));
    assertThat(before.endpointSlices()).hasSize(1);
    assertThat(after.changesSince(before).size()).isEqualTo(1);
    assertThat(after.changesSince(before).of(Kind.ENDPOINT_SLICE).added())
        .containsExactly(slice("db"));
  }

  /// A new list of the same objects is no news: nothing is told, and followers see no change.
  @Test
  void whatIsPutAgainAsItIsChangesNothing() {
    store.put(Kind.NAMESPACE, List.of(namespace("a", "1")));
    ClusterSnapshot before = take(1);
    int toldBefore = told.get();
    store.put(Kind.NAMESPACE, List.of(namespace("a", "1")));
    store.retain(Kind.NAMESPACE, "", Set.of(ObjectRef.namespace("a")));
    store.remove(Kind.NAMESPACE, List.of(namespace("b", "1")));

    assertThat(told.get()).isEqualTo(toldBefore);
    assertThat(take(2).shelf(Kind.NAMESPACE)).isSameAs(before.shelf(Kind.NAMESPACE));
  }

  @Test
  void changesBetweenTwoSnapshotsThatCancelOutAreNone() {
    store.put(Kind.NAMESPACE, List.of(namespace("a", "1")));
    ClusterSnapshot before = take(1);
    store.put(Kind.NAMESPACE, List.of(namespace("a", "2")));
    store.put(Kind.NAMESPACE, List.of(namespace("b", "1")));
    store.put(Kind.NAMESPACE, List.of(namespace("a", "1")));
    store.remove(Kind.NAMESPACE, List.of(namespace("b", "1")));

    assertThat(take(2).changesSince(before).none()).isTrue();
  }

  @Test
  void anObjectOfFewerRecordsLeavesNoneBehind() {
    store.put(Kind.ENDPOINT_SLICE, List.of(slice("web"), slice("web#1"), slice("web#2")));
    assertThat(take(1).endpointSlices()).hasSize(3);
    store.put(Kind.ENDPOINT_SLICE, List.of(slice("web"), slice("web#1")));
    assertThat(take(2).endpointSlices()).hasSize(2);
    store.remove(Kind.ENDPOINT_SLICE, List.of(slice("web")));
    assertThat(take(3).endpointSlices()).isEmpty();
  }

  @Test
  void aListKeepsOnlyWhatItHolds() {
    store.put(Kind.NAMESPACE, List.of(namespace("a", "1")));
    store.put(Kind.NAMESPACE, List.of(namespace("b", "1")));
    store.retain(Kind.NAMESPACE, "", Set.of(ObjectRef.namespace("b")));

    assertThat(take(1).namespaces()).containsExactly(namespace("b", "1"));
  }

  private ClusterSnapshot take(long generation) {
    return store.take(
        new ClusterSnapshot.Origin("c", "default", "", false), generation, Instant.EPOCH);
  }

  private static Namespace namespace(String name, String label) {
    return new Namespace(Metadata.of(ObjectRef.namespace(name), Map.of("label", label)));
  }

  private static KubeObject slice(String name) {
    ObjectRef ref = new ObjectRef(Kind.ENDPOINT_SLICE, "shop", name);
    return new EndpointSlice(Metadata.of(ref, Map.of()), name, List.of(), List.of());
  }
}
