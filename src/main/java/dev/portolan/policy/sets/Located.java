package dev.portolan.policy.sets;

import dev.portolan.model.Pod;
import dev.portolan.policy.Party;
import java.util.List;
import java.util.Optional;

/// A pod with its addresses read, and the class that it belongs to under each. A planned pod has
/// one class and no address; a pod that takes no part has none.
record Located(Pod pod, List<Optional<Ip>> addresses, List<Integer> classes) {
  /// The class under this address; -1 when there is none.
  int at(String address) {
    if (classes.isEmpty()) {
      return -1;
    }
    int index = pod.ips().indexOf(address);
    return classes.get(Math.max(0, index));
  }

  /// The pod under each of its addresses.
  List<Party> parties() {
    if (classes.isEmpty()) {
      return List.of();
    }
    return pod.ips().isEmpty()
        ? List.of(Party.of(pod))
        : pod.ips().stream().map(ip -> (Party) new Party.PodParty(pod, ip)).toList();
  }

  static List<Optional<Ip>> read(Pod pod) {
    if (pod.ended()) {
      return List.of();
    }
    if (pod.planned()) {
      return List.of(Optional.empty());
    }
    return pod.ips().stream().map(Ip::parse).toList();
  }
}
