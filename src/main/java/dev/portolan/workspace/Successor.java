package dev.portolan.workspace;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.CheckRequest;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds who stands in for pods that are gone: a running pod of the same owner. Whose a pod was its
/// name tells, as controllers make it: `OWNER-xxxxx`, of a deployment `NAME-HASH-xxxxx`.
final class Successor {
  /// Letters and digits of which controllers make names (Kubernetes, `rand.SafeEncodeString`).
  private static final String LAST = "-[bcdfghjklmnpqrstvwxz2456789]{5}$";

  private static final String HASH = "-[bcdfghjklmnpqrstvwxz2456789]{1,10}$";

  private final ClusterSnapshot snapshot;
  private final List<String> said = new ArrayList<>();
  private boolean lost;

  private Successor(ClusterSnapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// A request as it can be asked now.
  ///
  /// @param said whom it was turned to, a sentence each; empty where all are still there
  /// @param lost true where somebody is gone and nobody stands in
  record Found(CheckRequest request, List<String> said, boolean lost) {
    Found {
      said = List.copyOf(said);
    }
  }

  static Found of(CheckRequest request, ClusterSnapshot snapshot) {
    return new Successor(snapshot).found(request);
  }

  private Found found(CheckRequest request) {
    ContainerRef from = request.from();
    if (!from.namespace().isEmpty()) {
      ObjectRef now = standing(from.podRef(), from.container());
      from = new ContainerRef(now.namespace(), now.name(), from.container());
    }
    Target to =
        request.to() instanceof Target.PodTarget t
            ? new Target.PodTarget(standing(t.pod(), ""))
            : request.to();
    return new Found(
        new CheckRequest(request.question(), from, to, request.timeLimit()), said, lost);
  }

  private ObjectRef standing(ObjectRef pod, String container) {
    boolean known = snapshot.coverage(Kind.POD).in(pod.namespace()).complete();
    boolean there = snapshot.pod(pod).filter(p -> !p.ended()).isPresent();
    if (there || !known) {
      return pod;
    }
    Optional<Pod> successor =
        snapshot.podsIn(pod.namespace()).stream()
            .filter(p -> !p.ended() && !p.meta().terminating() && !p.ips().isEmpty())
            .filter(p -> container.isEmpty() || p.container(container).isPresent())
            .filter(p -> owner(p, pod).isPresent())
            .min(Comparator.comparing((Pod p) -> !p.ready()).thenComparing(Pod::name));
    if (successor.isEmpty()) {
      said.add(pod.path() + " is gone, and no pod of the same owner runs.");
      lost = true;
      return pod;
    }
    Pod next = successor.get();
    said.add(
        pod.path()
            + " is gone: "
            + next.name()
            + " of the same "
            + owner(next, pod).map(o -> o.kind().title() + " " + o.name()).orElse("owner")
            + " stands in for it.");
    return next.ref();
  }

  /// The owner of a pod that is there, if it was the other's as well.
  private Optional<ObjectRef> owner(Pod pod, ObjectRef gone) {
    String direct = gone.name().replaceFirst(LAST, "");
    String above = direct.replaceFirst(HASH, "");
    Optional<ObjectRef> top = SnapshotIndex.ownerOf(snapshot, pod.ref());
    boolean sameDirect =
        pod.meta().owner() != null
            && !direct.equals(gone.name())
            && pod.meta().owner().name().equals(direct);
    return top.filter(
        o ->
            sameDirect
                || (o.kind() == Kind.DEPLOYMENT
                    && !above.equals(direct)
                    && o.name().equals(above)));
  }
}
