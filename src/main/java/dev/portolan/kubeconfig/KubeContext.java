package dev.portolan.kubeconfig;

import java.nio.file.Path;
import java.util.Map;

/// One context of one kubeconfig file, with the cluster and the user that the same file gives it.
///
/// @param id its file and name; relative paths in the stanzas are relative to the file's folder
/// @param namespace the context's namespace, `default` when it names none
/// @param current true when its file is the first to name a `current-context` and names this one
/// @param cluster the `cluster:` stanza as read
/// @param user the `user:` stanza as read; it holds secrets, so `toString` leaves it out
public record KubeContext(
    Id id,
    String namespace,
    boolean current,
    String clusterName,
    String userName,
    Map<String, Object> cluster,
    Map<String, Object> user) {

  /// What tells contexts apart: two files may use one name.
  public record Id(Path file, String name) {}

  public String name() {
    return id.name();
  }

  /// The API server's address, or empty.
  public String server() {
    return cluster.get("server") instanceof String s ? s : "";
  }

  @Override
  public String toString() {
    return "context "
        + name()
        + " of "
        + id.file()
        + " (cluster "
        + clusterName
        + ", user "
        + userName
        + ")";
  }
}
