package dev.portolan.workspace;

import dev.portolan.cluster.debug.DebugOrder;
import dev.portolan.cluster.debug.DebugSurvey;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Container;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.probe.ContainerRef;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The debug containers of the open context, as far as they are being asked for. Those that are
/// there stand in the snapshot.
///
/// @param asking what waits for the user's consent, or null
/// @param adding what is being added, or null
/// @param refused why none could be had, or null
public record Debugs(@Nullable Asking asking, @Nullable Told adding, @Nullable Told refused) {
  public static final Debugs START = new Debugs(null, null, null);

  /// A debug container that is offered.
  ///
  /// @param survey what the server says to it, or null while it is asked
  public record Asking(DebugPurpose purpose, DebugOrder order, @Nullable DebugSurvey survey) {
    Asking with(DebugOrder other) {
      return new Asking(purpose, other, survey);
    }

    Asking with(DebugSurvey told) {
      return new Asking(purpose, order, told);
    }
  }

  /// What is told of a debug container.
  ///
  /// @param purpose what is done again once it runs
  public record Told(DebugPurpose purpose, String words) {
    Told with(String other) {
      return new Told(purpose, other);
    }
  }

  /// A debug container that is in the cluster, whoever left it.
  public record Left(ContainerRef ref, Container container) {
    public boolean ours() {
      return ref.container().startsWith(DebugOrder.NAME);
    }
  }

  Debugs asking(@Nullable Asking now) {
    return new Debugs(now, adding, refused);
  }

  Debugs adding(@Nullable Told now) {
    return new Debugs(null, now, null);
  }

  Debugs refused(Told now) {
    return new Debugs(null, null, now);
  }

  /// All that a cluster has, those that run first.
  public static List<Left> all(ClusterSnapshot snapshot) {
    return snapshot.pods().stream()
        .flatMap(p -> of(p).stream())
        .sorted((a, b) -> Boolean.compare(b.container().running(), a.container().running()))
        .toList();
  }

  private static List<Left> of(Pod pod) {
    return pod.containers().stream()
        .filter(c -> c.role() == Container.Role.EPHEMERAL)
        .map(c -> new Left(new ContainerRef(pod.namespace(), pod.name(), c.name()), c))
        .toList();
  }

  /// Those of a pod that run.
  public static List<Left> running(ClusterSnapshot snapshot, ObjectRef pod) {
    return snapshot.pod(pod).map(Debugs::of).orElse(List.of()).stream()
        .filter(l -> l.container().running())
        .toList();
  }

  /// The one of Portolan's that runs in a pod.
  static Optional<ContainerRef> own(ClusterSnapshot snapshot, ObjectRef pod) {
    return running(snapshot, pod).stream().filter(Left::ours).map(Left::ref).findFirst();
  }
}
