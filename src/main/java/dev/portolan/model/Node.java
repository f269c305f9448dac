package dev.portolan.model;

import java.util.List;

/// A node: its addresses (`status.addresses` of type InternalIP and ExternalIP), the pod ranges
/// given to it (`spec.podCIDRs`) and its Ready condition.
public record Node(
    Metadata meta,
    List<String> addresses,
    List<String> podCidrs,
    boolean ready,
    String kubeletVersion)
    implements KubeObject {
  public Node {
    addresses = List.copyOf(addresses);
    podCidrs = List.copyOf(podCidrs);
  }
}
