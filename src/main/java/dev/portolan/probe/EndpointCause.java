package dev.portolan.probe;

import dev.portolan.model.EndpointSlice.Endpoint;
import dev.portolan.model.Kind;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.Pod;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.model.SnapshotIndex;
import java.util.List;

/// Why a service has no ready endpoint, as one sentence: the cause rather than the symptom.
final class EndpointCause {
  private final SnapshotIndex index;

  EndpointCause(SnapshotIndex index) {
    this.index = index;
  }

  /// The cause, or empty when the service has a ready endpoint or the snapshot cannot tell.
  String of(Service service) {
    boolean known = index.snapshot().coverage(Kind.ENDPOINT_SLICE).complete();
    if (!known || service.type() == Service.Type.EXTERNAL_NAME) {
      return "";
    }
    String name = service.ref().path();
    if (hasReady(service)) {
      // Ready pods without the named port are listed, yet the proxy has no port to lead to.
      String missing = missingPort(service, index.podsSelectedBy(service));
      return missing.isEmpty() ? "" : name + " leads nowhere: " + missing;
    }
    if (service.selector().isEmpty()) {
      return name + " has no selector, and nobody has given it ready endpoints.";
    }
    String selector = LabelSelector.of(service.selector()).toString();
    List<Pod> pods = index.podsSelectedBy(service);
    if (pods.isEmpty()) {
      boolean seen = index.snapshot().coverage(Kind.POD).complete();
      return seen
          ? name + " has no endpoints: its selector " + selector + " matches no pod."
          : name + " has no endpoints.";
    }
    return name + " has no ready endpoints: " + ofPods(service, selector, pods);
  }

  private String ofPods(Service service, String selector, List<Pod> pods) {
    long ready = pods.stream().filter(Pod::ready).count();
    if (ready == 0) {
      String reason = pods.stream().map(Pod::statusText).distinct().limit(3).toList().toString();
      return "none of the "
          + pods.size()
          + " pods that "
          + selector
          + " selects is ready "
          + reason.replace('[', '(').replace(']', ')')
          + ".";
    }
    String missing = missingPort(service, pods);
    return missing.isEmpty()
        ? ready + " selected pods are ready, but not listed as endpoints (yet)."
        : missing;
  }

  /// The first named target port that no selected pod declares, as a sentence's end, or empty.
  private static String missingPort(Service service, List<Pod> pods) {
    for (ServicePort port : service.ports()) {
      boolean declared = pods.isEmpty() || pods.stream().anyMatch(p -> declares(p, port));
      if (port.targetPort().isNamed() && !declared) {
        String name = port.protocol() + " port named " + port.targetPort().name();
        return "no selected pod declares a " + name + ".";
      }
    }
    return "";
  }

  private boolean hasReady(Service service) {
    return index.endpoints(service.ref()).stream().anyMatch(Endpoint::ready);
  }

  private static boolean declares(Pod pod, ServicePort port) {
    Protocol protocol = port.protocol();
    return pod.servingContainers().stream()
        .flatMap(c -> c.ports().stream())
        .anyMatch(p -> p.protocol() == protocol && p.name().equals(port.targetPort().name()));
  }
}
