package dev.portolan.policy.sets;

import dev.portolan.model.AdminPolicy;
import dev.portolan.model.KubeObject;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.PluginPolicy;
import java.util.List;
import java.util.Map;

/// A compiled policy. Two are the same only when they are the same object: a policy that has
/// changed is compiled anew.
final class Policy {
  private final KubeObject source;
  private final List<Rule> ingress;
  private final List<Rule> egress;

  Policy(KubeObject source, List<Rule> ingress, List<Rule> egress) {
    this.source = source;
    this.ingress = List.copyOf(ingress);
    this.egress = List.copyOf(egress);
  }

  KubeObject source() {
    return source;
  }

  List<Rule> rules(Direction direction) {
    return direction == Direction.INGRESS ? ingress : egress;
  }

  /// Whether it has a say about a member in a direction.
  boolean selects(Member member, Map<String, String> namespaceLabels, Direction direction) {
    return switch (source) {
      case NetworkPolicy p ->
          p.types().contains(direction)
              && p.namespace().equals(member.namespace())
              && p.podSelector().matches(member.labels());
      case AdminPolicy p ->
          !p.rules(direction).isEmpty()
              && p.subject().namespaces().matches(namespaceLabels)
              && (p.subject().pods() == null || p.subject().pods().matches(member.labels()));
      case PluginPolicy p ->
          p.types().contains(direction)
              && p.selects(member.namespace(), member.labels(), namespaceLabels);
      default -> false;
    };
  }

  boolean usesNames(Direction direction) {
    return rules(direction).stream().anyMatch(r -> !r.names().isEmpty());
  }
}
