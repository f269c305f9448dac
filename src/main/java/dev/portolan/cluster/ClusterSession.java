package dev.portolan.cluster;

import dev.portolan.cluster.debug.DebugContainers;
import dev.portolan.cluster.rights.Rights;
import dev.portolan.kubeconfig.KubeContext;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.ObjectRef;
import dev.portolan.probe.PodExec;
import dev.portolan.tail.PodLogs;
import java.util.concurrent.CompletableFuture;

/// One context, opened: it lists and watches until it is closed.
public interface ClusterSession extends SnapshotSource {
  KubeContext context();

  SessionState state();

  /// Which namespaces are read.
  Scope scope();

  /// Reads these namespaces from now on, at any time, also while the first lists still come. What
  /// is read already and still wanted stays; objects outside are dropped; the rest is listed.
  /// Returns at once.
  void narrow(Scope scope);

  /// What the user may do, as far as the server says; never null, at first nothing is known.
  Rights rights();

  /// Runs commands in containers of this cluster.
  PodExec exec();

  /// The debug containers of this cluster; adding one is the only thing that changes it.
  DebugContainers debugContainers();

  /// Reads logs of this cluster's containers.
  PodLogs logs();

  /// The object as the server has it now, as YAML without `managedFields`. Fails with a one-line
  /// `ClusterException`.
  CompletableFuture<String> yaml(ObjectRef ref);

  /// Waits until every kind is complete, forbidden or failed.
  CompletableFuture<ClusterSnapshot> synced();

  /// Hears what happens in the session; called from its own thread, one call at a time.
  interface Listener {
    void snapshot(ClusterSnapshot snapshot);

    void state(SessionState state);

    /// More is known about what the user may do, or the namespaces to choose from have changed.
    default void rights(Rights rights) {}

    /// Another cluster answers under this context (it was made anew): what was known of the old one
    /// is dropped, and everything is listed again.
    default void recreated() {}
  }
}
