package dev.portolan.cluster;

import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.PodExec;
import java.util.concurrent.CompletableFuture;

/// One context, opened: it lists and watches until it is closed.
public interface ClusterSession extends SnapshotSource {
  KubeContext context();

  SessionState state();

  /// Runs commands in containers of this cluster.
  PodExec exec();

  /// The object as the server has it now, as YAML without `managedFields`. Fails with a one-line
  /// `ClusterException`.
  CompletableFuture<String> yaml(ObjectRef ref);

  /// Waits until every kind is complete, forbidden or failed.
  CompletableFuture<ClusterSnapshot> synced();

  /// Hears what happens in the session; called from its own thread, one call at a time.
  interface Listener {
    void snapshot(ClusterSnapshot snapshot);

    void state(SessionState state);
  }
}
