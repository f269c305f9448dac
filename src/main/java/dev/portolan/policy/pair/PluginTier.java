package dev.portolan.policy.pair;

import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.PluginPolicy;
import dev.portolan.model.Pod;
import dev.portolan.policy.Verdict.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The policies of network plugins' own kinds. Their rules are not read: whom they select, nothing
/// can be told of.
final class PluginTier {
  /// Policies of one namespace by its name, those of all under the empty name.
  private final Map<String, List<PluginPolicy>> byNamespace = new HashMap<>();

  private final World world;

  PluginTier(List<PluginPolicy> policies, World world) {
    this.world = world;
    policies.forEach(
        p -> byNamespace.computeIfAbsent(p.namespace(), k -> new ArrayList<>()).add(p));
  }

  /// The policies that select the pod for the direction, or may: where namespaces' labels are not
  /// known, a policy of the whole cluster may select pods of any.
  List<PluginPolicy> selecting(Direction direction, Pod pod) {
    return Stream.of(pod.namespace(), "")
        .flatMap(n -> byNamespace.getOrDefault(n, List.of()).stream())
        .filter(p -> p.types().contains(direction) && selects(p, pod))
        .toList();
  }

  List<Reason> reasons(Direction direction, Pod pod) {
    return selecting(direction, pod).stream().map(p -> reason(direction, p)).toList();
  }

  private boolean selects(PluginPolicy policy, Pod pod) {
    boolean unknown = !world.namespaceKnown(pod) && !policy.namespaces().keys().isEmpty();
    boolean everywhere = policy.namespace().isEmpty();
    return (everywhere && unknown)
        ? policy.pods().matches(pod.labels())
        : policy.selects(pod, world.namespaceLabels(pod.namespace()));
  }

  private static Reason reason(Direction direction, PluginPolicy policy) {
    String text = "selects the pod; Portolan does not judge " + policy.plugin() + "'s own policies";
    return new Reason(direction, policy.ref(), -1, text);
  }
}
