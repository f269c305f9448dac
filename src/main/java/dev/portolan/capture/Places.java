package dev.portolan.capture;

import dev.portolan.model.Container;
import dev.portolan.model.Container.Role;
import dev.portolan.model.Pod;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.ContainerRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The containers from which a pod's packets can be seen: they share its network, so the one asked
/// for comes first, then debug containers, then the others.
final class Places {
  private Places() {}

  static List<ContainerRef> of(ContainerRef asked, SnapshotIndex index) {
    Optional<Pod> pod = index.snapshot().pod(asked.podRef());
    if (pod.isEmpty()) {
      return List.of(asked); // the server will say
    }
    List<Container> running = pod.get().containers().stream().filter(Container::running).toList();
    List<String> names = new ArrayList<>();
    if (pod.get().container(asked.container()).isEmpty()) {
      names.add(asked.container()); // a debug container that was added just now
    }
    Stream.of(
            running.stream().filter(c -> c.name().equals(asked.container())),
            running.stream().filter(c -> c.role() == Role.EPHEMERAL),
            running.stream())
        .flatMap(s -> s)
        .map(Container::name)
        .filter(n -> !names.contains(n))
        .forEach(names::add);
    return names.stream().map(n -> new ContainerRef(asked.namespace(), asked.pod(), n)).toList();
  }
}
