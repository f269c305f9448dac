package dev.portolan.policy;

import dev.portolan.model.Pod;

/// One end of a connection.
public sealed interface Party {
  /// The address that the other end sees; empty when it has none yet.
  String address();

  /// A pod, by one of its addresses.
  record PodParty(Pod pod, String address) implements Party {
    /// Two are the same end when pod and address have the same names, whatever else has changed.
    @Override
    public boolean equals(Object other) {
      return other instanceof PodParty p
          && pod.ref().equals(p.pod.ref())
          && address.equals(p.address);
    }

    @Override
    public int hashCode() {
      return 31 * pod.ref().hashCode() + address.hashCode();
    }
  }

  /// Anything else: a node, a host outside.
  record Outside(String address) implements Party {}

  /// A pod by its first address.
  static Party of(Pod pod) {
    return new PodParty(pod, pod.ips().isEmpty() ? "" : pod.ips().getFirst());
  }

  static Party outside(String address) {
    return new Outside(address);
  }
}
