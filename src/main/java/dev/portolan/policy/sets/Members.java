package dev.portolan.policy.sets;

import dev.portolan.model.Container;
import dev.portolan.model.Pod;
import dev.portolan.policy.Choices;
import dev.portolan.policy.Connections;
import dev.portolan.policy.PortSet;
import dev.portolan.policy.sets.Member.Sort;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes members of pods and addresses.
record Members(AddressSpace space, Keys keys, Nodes nodes, Choices choices) {
  /// The member that a pod is under one of its addresses, or under none that is known.
  Member of(Pod pod, @Nullable Ip address) {
    Signature signature = address == null ? space.planned() : space.at(address);
    Map<String, Connections> names = names(pod);
    if (!pod.hostNetwork()) {
      Map<String, String> labels = keys.matter(pod.labels());
      return new Member(Sort.POD, pod.namespace(), labels, names, signature, null);
    }
    Map<String, String> node = address == null ? null : keys.ofNode(nodes.at(address));
    if (choices.hostNetworkIsNode()) {
      return new Member(Sort.HOST, "", Map.of(), names, signature, node);
    }
    Map<String, String> labels = keys.matter(pod.labels());
    return new Member(Sort.HOST_POD, pod.namespace(), labels, names, signature, node);
  }

  /// The member that an address is which is no pod's.
  Member of(Ip address) {
    Map<String, String> node = keys.ofNode(nodes.at(address));
    return node == null
        ? outside(space.at(address))
        : new Member(Sort.NODE, "", Map.of(), Map.of(), space.at(address), node);
  }

  Member outside(Signature signature) {
    return new Member(Sort.OUTSIDE, "", Map.of(), Map.of(), signature, null);
  }

  private static Map<String, Connections> names(Pod pod) {
    Map<String, Connections> names = new HashMap<>();
    for (Container container : pod.containers()) {
      boolean serves =
          container.role() == Container.Role.MAIN || container.role() == Container.Role.SIDECAR;
      List<Container.ContainerPort> ports = serves ? container.ports() : List.of();
      for (Container.ContainerPort port : ports) {
        if (!port.name().isEmpty()) {
          names.merge(
              port.name(),
              Connections.of(port.protocol(), PortSet.of(port.port())),
              Connections::union);
        }
      }
    }
    return names.isEmpty() ? Map.of() : names;
  }
}
