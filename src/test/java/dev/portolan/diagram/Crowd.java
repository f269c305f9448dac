package dev.portolan.diagram;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.testkit.ClusterFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A made-up cluster of a given size, the same for the same seed: a few large namespaces, many
/// small ones, services over most workloads, some over several, ingresses over some.
public final class Crowd {
  private final Random random;
  private final ClusterFixture fixture = new ClusterFixture();

  private Crowd(long seed) {
    random = new Random(seed);
  }

  public static ClusterSnapshot of(int namespaces, int largest, long seed) {
    return build(namespaces, largest, seed).build();
  }

  /// The same before it is built, so that a test can change something.
  public static ClusterFixture build(int namespaces, int largest, long seed) {
    Crowd crowd = new Crowd(seed);
    for (int i = 0; i < namespaces; i++) {
      crowd.fill("team-%02d".formatted(i), Math.max(1, largest / (i + 1)));
    }
    return crowd.fixture;
  }

  private void fill(String namespace, int pods) {
    fixture.namespace(namespace);
    List<String> services = new ArrayList<>();
    int left = pods;
    for (int i = 0; left > 0; i++) {
      String name = "app-%02d".formatted(i);
      int size = Math.min(left, 1 + random.nextInt(i % 5 == 0 ? 30 : 4));
      left -= size;
      fixture.deployment(namespace, name, size);
      if (random.nextInt(4) > 0) {
        services.add(name);
        service(namespace, name, name);
      }
      if (random.nextInt(5) == 0) {
        service(namespace, name + "-metrics", name);
      }
    }
    if (services.size() > 1) {
      fixture.ingress(namespace, "front", namespace + ".example", services.getFirst());
      fixture.ingress(namespace, "side", "side." + namespace + ".example", services.getLast());
    }
  }

  private void service(String namespace, String name, String app) {
    fixture.service(namespace, name, "10.2.1.1", Map.of("app", app), 80, 8080);
  }
}
