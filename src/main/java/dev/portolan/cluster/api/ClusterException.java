package dev.portolan.cluster.api;

/// Something that the cluster, or the way to it, refused: the message is one line for a person,
/// without secrets.
public class ClusterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ClusterException(String message) {
    super(message);
  }

  public ClusterException(String message, Throwable cause) {
    super(message, cause);
  }
}
