package dev.portolan.topology;

import dev.portolan.model.Gateway;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Metadata.OwnerRef;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the relations look things up in: one namespace. Only an alias leads out of it; what that
/// leads to is asked of the whole topology.
final class Surroundings {
  /// Owners of owners; more than this many are a circle.
  private static final int DEPTH = 8;

  private final Holdings here;
  private final Known known;
  private final Map<ObjectRef, Backing> backings;
  private final Evidence evidence;
  private final Map<ObjectRef, ObjectRef> tops = new HashMap<>();

  /// @param backings what is behind each service
  /// @param evidence what is known beyond the objects themselves
  Surroundings(Holdings here, Known known, Map<ObjectRef, Backing> backings, Evidence evidence) {
    this.here = here;
    this.known = known;
    this.backings = backings;
    this.evidence = evidence;
  }

  /// What relations rest on that is not written in any one object.
  ///
  /// @param guards the policies that speak of the namespace's pods
  /// @param guarded what they do to each workload and lone pod
  /// @param checks what was probed, from pods
  record Evidence(Guards guards, Map<ObjectRef, Guard> guarded, List<Link> checks) {}

  Evidence evidence() {
    return evidence;
  }

  Known known() {
    return known;
  }

  /// A pod's top owner, or the pod itself when it stands alone.
  ObjectRef standing(Pod pod) {
    ObjectRef owner = owner(pod);
    return owner == null ? pod.ref() : tops.computeIfAbsent(owner, o -> top(o, DEPTH));
  }

  ObjectRef standing(ObjectRef pod) {
    return here.pod(pod).map(this::standing).orElse(pod);
  }

  private ObjectRef top(ObjectRef workload, int depth) {
    ObjectRef owner = here.find(workload).map(this::owner).orElse(null);
    return owner == null || depth == 0 ? workload : top(owner, depth - 1);
  }

  private @Nullable ObjectRef owner(KubeObject child) {
    OwnerRef owner = child.meta().owner();
    Kind kind = owner == null ? null : Kinds.workload(owner.kind());
    return owner == null || kind == null ? null : new ObjectRef(kind, here.name(), owner.name());
  }

  /// The endpoints of a service, and the pods that its selector takes but its endpoints lack.
  List<Backing.Backend> backends(ObjectRef service) {
    Backing backing = backings.get(service);
    return backing == null ? List.of() : backing.backends();
  }

  /// A gateway of this namespace; null for any other.
  @Nullable Gateway gateway(ObjectRef ref) {
    return here.find(ref).map(Gateway.class::cast).orElse(null);
  }

  /// True when a service has an endpoint that takes traffic, or when that cannot be told from here.
  boolean serves(ObjectRef service) {
    if (!service.namespace().equals(here.name())) {
      return true;
    }
    Service found = here.find(service).map(Service.class::cast).orElse(null);
    if (found == null) {
      return !known.services();
    }
    return found.type() == Service.Type.EXTERNAL_NAME
        || backends(service).stream().anyMatch(Backing.Backend::ready);
  }
}
