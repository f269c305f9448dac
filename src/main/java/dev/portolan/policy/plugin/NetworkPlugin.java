package dev.portolan.policy.plugin;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import java.util.List;

/// A network plugin, and by what it is recognised: the DaemonSets that it runs, the annotations
/// that it leaves on nodes, the kinds of policy that it brings.
public enum NetworkPlugin {
  CALICO(
      "Calico",
      List.of("calico-node", "canal"),
      List.of("projectcalico.org/"),
      List.of(Kind.CALICO_NETWORK_POLICY, Kind.CALICO_GLOBAL_NETWORK_POLICY)),
  CILIUM(
      "Cilium",
      List.of("cilium"),
      List.of("network.cilium.io/", "io.cilium.network."),
      List.of(Kind.CILIUM_NETWORK_POLICY, Kind.CILIUM_CLUSTERWIDE_NETWORK_POLICY)),
  GKE_DATAPLANE_V2("GKE Dataplane V2", List.of("anetd"), List.of(), List.of()),
  FLANNEL(
      "Flannel",
      List.of("kube-flannel", "kube-flannel-ds", "canal"),
      List.of("flannel.alpha.coreos.com/"),
      List.of()),
  WEAVE_NET("Weave Net", List.of("weave-net"), List.of(), List.of()),
  KUBE_ROUTER("kube-router", List.of("kube-router"), List.of("kube-router.io/"), List.of()),
  ANTREA("Antrea", List.of("antrea-agent"), List.of("node.antrea.io/"), List.of()),
  KINDNET("kindnet", List.of("kindnet"), List.of(), List.of()),
  OVN_KUBERNETES("OVN-Kubernetes", List.of("ovnkube-node"), List.of("k8s.ovn.org/"), List.of()),
  AWS_VPC_CNI("AWS VPC CNI", List.of("aws-node"), List.of(), List.of()),
  AZURE_NPM("Azure Network Policy Manager", List.of("azure-npm"), List.of(), List.of()),
  KUBE_NETWORK_POLICIES(
      "kube-network-policies", List.of("kube-network-policies"), List.of(), List.of()),
  K3S("k3s", List.of(), List.of("k3s.io/"), List.of());

  private final String title;
  private final List<String> daemonSets;
  private final List<String> annotations;
  private final List<Kind> kinds;

  NetworkPlugin(String title, List<String> daemonSets, List<String> annotations, List<Kind> kinds) {
    this.title = title;
    this.daemonSets = daemonSets;
    this.annotations = annotations;
    this.kinds = kinds;
  }

  /// What the snapshot shows of plugins.
  public static Detection detect(ClusterSnapshot snapshot) {
    return new Detector(snapshot).detect();
  }

  /// The name that it goes by.
  public String title() {
    return title;
  }

  /// True for the name of a DaemonSet that it runs; old Flannel has one for each architecture.
  boolean runs(String daemonSet) {
    return daemonSets.contains(daemonSet)
        || (this == FLANNEL && daemonSet.startsWith("kube-flannel-ds-"));
  }

  boolean annotates(String key) {
    return annotations.stream().anyMatch(key::startsWith);
  }

  List<Kind> kinds() {
    return kinds;
  }

  /// True for those built on Cilium, whose ranges match outside addresses only.
  boolean rangesMatchOutsideOnly() {
    return this == CILIUM || this == GKE_DATAPLANE_V2;
  }
}
