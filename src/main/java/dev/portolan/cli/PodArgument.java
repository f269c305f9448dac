package dev.portolan.cli;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Container;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectNames;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.probe.ContainerRef;
import java.util.List;

/// A container as the command line names it: `NS/POD` for the pod's first, or `NS/POD/CONTAINER`.
final class PodArgument {
  private PodArgument() {}

  /// Ends with one line when there is no such pod or container.
  static ContainerRef parse(String text, ClusterSnapshot snapshot) {
    String[] parts = text.split("/", -1);
    if (parts.length < 2 || parts.length > 3) {
      throw CommandFailure.usage("a pod is written NS/POD or NS/POD/CONTAINER, not " + text);
    }
    Pod pod =
        snapshot
            .pod(ObjectRef.pod(parts[0], parts[1]))
            .orElseThrow(() -> CommandFailure.usage(missing(parts[0], parts[1], snapshot)));
    List<String> names = pod.containers().stream().map(Container::name).toList();
    if (parts.length == 3 && !names.contains(parts[2])) {
      throw CommandFailure.usage(
          pod.ref().path()
              + " has no container "
              + parts[2]
              + "; there are: "
              + String.join(", ", names));
    }
    String container =
        parts.length == 3
            ? parts[2]
            : pod.servingContainers().stream().map(Container::name).findFirst().orElse("");
    return new ContainerRef(parts[0], parts[1], container);
  }

  private static String missing(String namespace, String name, ClusterSnapshot snapshot) {
    return new ObjectNames(snapshot).missing(List.of(Kind.POD), namespace, name);
  }
}
