package dev.portolan.cluster.manifests;

import dev.portolan.model.Container;
import dev.portolan.model.Container.Role;
import dev.portolan.model.Pod;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes pods in the API's shape.
final class SavedPods {
  private SavedPods() {}

  static void write(Pod p, Fields fields) {
    Fields spec = new Fields().opt("nodeName", p.nodeName()).opt("hostNetwork", p.hostNetwork());
    Fields status = new Fields();
    if (p.phase() != Pod.Phase.UNKNOWN) {
      status.put("phase", title(p.phase().name()));
    }
    status.opt("reason", p.health().reason());
    if (p.ready()) {
      status.put("conditions", List.of(Map.of("type", "Ready", "status", "True")));
    }
    status.opt("podIPs", p.ips().stream().map(ip -> Map.of("ip", ip)).toList());
    containers(p, spec, status, "initContainers", "initContainerStatuses");
    containers(p, spec, status, "containers", "containerStatuses");
    containers(p, spec, status, "ephemeralContainers", "ephemeralContainerStatuses");
    fields.opt("spec", spec).opt("status", status);
  }

  private static String list(Role role) {
    return switch (role) {
      case INIT, SIDECAR -> "initContainers";
      case MAIN -> "containers";
      case EPHEMERAL -> "ephemeralContainers";
    };
  }

  private static void containers(
      Pod p, Fields spec, Fields status, String declared, String reported) {
    List<Container> of =
        p.containers().stream().filter(c -> list(c.role()).equals(declared)).toList();
    spec.opt(declared, of.stream().map(SavedPods::declared).toList());
    status.opt(
        reported, of.stream().filter(SavedPods::isReported).map(SavedPods::reported).toList());
  }

  private static Map<String, Object> declared(Container c) {
    Fields fields = Fields.of("name", c.name()).opt("image", c.image());
    fields.opt("restartPolicy", c.role() == Role.SIDECAR ? "Always" : null);
    fields.opt("ports", c.ports().stream().map(SavedPods::port).toList());
    return fields.opt("env", c.callees().stream().map(SavedPods::callee).toList()).map();
  }

  /// A variable that names the same host again; what it was called is not known.
  private static Map<String, Object> callee(String callee) {
    return Fields.of("name", "CALLEE_HOST").put("value", callee).map();
  }

  private static Map<String, Object> port(Container.ContainerPort p) {
    Fields fields = new Fields().opt("name", p.name()).put("protocol", p.protocol().name());
    return fields.put("containerPort", p.port()).opt("hostPort", p.hostPort()).map();
  }

  private static boolean isReported(Container c) {
    return !c.status().equals(Container.Status.UNKNOWN) || !c.imageId().isEmpty();
  }

  private static Map<String, Object> reported(Container c) {
    Fields fields = Fields.of("name", c.name()).opt("imageID", c.imageId());
    fields.opt("ready", c.status().ready()).opt("restartCount", c.status().restarts());
    if (c.status().state() != Container.State.UNKNOWN) {
      String state = c.status().state().name().toLowerCase(Locale.ROOT);
      fields.put("state", Fields.of(state, new Fields().opt("reason", c.reason())));
    }
    return fields.map();
  }

  private static String title(String name) {
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }
}
