package dev.portolan.model;

import dev.portolan.model.NetworkPolicy.Direction;
import java.util.Map;
import java.util.Set;

/// A policy of a network plugin's own kind (Cilium's, Calico's): read as far as whom it selects, so
/// that nothing wrong is said of those pods.
///
/// @param plugin the plugin's name, such as `Cilium`
/// @param types the directions that it speaks of
/// @param pods which pods it selects, by their labels
/// @param namespaces in which namespaces, by their labels; a namespaced policy selects pods of its
///   own namespace only, whatever this says
public record PluginPolicy(
    Metadata meta,
    String plugin,
    Set<Direction> types,
    LabelExpression pods,
    LabelExpression namespaces)
    implements KubeObject {
  public PluginPolicy {
    types = Set.copyOf(types);
  }

  public boolean selects(Pod pod, Map<String, String> namespaceLabels) {
    return selects(pod.namespace(), pod.labels(), namespaceLabels);
  }

  /// Whether it selects a pod of that namespace with those labels.
  public boolean selects(
      String namespace, Map<String, String> labels, Map<String, String> namespaceLabels) {
    boolean inScope =
        ref().kind().namespaced()
            ? namespace.equals(namespace())
            : namespaces.matches(namespaceLabels);
    return inScope && pods.matches(labels);
  }
}
