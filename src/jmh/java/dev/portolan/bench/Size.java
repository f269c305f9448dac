package dev.portolan.bench;

import dev.portolan.model.ClusterSnapshot;
import java.util.List;

/// A size of cluster that is measured.
record Size(int pods, int namespaces, int policies) {
  static final List<Size> ALL =
      List.of(
          new Size(1_000, 20, 100),
          new Size(10_000, 200, 1_000),
          new Size(50_000, 1_000, 3_500),
          new Size(150_000, 3_000, 10_000));

  ClusterSnapshot cluster() {
    return BigCluster.of(pods, namespaces, policies);
  }

  static Size ofPods(int pods) {
    return ALL.stream().filter(s -> s.pods() == pods).findFirst().orElseThrow();
  }
}
