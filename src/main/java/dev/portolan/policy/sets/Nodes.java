package dev.portolan.policy.sets;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Node;
import dev.portolan.model.Pod;
import dev.portolan.policy.Party;
import dev.portolan.policy.Party.Outside;
import dev.portolan.policy.Party.PodParty;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The nodes by name, for the one rule that asks where a pod runs: traffic between a pod and its
/// own node is always allowed.
record Nodes(Map<String, List<String>> addresses) {
  static Nodes of(ClusterSnapshot snapshot) {
    Map<String, List<String>> addresses = new HashMap<>();
    for (Node node : snapshot.nodes()) {
      addresses.put(node.name(), node.addresses());
    }
    return new Nodes(addresses);
  }

  /// True when one of the two is the node that the other, a pod, runs on.
  boolean together(Party a, Party b) {
    return isNodeOf(a, b) || isNodeOf(b, a);
  }

  private boolean isNodeOf(Party node, Party party) {
    if (!(party instanceof PodParty(Pod pod, String ignored)) || pod.nodeName().isEmpty()) {
      return false;
    }
    return switch (node) {
      case Outside o -> addresses.getOrDefault(pod.nodeName(), List.of()).contains(o.address());
      case PodParty host ->
          host.pod().hostNetwork() && host.pod().nodeName().equals(pod.nodeName());
    };
  }
}
