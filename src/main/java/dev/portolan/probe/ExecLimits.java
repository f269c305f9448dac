package dev.portolan.probe;

/// How many commands run in containers at once, so that asking the wire does not load the cluster.
///
/// @param cluster over all nodes; the API server carries each as a connection
/// @param node on one node: its kubelet starts each in a container
public record ExecLimits(int cluster, int node) {
  public static final ExecLimits STANDARD = new ExecLimits(24, 8);
  public static final int MOST = 200;

  public ExecLimits {
    cluster = Math.clamp(cluster, 1, MOST);
    node = Math.clamp(node, 1, MOST);
  }
}
