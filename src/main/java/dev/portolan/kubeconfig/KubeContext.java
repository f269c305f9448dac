package dev.portolan.kubeconfig;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// One context of the kubeconfig files, with the cluster and the user that it stands for.
///
/// @param id its file and name
/// @param namespace the context's namespace, `default` when it names none
/// @param current true when kubectl would use this one
/// @param warnings what a person should know about this context, one line each: that its entries
///   come from several files, that another file has it too
/// @param hidden true when kubectl cannot see it, because an earlier file has one of the same name
public record KubeContext(
    Id id,
    String namespace,
    boolean current,
    Entry cluster,
    Entry user,
    List<String> warnings,
    boolean hidden) {
  public KubeContext {
    warnings = List.copyOf(warnings);
  }

  public KubeContext(
      Id id, String namespace, boolean current, Entry cluster, Entry user, List<String> warnings) {
    this(id, namespace, current, cluster, user, warnings, false);
  }

  /// What tells contexts apart: two files may use one name.
  public record Id(Path file, String name) {}

  /// A `cluster:` or `user:` stanza as read. A user's holds secrets, so `toString` leaves the
  /// values out.
  ///
  /// @param file where the stanza stands: relative paths in it are relative to the file's folder
  public record Entry(String name, Path file, Map<String, Object> values) {
    /// The value's text, or empty.
    public String text(String key) {
      Object value = values.get(key);
      return value instanceof String || value instanceof Number || value instanceof Boolean
          ? value.toString()
          : "";
    }

    @Override
    public String toString() {
      return name + " of " + file;
    }
  }

  public String name() {
    return id.name();
  }

  public String clusterName() {
    return cluster.name();
  }

  public String userName() {
    return user.name();
  }

  /// The API server's address for a person, without a user or a password in it; or empty.
  public String server() {
    return cluster.text("server").replaceFirst("//[^/]*@", "//");
  }

  @Override
  public String toString() {
    return "context "
        + name()
        + " of "
        + id.file()
        + " (cluster "
        + cluster
        + ", user "
        + user
        + ")";
  }
}
