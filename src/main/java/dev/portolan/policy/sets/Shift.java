package dev.portolan.policy.sets;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.SnapshotChanges;
import dev.portolan.model.SnapshotChanges.Replaced;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The commonest step from one world to the next: pods came, went or changed, and policies cannot
/// tell any of them from pods that they have met already. Only their places in the ledger change.
final class Shift {
  private final World before;

  private Shift(World before) {
    this.before = before;
  }

  /// The later world; empty where a pod is of a new class.
  ///
  /// @param then what the world was made of; its policies, namespaces and nodes are as they are now
  static Optional<World> world(World before, ClusterSnapshot then, ClusterSnapshot now) {
    return new Shift(before).ledger(now.changesSince(then)).map(before::with);
  }

  private Optional<Ledger> ledger(SnapshotChanges all) {
    SnapshotChanges.OfKind pods = all.of(Kind.POD);
    Map<ObjectRef, Optional<Located>> changes = new HashMap<>();
    pods.removed().forEach(o -> changes.put(o.ref(), Optional.empty()));
    List<KubeObject> come = new ArrayList<>(pods.added());
    pods.changed().stream().map(Replaced::after).forEach(come::add);
    for (KubeObject object : come) {
      Optional<Located> located = locate((Pod) object);
      if (located.isEmpty()) {
        return Optional.empty();
      }
      changes.put(object.ref(), located);
    }
    return Optional.of(before.pods().with(changes));
  }

  private Optional<Located> locate(Pod pod) {
    List<Optional<Ip>> addresses = Located.read(pod);
    List<Integer> numbers = new ArrayList<>(addresses.size());
    for (Optional<Ip> address : addresses) {
      int number = before.classes().find(before.members().of(pod, address.orElse(null)));
      if (number < 0) {
        return Optional.empty();
      }
      numbers.add(number);
    }
    return Optional.of(new Located(pod, addresses, numbers));
  }
}
