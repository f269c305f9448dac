package dev.portolan.policy.plugin;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;

/// A network plugin, and by what it is recognised: the DaemonSets that it runs, the annotations
/// that it leaves on nodes, the kinds of policy that it brings.
public enum NetworkPlugin {
  CALICO("Calico", "calico-node|canal", "projectcalico\\.org/.*"),
  CILIUM("Cilium", "cilium", "(network\\.cilium\\.io/|io\\.cilium\\.network\\.).*"),
  GKE_DATAPLANE_V2("GKE Dataplane V2", "anetd", ""),
  /// Older releases have a DaemonSet for each architecture.
  FLANNEL("Flannel", "kube-flannel(-ds(-.*)?)?|canal", "flannel\\.alpha\\.coreos\\.com/.*"),
  WEAVE_NET("Weave Net", "weave-net", ""),
  KUBE_ROUTER("kube-router", "kube-router", "kube-router\\.io/.*"),
  ANTREA("Antrea", "antrea-agent", "node\\.antrea\\.io/.*"),
  KINDNET("kindnet", "kindnet", ""),
  OVN_KUBERNETES("OVN-Kubernetes", "ovnkube-node", "k8s\\.ovn\\.org/.*"),
  AWS_VPC_CNI("AWS VPC CNI", "aws-node", ""),
  AZURE_NPM("Azure Network Policy Manager", "azure-npm", ""),
  KUBE_NETWORK_POLICIES("kube-network-policies", "kube-network-policies", ""),
  K3S("k3s", "", "k3s\\.io/.*"),
  /// Of the demo cluster.
  SIMULATED("the demo's simulated network", "demo-cni", "");

  private final String title;
  private final String daemonSets;
  private final String annotations;

  /// @param daemonSets a pattern of their names; `annotations` one of their keys
  NetworkPlugin(String title, String daemonSets, String annotations) {
    this.title = title;
    this.daemonSets = daemonSets;
    this.annotations = annotations;
  }

  /// What the snapshot shows of plugins.
  public static Detection detect(ClusterSnapshot snapshot) {
    return new Detector(snapshot).detect();
  }

  /// The same of a later snapshot (or any other). It is looked at anew only where something has
  /// changed that tells of plugins.
  ///
  /// @param known what `before` shows
  public static Detection detect(
      ClusterSnapshot snapshot, ClusterSnapshot before, Detection known) {
    return Traces.same(before, snapshot) ? known : detect(snapshot);
  }

  /// The name that it goes by.
  public String title() {
    return title;
  }

  boolean runs(String daemonSet) {
    return daemonSet.matches(daemonSets);
  }

  boolean annotates(String key) {
    return key.matches(annotations);
  }

  /// True for a kind of policy that it brings.
  boolean owns(Kind kind) {
    return switch (kind) {
      case CALICO_NETWORK_POLICY, CALICO_GLOBAL_NETWORK_POLICY -> this == CALICO;
      case CILIUM_NETWORK_POLICY, CILIUM_CLUSTERWIDE_NETWORK_POLICY -> this == CILIUM;
      default -> false;
    };
  }

  /// True for those built on Cilium, whose ranges match outside addresses only.
  boolean rangesMatchOutsideOnly() {
    return this == CILIUM || this == GKE_DATAPLANE_V2;
  }
}
