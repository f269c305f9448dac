package dev.portolan.policy.sets;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.Node;
import dev.portolan.model.Pod;
import dev.portolan.policy.Party;
import dev.portolan.policy.Party.Outside;
import dev.portolan.policy.Party.PodParty;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The nodes by address.
///
/// @param names all that are known
/// @param hidden true when there may be others, which cannot be seen
record Nodes(Map<Ip, Node> byAddress, Set<String> names, boolean hidden) {
  static Nodes of(ClusterSnapshot snapshot) {
    Map<Ip, Node> byAddress = new HashMap<>();
    for (Node node : snapshot.nodes()) {
      node.addresses().forEach(a -> Ip.parse(a).ifPresent(ip -> byAddress.put(ip, node)));
    }
    Set<String> names = snapshot.nodes().stream().map(Node::name).collect(Collectors.toSet());
    return new Nodes(byAddress, names, snapshot.coverage(Kind.NODE).hidden());
  }

  @Nullable Node at(Ip address) {
    return byAddress.get(address);
  }

  /// True when one of the two is the node that the other, a pod, runs on: traffic between them is
  /// always allowed.
  boolean together(Party a, Party b) {
    return isNodeOf(a, b) || isNodeOf(b, a);
  }

  /// True when the two may be a pod and its own node, for all that is known.
  boolean mayBeTogether(Party a, Party b) {
    return hidden && (mayBeNodeOf(a, b) || mayBeNodeOf(b, a));
  }

  private boolean mayBeNodeOf(Party node, Party party) {
    return node instanceof Outside o
        && party instanceof PodParty(Pod pod, String ignored)
        && !pod.nodeName().isEmpty()
        && !names.contains(pod.nodeName())
        && Ip.parse(o.address()).map(byAddress::get).isEmpty();
  }

  private boolean isNodeOf(Party node, Party party) {
    if (!(party instanceof PodParty(Pod pod, String ignored)) || pod.nodeName().isEmpty()) {
      return false;
    }
    return switch (node) {
      case Outside o -> hasAddress(pod.nodeName(), o.address());
      case PodParty host ->
          host.pod().hostNetwork()
              && (host.pod().nodeName().equals(pod.nodeName())
                  || hasAddress(pod.nodeName(), host.address()));
    };
  }

  private boolean hasAddress(String name, String address) {
    return Ip.parse(address).map(byAddress::get).filter(n -> n.name().equals(name)).isPresent();
  }
}
