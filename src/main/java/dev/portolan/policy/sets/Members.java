package dev.portolan.policy.sets;

import dev.portolan.model.Container;
import dev.portolan.model.Pod;
import dev.portolan.policy.Choices;
import dev.portolan.policy.Connections;
import dev.portolan.policy.PortSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes members of pods and addresses.
record Members(AddressSpace space, Keys keys, Choices choices) {
  /// The member that a pod is under one of its addresses, or under none that is known.
  Member of(Pod pod, @Nullable Ip address) {
    return member(pod, address == null ? space.planned() : space.at(address));
  }

  Member outside(Signature signature) {
    return new Member(Member.Sort.OUTSIDE, "", Map.of(), Map.of(), signature);
  }

  private Member member(Pod pod, Signature signature) {
    if (pod.hostNetwork() && choices.hostNetworkIsNode()) {
      return new Member(Member.Sort.HOST, "", Map.of(), names(pod), signature);
    }
    Member.Sort sort = pod.hostNetwork() ? Member.Sort.HOST_POD : Member.Sort.POD;
    return new Member(sort, pod.namespace(), keys.matter(pod.labels()), names(pod), signature);
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
