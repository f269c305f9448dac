package dev.portolan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cluster.manifests.ManifestFolder;
import dev.portolan.cluster.manifests.Manifests;
import dev.portolan.model.ClusterSnapshot;

/// Clusters written as manifests, for tests that read best so.
public final class ManifestText {
  private ManifestText() {}

  /// The cluster that a text of YAML documents describes; anything wrong in it fails the test.
  public static ClusterSnapshot cluster(String yaml) {
    Manifests read = ManifestFolder.read("test.yaml", yaml, "default");
    assertThat(read.problems()).isEmpty();
    return read.snapshot();
  }

  /// A NetworkPolicy of the namespace `shop` as one more document.
  public static String policy(String name, String spec) {
    return """
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {namespace: shop, name: %s}
        spec: %s
        """
        .formatted(name, spec);
  }
}
