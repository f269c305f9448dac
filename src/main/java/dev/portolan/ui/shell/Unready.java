package dev.portolan.ui.shell;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Pod;
import dev.portolan.model.SnapshotChanges;

/// How many pods of a snapshot are not ready, though they should be. From one snapshot to the next
/// only the pods that changed are looked at.
record Unready(ClusterSnapshot snapshot, int count) {
  static Unready of(ClusterSnapshot snapshot) {
    return new Unready(snapshot, (int) snapshot.pods().stream().filter(Unready::counts).count());
  }

  Unready next(ClusterSnapshot later) {
    SnapshotChanges.OfKind pods = later.changesSince(snapshot).of(Kind.POD);
    long come =
        pods.added().stream().filter(Unready::counts).count()
            + pods.changed().stream().filter(c -> counts(c.after())).count();
    long gone =
        pods.removed().stream().filter(Unready::counts).count()
            + pods.changed().stream().filter(c -> counts(c.before())).count();
    return new Unready(later, (int) (count + come - gone));
  }

  private static boolean counts(KubeObject object) {
    return object instanceof Pod pod && !pod.ready() && !pod.ended();
  }
}
