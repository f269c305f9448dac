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
/// node whose node port is asked. What a pod sends to an address for the outside, or to a node port
/// of its own node, is led to every endpoint whatever the two say: kube-proxy takes it as gone out
/// and come in again (so does its iptables mode, and so was it seen).
public final class NodeTraffic {
  private final Service service;
  private final String rule;
  private final String node;
  private final String whose;
  private final boolean loose;

  private NodeTraffic(Service service, String rule, String node, String whose, boolean loose) {
    this.service = service;
    this.rule = rule;
    this.node = node;
    this.whose = whose;
    this.loose = loose;
  }

  /// Where a backend is, as the caller sees it.
  public enum Place {
    HERE,
    ELSEWHERE,
    /// Its node is not known, or the one that counts is not.
    UNKNOWN
  }

  /// The service's own address or name is asked. Empty where it keeps nothing on the node: a
  /// headless service is not proxied at all.
  public static Optional<NodeTraffic> of(Service service, @Nullable Pod caller) {
    boolean kept =
        service.exposure().routing().internalLocal()
            && !service.headless()
            && service.type() != Service.Type.EXTERNAL_NAME;
    return kept && caller != null
        ? Optional.of(
            new NodeTraffic(
                service, "internalTrafficPolicy", caller.nodeName(), "the caller's node ", false))
        : Optional.empty();
  }

  /// The same for the address that is asked: a node's, for its node port, one for the outside, or
  /// anything else for the service itself.
  ///
  /// @param caller null for a caller outside
  public static Optional<NodeTraffic> to(
      String address, Service service, @Nullable Pod caller, SnapshotIndex index) {
    if (service.exposure().has(address)) {
      return Optional.empty();
    }
    Optional<String> node = index.nodeByIp(address).map(Node::name);
    return node.isPresent() ? at(node.get(), service, caller) : of(service, caller);
  }

  private static Optional<NodeTraffic> at(String node, Service service, @Nullable Pod caller) {
    boolean own = caller != null && caller.nodeName().equals(node);
    boolean loose = caller != null && !caller.hostNetwork();
    return service.exposure().routing().externalLocal() && !own
        ? Optional.of(new NodeTraffic(service, "externalTrafficPolicy", node, "the node ", loose))
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
    List<Endpoint> ready = ready(index);
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

  /// The field that keeps it, such as `externalTrafficPolicy`.
  public String rule() {
    return rule;
  }

  /// True where the caller may be led to endpoints elsewhere all the same, in vain. A pod that
  /// keeps its own address on the way to another node is taken there for one of that node's own;
  /// what comes back from elsewhere goes straight to it, untranslated. Whether it keeps its address
  /// is up to the network plugin.
  public boolean loose() {
    return loose;
  }

  /// Why the caller gets an answer at times alone, as one clause; empty where it is not up to luck.
  public Optional<String> byLuck(SnapshotIndex index) {
    List<Endpoint> ready = ready(index);
    long here = ready.stream().filter(e -> place(behind(index, e)) == Place.HERE).count();
    return loose && here > 0 && here < ready.size()
        ? Optional.of(byLuck((int) here, ready.size()))
        : Optional.empty();
  }

  /// The same of so many endpoints.
  public String byLuck(int here, int all) {
    return ("%s is Local, with %d of %d endpoints on %s%s, and a pod that keeps its address on the"
            + " way there is led to the others too, which it never hears from")
        .formatted(rule, here, all, whose, node);
  }

  /// Which endpoints the caller meets.
  public String kept(int here, int all) {
    return "%s is Local: %d of %d endpoints, on %s%s".formatted(rule, here, all, whose, node);
  }

  /// That it cannot be told.
  public String unsure() {
    return rule + " is Local, and it is not known whether an endpoint is on " + whose.strip();
  }

  private List<Endpoint> ready(SnapshotIndex index) {
    return index.endpoints(service.ref()).stream().filter(Endpoint::ready).toList();
  }

  private static @Nullable Pod behind(SnapshotIndex index, Endpoint endpoint) {
    return Optional.ofNullable(endpoint.target())
        .flatMap(index.snapshot()::pod)
        .or(() -> endpoint.addresses().stream().findFirst().flatMap(index::podByIp))
        .orElse(null);
  }
}
