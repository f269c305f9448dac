package dev.portolan.sweep;

import dev.portolan.model.Container;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.ContainerRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Finds the containers that a sweep asks from.
final class Sources {
  private final SnapshotIndex index;
  private final boolean everyPod;
  private final TreeSet<String> idle = new TreeSet<>();

  Sources(SnapshotIndex index, boolean everyPod) {
    this.index = index;
    this.everyPod = everyPod;
  }

  /// What has no running container to ask from, by name.
  List<String> idle() {
    return List.copyOf(idle);
  }

  /// The containers of a thing: of each of its pods, or of the first of each workload that runs.
  List<ContainerRef> of(ObjectRef ref) {
    Map<ObjectRef, List<Pod>> crews = new LinkedHashMap<>();
    pods(ref)
        .filter(p -> !p.ended())
        .forEach(
            p ->
                crews
                    .computeIfAbsent(
                        ref.kind() == Kind.POD
                            ? p.ref()
                            : index.workloadOf(p.ref()).orElse(p.ref()),
                        k -> new ArrayList<>())
                    .add(p));
    return crews.entrySet().stream().flatMap(e -> of(e.getKey(), e.getValue())).toList();
  }

  private Stream<ContainerRef> of(ObjectRef crew, List<Pod> pods) {
    List<ContainerRef> containers =
        pods.stream()
            .flatMap(p -> running(p).stream())
            .limit(everyPod ? Long.MAX_VALUE : 1)
            .toList();
    if (containers.isEmpty()) {
      idle.add(crew.path());
    }
    return containers.stream();
  }

  private Stream<Pod> pods(ObjectRef ref) {
    return switch (ref.kind()) {
      case POD -> index.snapshot().pod(ref).stream();
      case NAMESPACE -> index.podsIn(ref.name()).stream();
      case SERVICE -> index.snapshot().service(ref).map(this::selected).orElse(List.of()).stream();
      default -> index.podsOf(ref).stream();
    };
  }

  private List<Pod> selected(Service service) {
    return index.podsSelectedBy(service);
  }

  /// The first serving container that runs.
  private static Optional<ContainerRef> running(Pod pod) {
    return pod.servingContainers().stream()
        .filter(Container::running)
        .findFirst()
        .map(c -> new ContainerRef(pod.namespace(), pod.name(), c.name()));
  }
}
