package dev.portolan.cluster;

import dev.portolan.model.Coverage;
import java.util.SortedMap;
import java.util.TreeMap;

/// How the reading of one kind stands: in the whole cluster, and in each namespace that is read by
/// itself. Not thread-safe.
final class Standing {
  private final SortedMap<String, Coverage> parts = new TreeMap<>();

  /// @param namespace empty for the whole cluster
  void set(String namespace, Coverage coverage) {
    parts.put(namespace, coverage);
  }

  void forget(String namespace) {
    parts.remove(namespace);
  }

  /// How the reading of the whole cluster stands; as one that has just begun where it is not read.
  Coverage whole() {
    return in("");
  }

  /// The same of one namespace.
  Coverage in(String namespace) {
    return parts.getOrDefault(namespace, new Coverage.Syncing(0));
  }

  /// All of it in one. What is read in some namespaces is never complete, whatever the reason is
  /// that the others are not; where nothing can be seen at all, the server's words for the whole
  /// cluster say it best.
  Coverage together() {
    SortedMap<String, Coverage> namespaces = new TreeMap<>(parts);
    Coverage whole = namespaces.remove("");
    if (whole == null) {
      return namespaces.isEmpty() ? new Coverage.Syncing(0) : new Coverage.Scoped(namespaces);
    }
    boolean visible =
        namespaces.values().stream().anyMatch(c -> !(c instanceof Coverage.Forbidden));
    boolean says = whole.complete() || whole.syncing() || !visible;
    return says ? whole : new Coverage.Scoped(namespaces);
  }
}
