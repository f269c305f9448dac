package dev.portolan.policy.pair;

import dev.portolan.model.Container.ContainerPort;
import dev.portolan.model.Pod;
import dev.portolan.model.Protocol;
import dev.portolan.policy.Party;
import dev.portolan.policy.Party.PodParty;
import dev.portolan.policy.Traffic.ToPort;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Named ports, as the target's containers declare them.
final class Ports {
  private Ports() {}

  /// The ports that the target's containers give this name, with this protocol or, when it is null,
  /// any; none for a target that is no pod. Init containers do not count, sidecars do.
  static List<ContainerPort> named(Party target, String name, @Nullable Protocol protocol) {
    if (!(target instanceof PodParty(Pod pod, String ignored))) {
      return List.of();
    }
    return pod.servingContainers().stream()
        .flatMap(c -> c.ports().stream())
        .filter(p -> p.name().equals(name))
        .filter(p -> protocol == null || p.protocol() == protocol)
        .toList();
  }

  static boolean isNamed(Party target, String name, @Nullable Protocol protocol, ToPort to) {
    return named(target, name, protocol).stream()
        .anyMatch(p -> p.protocol() == to.protocol() && p.port() == to.port());
  }
}
