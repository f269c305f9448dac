package dev.portolan.model;

import java.util.List;
import java.util.Map;

/// A service.
///
/// @param clusterIps `spec.clusterIPs`; empty for headless and ExternalName services (the API's
///   "None" is left out); `UNASSIGNED` alone where a server has yet to give one
/// @param selector empty when the service has none: somebody else keeps its endpoints
public record Service(
    Metadata meta,
    Type type,
    List<String> clusterIps,
    List<ServicePort> ports,
    Map<String, String> selector,
    Exposure exposure,
    boolean publishNotReadyAddresses)
    implements KubeObject {
  /// Stands for the address that a manifest's service will get.
  public static final String UNASSIGNED = "unassigned";

  public Service {
    clusterIps = List.copyOf(clusterIps);
    ports = List.copyOf(ports);
    selector = Map.copyOf(selector);
  }

  /// `spec.type`.
  public enum Type {
    CLUSTER_IP("ClusterIP"),
    NODE_PORT("NodePort"),
    LOAD_BALANCER("LoadBalancer"),
    EXTERNAL_NAME("ExternalName");

    private final String title;

    Type(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /// A service's port; `nodePort` is 0 when there is none, the name may be empty.
  public record ServicePort(
      String name, Protocol protocol, int port, PortRef targetPort, int nodePort) {}

  /// How the service is seen from outside.
  ///
  /// @param externalName the DNS name of an ExternalName service, or empty
  /// @param loadBalancer addresses and host names in `status.loadBalancer.ingress`
  public record Exposure(
      String externalName, List<String> externalIps, List<String> loadBalancer, Routing routing) {
    public static final Exposure NONE = new Exposure("", List.of(), List.of(), Routing.EVERYWHERE);

    public Exposure {
      externalIps = List.copyOf(externalIps);
      loadBalancer = List.copyOf(loadBalancer);
    }

    /// True for an address by which the service is met from outside.
    public boolean has(String address) {
      return externalIps.contains(address) || loadBalancer.contains(address);
    }
  }

  /// Which of its endpoints its traffic may go to.
  ///
  /// @param externalLocal true for `externalTrafficPolicy: Local`: what comes from outside stays on
  ///   the node that took it in
  /// @param internalLocal true for `internalTrafficPolicy: Local`: what comes from a pod stays on
  ///   the pod's node
  /// @param distribution `spec.trafficDistribution`, a preference such as `PreferSameZone`, or
  ///   empty
  public record Routing(boolean externalLocal, boolean internalLocal, String distribution) {
    public static final Routing EVERYWHERE = new Routing(false, false, "");
  }

  /// True for `clusterIP: None`: DNS answers with the pods themselves.
  public boolean headless() {
    return clusterIps.isEmpty() && type == Type.CLUSTER_IP;
  }

  /// The name that cluster DNS gives it, without the cluster's domain: `name.namespace.svc`.
  public String dnsName() {
    return name() + "." + namespace() + ".svc";
  }
}
