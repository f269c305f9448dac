package dev.portolan.cluster.manifests;

import dev.portolan.cluster.SnapshotSource;
import dev.portolan.model.ClusterSnapshot;

/// A source whose one snapshot was read from files: it never changes.
public record ManifestSource(ClusterSnapshot snapshot) implements SnapshotSource {
  @Override
  public void close() {
    // nothing is held open
  }
}
