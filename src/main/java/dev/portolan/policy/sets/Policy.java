package dev.portolan.policy.sets;

import dev.portolan.model.KubeObject;
import dev.portolan.model.NetworkPolicy.Direction;
import java.util.List;

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

  boolean usesNames(Direction direction) {
    return rules(direction).stream().anyMatch(r -> !r.names().isEmpty());
  }
}
