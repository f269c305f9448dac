package dev.portolan.topology;

import dev.portolan.model.Container;
import dev.portolan.model.Container.Role;
import dev.portolan.model.Container.State;
import dev.portolan.model.Gateway;
import dev.portolan.model.Kind;
import dev.portolan.model.Node;
import dev.portolan.model.Pod;
import dev.portolan.model.Pod.Phase;
import dev.portolan.model.Service;
import java.util.Set;

/// The rules by which pods, workloads and services are called good or bad.
final class Conditions {
  /// Waiting reasons that the kubelet does not get out of by itself.
  private static final Set<String> STUCK =
      Set.of(
          "CrashLoopBackOff",
          "ErrImagePull",
          "ImagePullBackOff",
          "ErrImageNeverPull",
          "InvalidImageName",
          "ImageInspectError",
          "RegistryUnavailable",
          "CreateContainerConfigError",
          "CreateContainerError",
          "RunContainerError");

  private Conditions() {}

  static Condition of(Pod pod) {
    if (pod.phase() == Phase.SUCCEEDED || pod.planned()) {
      return Condition.IDLE;
    }
    if (pod.phase() == Phase.FAILED) {
      return Condition.BAD;
    }
    if (pod.meta().terminating()) {
      return Condition.WARN;
    }
    if (pod.ready()) {
      return Condition.GOOD;
    }
    return pod.containers().stream().anyMatch(Conditions::broken) ? Condition.BAD : Condition.WARN;
  }

  static boolean broken(Container container) {
    if (container.role() == Role.EPHEMERAL) {
      return false;
    }
    return STUCK.contains(container.reason())
        || (container.status().state() == State.TERMINATED
            && !container.reason().isEmpty()
            && !container.reason().equals("Completed"));
  }

  /// A workload by its pods; by the pods it wants where it has none.
  ///
  /// @param podsKnown false when the snapshot may lack pods that exist
  static Condition ofWorkload(Kind kind, int desired, Tally pods, boolean podsKnown) {
    if (pods.total() == 0) {
      return desired == 0 || !podsKnown ? Condition.IDLE : Condition.BAD;
    }
    boolean succeeded = pods.idle() > 0 && pods.good() == 0 && pods.warn() == 0;
    if (kind == Kind.JOB && succeeded) {
      return Condition.IDLE;
    }
    if (pods.good() == 0) {
      return pods.bad() > 0 ? Condition.BAD : pods.warn() > 0 ? Condition.WARN : Condition.IDLE;
    }
    return pods.bad() + pods.warn() > 0 || pods.good() < desired ? Condition.WARN : Condition.GOOD;
  }

  /// A service by its endpoints. Nothing can be said of an ExternalName; one without a selector
  /// waits for somebody to write its endpoints.
  ///
  /// @param known false when the snapshot may lack endpoints that exist
  static Condition of(Service service, Tally endpoints, boolean known) {
    if (service.type() == Service.Type.EXTERNAL_NAME) {
      return Condition.IDLE;
    }
    if (endpoints.total() == 0) {
      if (!known) {
        return Condition.IDLE;
      }
      return service.selector().isEmpty() ? Condition.WARN : Condition.BAD;
    }
    if (endpoints.good() == 0) {
      return Condition.BAD;
    }
    return endpoints.good() < endpoints.total() ? Condition.WARN : Condition.GOOD;
  }

  /// A gateway by what its controller says of it.
  static Condition of(Gateway gateway) {
    return switch (gateway.standing().state()) {
      case TRUE -> Condition.GOOD;
      case FALSE -> Condition.BAD;
      case UNKNOWN -> Condition.WARN;
    };
  }

  /// A node by its Ready condition; one that takes no new pods is no longer quite well.
  static Condition of(Node node) {
    if (!node.ready()) {
      return Condition.BAD;
    }
    return node.state().cordoned() || !node.state().pressures().isEmpty()
        ? Condition.WARN
        : Condition.GOOD;
  }

  /// An ingress or a route by its services.
  static Condition ofEntry(Tally services) {
    if (services.bad() > 0 && services.bad() == services.live()) {
      return Condition.BAD;
    }
    if (services.bad() + services.warn() > 0) {
      return Condition.WARN;
    }
    return services.good() > 0 ? Condition.GOOD : Condition.IDLE;
  }
}
