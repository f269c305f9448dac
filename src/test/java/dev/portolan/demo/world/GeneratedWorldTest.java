package dev.portolan.demo.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.demo.store.ObjectStore;
import dev.portolan.demo.store.Resource;
import dev.portolan.demo.store.Stored;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GeneratedWorldTest {
  private static ObjectStore world(int pods, long seed) {
    ObjectStore store = new ObjectStore();
    GeneratedWorld.fill(store, pods, seed, made -> {});
    return store;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 60, 777, 5000})
  void hasExactlyAsManyPodsAsAskedFor(int pods) {
    assertThat(world(pods, 3).list(Resource.PODS, "").items()).hasSize(pods);
  }

  @Test
  void equalSeedsGiveEqualClusters() {
    assertThat(addresses(world(500, 3))).isEqualTo(addresses(world(500, 3)));
    assertThat(addresses(world(500, 3))).isNotEqualTo(addresses(world(500, 4)));
  }

  @Test
  void isSkewedAndPartlyBroken() {
    ObjectStore store = world(5000, 3);
    Map<String, Long> sizes =
        store.list(Resource.PODS, "").items().stream()
            .collect(Collectors.groupingBy(Stored::namespace, Collectors.counting()));
    List<Long> sorted = sizes.values().stream().sorted().toList();
    assertThat(sorted.getLast()).isGreaterThan(10 * sorted.get(sorted.size() / 2));
    List<String> ips = List.copyOf(addresses(store).values());
    assertThat(ips.stream().filter(ip -> !ip.isEmpty()).toList()).doesNotHaveDuplicates();
    assertThat(ips).contains("");
  }

  private static Map<String, String> addresses(ObjectStore store) {
    return store.list(Resource.PODS, "").items().stream()
        .collect(
            Collectors.toMap(
                p -> p.namespace() + "/" + p.name(), p -> p.tree().at("/status/podIP").asText()));
  }
}
