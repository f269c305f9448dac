package dev.portolan.model;

import java.util.List;
import java.util.Set;

/// A node: its addresses (`status.addresses` of type InternalIP and ExternalIP), the pod ranges
/// given to it (`spec.podCIDRs`) and its Ready condition.
///
/// @param annotations the keys of its annotations, by which network plugins are recognised
public record Node(
    Metadata meta,
    List<String> addresses,
    List<String> podCidrs,
    boolean ready,
    String kubeletVersion,
    Set<String> annotations)
    implements KubeObject {
  public Node {
    addresses = List.copyOf(addresses);
    podCidrs = List.copyOf(podCidrs);
    annotations = Set.copyOf(annotations);
  }

  /// A node without annotations.
  public Node(
      Metadata meta,
      List<String> addresses,
      List<String> podCidrs,
      boolean ready,
      String kubeletVersion) {
    this(meta, addresses, podCidrs, ready, kubeletVersion, Set.of());
  }
}
