package dev.portolan.cluster;

import dev.portolan.model.ClusterSnapshot;

/// Something that gives snapshots: a live session, a folder of manifests, a saved file.
public interface SnapshotSource extends AutoCloseable {
  /// The newest snapshot; never null, at first an empty one.
  ClusterSnapshot snapshot();

  @Override
  void close();
}
