package dev.portolan.ui.checks;

import dev.portolan.cluster.rights.Rights.Answer;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Container;
import dev.portolan.model.Pod;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.probe.CheckKind;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Target;
import dev.portolan.probe.Target.HostTarget;
import dev.portolan.probe.Target.IngressTarget;
import dev.portolan.probe.Target.PodTarget;
import dev.portolan.probe.Target.ServiceTarget;
import dev.portolan.workspace.Checks.Form;
import dev.portolan.workspace.Workspace;
import dev.portolan.workspace.Workspace.OpenContext;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether a check can be started with what the form holds.
///
/// @param obstacle why it cannot, or empty
/// @param instead what is done in its place and why, or empty
record Readiness(String obstacle, String instead) {
  static final String VIRTUAL =
      "A ClusterIP exists only in NAT rules and does not answer ping:"
          + " its ports are connected to instead.";

  /// The kinds that nobody can guess a port for.
  private static final Set<CheckKind> PORTED =
      Set.of(CheckKind.REACH, CheckKind.UDP, CheckKind.GRPC);

  private static final Readiness READY = new Readiness("", "");

  boolean ready() {
    return obstacle.isEmpty();
  }

  static Readiness of(Workspace workspace, CheckKind kind) {
    OpenContext open = workspace.open();
    Form form = workspace.checks().form();
    ContainerRef from = form.from();
    if (open != null && from != null && open.rights().mayExec(from.namespace()) == Answer.NO) {
      return blocked("You may not run anything in the pods of " + from.namespace() + ".");
    }
    return of(open == null ? null : open.snapshot(), form, kind);
  }

  static Readiness of(@Nullable ClusterSnapshot snapshot, Form form, CheckKind kind) {
    if (snapshot == null) {
      return blocked("Open a context first.");
    }
    String source = source(snapshot, form.from());
    if (!source.isEmpty()) {
      return blocked(source);
    }
    Target to = form.to();
    if (to == null) {
      return blocked("Choose what the check is aimed at.");
    }
    return switch (to) {
      case PodTarget t -> pod(snapshot.pod(t.pod()), form.port(), kind);
      case ServiceTarget t -> service(snapshot.service(t.service()), form.port(), kind);
      case IngressTarget t -> READY;
      case HostTarget t ->
          PORTED.contains(kind) && form.port() == 0
              ? blocked("A typed host declares no ports: type the one to connect to.")
              : READY;
    };
  }

  private static Readiness blocked(String obstacle) {
    return new Readiness(obstacle, "");
  }

  private static String source(ClusterSnapshot snapshot, @Nullable ContainerRef from) {
    if (from == null) {
      return "Choose the pod that the check starts from.";
    }
    Optional<Pod> pod = snapshot.pod(from.podRef());
    if (pod.isEmpty()) {
      return "The source pod is gone. Choose another one.";
    }
    boolean running = pod.get().container(from.container()).filter(Container::running).isPresent();
    return running ? "" : "The container " + from.container() + " is not running.";
  }

  private static Readiness pod(Optional<Pod> pod, int port, CheckKind kind) {
    if (pod.isEmpty()) {
      return blocked("The target pod is gone. Choose another one.");
    }
    if (pod.get().ips().isEmpty()) {
      return blocked("The target pod has no address yet.");
    }
    boolean declares =
        pod.get().servingContainers().stream()
            .flatMap(c -> c.ports().stream())
            .anyMatch(p -> p.protocol() == Protocol.TCP);
    return kind == CheckKind.REACH && port == 0 && !declares
        ? blocked("The target pod declares no TCP port: type the one to connect to.")
        : READY;
  }

  private static Readiness service(Optional<Service> service, int port, CheckKind kind) {
    if (service.isEmpty()) {
      return blocked("The target service is gone. Choose another one.");
    }
    boolean tcp = service.get().ports().stream().anyMatch(p -> p.protocol() == Protocol.TCP);
    if (kind == CheckKind.REACH && port == 0 && !tcp) {
      return blocked("The target service has no TCP port: type the one to connect to.");
    }
    boolean virtual = !service.get().clusterIps().isEmpty();
    return kind == CheckKind.PING && virtual ? new Readiness("", VIRTUAL) : READY;
  }
}
