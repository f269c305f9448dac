package dev.portolan.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.testkit.ClusterFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// An index that is taken over from an earlier snapshot answers as one made anew.
class SnapshotIndexTest {
  private final ClusterSnapshot shop = ClusterFixture.shop();
  private final ClusterSnapshot later =
      new ClusterFixture()
          .node("node-1", "10.0.0.1", "10.1.1.0/24")
          .namespace("shop")
          .namespace("payments")
          .deployment("shop", "db", 4)
          .deployment("payments", "api", 2)
          .service("shop", "db", "10.2.0.99", Map.of("app", "db"), 5432, 8080)
          .build();

  @Test
  void answersAsOneMadeAnew() {
    for (List<ClusterSnapshot> way : List.of(List.of(shop, later), List.of(later, shop))) {
      SnapshotIndex before = new SnapshotIndex(way.getFirst());
      askEverything(before, new SnapshotIndex(way.getFirst()));
      SnapshotIndex next = before.next(way.getLast());
      askEverything(next, new SnapshotIndex(way.getLast()));
      askEverything(before, new SnapshotIndex(way.getFirst()));
    }
  }

  @Test
  void findsOwnersBehindOwners() {
    SnapshotIndex index = new SnapshotIndex(shop);
    Pod pod = shop.podsIn("shop").getFirst();
    ObjectRef owner = index.workloadOf(pod.ref()).orElseThrow();

    assertThat(owner.kind()).isEqualTo(Kind.DEPLOYMENT);
    assertThat(index.podsOf(owner)).contains(pod);
  }

  private void askEverything(SnapshotIndex index, SnapshotIndex anew) {
    for (ClusterSnapshot names : List.of(shop, later)) {
      for (Pod pod : names.pods()) {
        assertThat(index.workloadOf(pod.ref())).isEqualTo(anew.workloadOf(pod.ref()));
        pod.ips().forEach(ip -> assertThat(index.podByIp(ip)).isEqualTo(anew.podByIp(ip)));
      }
      for (Service service : names.services()) {
        assertThat(index.endpoints(service.ref())).isEqualTo(anew.endpoints(service.ref()));
        assertThat(index.podsSelectedBy(service)).isEqualTo(anew.podsSelectedBy(service));
        service
            .clusterIps()
            .forEach(ip -> assertThat(index.serviceByIp(ip)).isEqualTo(anew.serviceByIp(ip)));
      }
      for (Workload workload : names.workloads(Kind.DEPLOYMENT)) {
        assertThat(index.podsOf(workload.ref())).isEqualTo(anew.podsOf(workload.ref()));
      }
      names
          .nodes()
          .forEach(
              n ->
                  n.addresses()
                      .forEach(a -> assertThat(index.nodeByIp(a)).isEqualTo(anew.nodeByIp(a))));
    }
  }
}
