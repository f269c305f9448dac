package dev.portolan.model;

import dev.portolan.model.EndpointSlice.Endpoint;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a service that keeps traffic on a node leaves of its endpoints to one caller: those on that
/// node. With `internalTrafficPolicy: Local` it is the caller's. "For Pods on nodes with no
/// endpoints for a given Service, the Service behaves as if it has zero endpoints (for Pods on this
/// node) even if the service does have endpoints on other nodes" (kubernetes.io, Concepts, Service
/// Internal Traffic Policy). kube-proxy drops what is sent to it then, where it refuses what is
/// sent to a service that has no endpoint anywhere. With `externalTrafficPolicy: Local` it is the
/// node whose node port is asked; what comes from a pod on that node itself is led to every
/// endpoint (so does kube-proxy, and so was it seen).
public final class NodeTraffic {
  private final Service service;
  private final String rule;
  private final String node;
  private final String whose;

  private NodeTraffic(Service service, String rule, String node, String whose) {
    this.service = service;
    this.rule = rule;
    this.node = node;
    this.whose = whose;
  }

  /// Where a backend is, as the caller sees it.
  public enum Place {
    HERE,
    ELSEWHERE,
    /// Its node is not known, or the one that counts is not.
    UNKNOWN
  }

  /// Empty where the service keeps nothing on the node: a headless one is not proxied at all.
  public static Optional<NodeTraffic> of(Service service, @Nullable Pod caller) {
    boolean kept =
        service.exposure().routing().internalLocal()
            && !service.headless()
            && service.type() != Service.Type.EXTERNAL_NAME;
    return kept && caller != null
        ? Optional.of(
            new NodeTraffic(
                service, "internalTrafficPolicy", caller.nodeName(), "the caller's node "))
        : Optional.empty();
  }

  /// The same for a node port, asked at one node.
  ///
  /// @param caller null for a caller outside
  public static Optional<NodeTraffic> at(String node, Service service, @Nullable Pod caller) {
    boolean own = caller != null && caller.nodeName().equals(node);
    return service.exposure().routing().externalLocal() && !node.isEmpty() && !own
        ? Optional.of(new NodeTraffic(service, "externalTrafficPolicy", node, "the node "))
        : Optional.empty();
  }

  /// Where a backend is.
  ///
  /// @param backend null for an address that is no pod's
  public Place place(@Nullable Pod backend) {
    if (backend == null || backend.nodeName().isEmpty() || node.isEmpty()) {
      return Place.UNKNOWN;
    }
    return backend.nodeName().equals(node) ? Place.HERE : Place.ELSEWHERE;
  }

  /// Why the caller gets no answer though there are ready endpoints, as one clause; empty where it
  /// may get one, or there are none at all.
  public Optional<String> blocked(SnapshotIndex index) {
    List<Endpoint> ready = index.endpoints(service.ref()).stream().filter(Endpoint::ready).toList();
    boolean elsewhere = ready.stream().allMatch(e -> place(behind(index, e)) == Place.ELSEWHERE);
    return !ready.isEmpty() && elsewhere ? Optional.of(nowhere(ready.size())) : Optional.empty();
  }

  /// Why a service with so many ready endpoints is as if it had none.
  public String nowhere(int ready) {
    String which =
        ready == 1 ? "its only ready endpoint is not" : "none of its " + ready + " endpoints is";
    return "%s is Local, and %s on %s%s: it drops what is sent to the service"
        .formatted(rule, which, whose, node);
  }

  /// Which endpoints the caller meets.
  public String kept(int here, int all) {
    return "%s is Local: %d of %d endpoints, on %s%s".formatted(rule, here, all, whose, node);
  }

  /// That it cannot be told.
  public String unsure() {
    return rule + " is Local, and it is not known whether an endpoint is on " + whose.strip();
  }

  private static @Nullable Pod behind(SnapshotIndex index, Endpoint endpoint) {
    return Optional.ofNullable(endpoint.target())
        .flatMap(index.snapshot()::pod)
        .or(() -> endpoint.addresses().stream().findFirst().flatMap(index::podByIp))
        .orElse(null);
  }
}
