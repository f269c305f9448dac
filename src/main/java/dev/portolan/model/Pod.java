package dev.portolan.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A pod.
///
/// @param nodeName the node it was scheduled to, or empty
/// @param ips `status.podIPs`; empty until it has an address. hostNetwork pods have their node's
/// @param health whether it is ready, and if not, why
public record Pod(
    Metadata meta,
    String nodeName,
    List<String> ips,
    boolean hostNetwork,
    Phase phase,
    Health health,
    List<Container> containers)
    implements KubeObject {
  public Pod {
    ips = List.copyOf(ips);
    containers = List.copyOf(containers);
  }

  /// `status.phase`.
  public enum Phase {
    PENDING,
    RUNNING,
    SUCCEEDED,
    FAILED,
    UNKNOWN
  }

  /// The pod's Ready condition, with the reason when it is not well (`Unschedulable`,
  /// `ContainersNotReady`), or empty.
  public record Health(boolean ready, String reason) {}

  public boolean ready() {
    return health.ready();
  }

  /// True once no container runs any more and none will.
  public boolean ended() {
    return phase == Phase.SUCCEEDED || phase == Phase.FAILED;
  }

  /// True for a pod that a manifest describes: it has no status, so it is taken to run, at an
  /// address that nobody knows yet.
  public boolean planned() {
    return phase == Phase.UNKNOWN && ips.isEmpty();
  }

  /// The containers that live as long as the pod: main ones, then sidecars. A sidecar stands before
  /// the main ones in the API, but is not what a pod is for: a mesh's proxy may send where the
  /// application cannot.
  public List<Container> servingContainers() {
    return Stream.of(Container.Role.MAIN, Container.Role.SIDECAR)
        .flatMap(role -> containers.stream().filter(c -> c.role() == role))
        .toList();
  }

  public Optional<Container> container(String name) {
    return containers.stream().filter(c -> c.name().equals(name)).findFirst();
  }

  /// One word for a list: the first container's waiting reason, the pod's own, or the phase; as
  /// kubectl's STATUS column.
  public String statusText() {
    if (meta.terminating()) {
      return "Terminating";
    }
    for (Container c : containers) {
      if (c.role() == Container.Role.SIDECAR && phase == Phase.SUCCEEDED) {
        continue; // ended by the kubelet once the work was done, with whatever code
      }
      if (!c.running() && !c.reason().isEmpty() && !c.reason().equals("Completed")) {
        return c.reason();
      }
    }
    if (!health.reason().isEmpty() && !ready() && phase != Phase.RUNNING) {
      return health.reason();
    }
    String text = phase.name();
    return text.charAt(0) + text.substring(1).toLowerCase(Locale.ROOT);
  }
}
