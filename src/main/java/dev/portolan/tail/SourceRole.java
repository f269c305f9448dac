package dev.portolan.tail;

/// What a workload does for the cluster's network.
public enum SourceRole {
  CLUSTER_DNS("Cluster DNS", "dns", false),
  INGRESS("Ingress controllers", "ingress", false),
  KUBE_PROXY("kube-proxy", "proxy", true),
  NETWORK_PLUGIN("Network plugin", "plugin", true);

  private final String title;
  private final String word;
  private final boolean perNode;

  SourceRole(String title, String word, boolean perNode) {
    this.title = title;
    this.word = word;
    this.perNode = perNode;
  }

  public String title() {
    return title;
  }

  /// As the command line names it.
  public String word() {
    return word;
  }

  /// True when each node has one that speaks of its own pods.
  public boolean perNode() {
    return perNode;
  }
}
