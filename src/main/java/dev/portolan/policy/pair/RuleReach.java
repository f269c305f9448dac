package dev.portolan.policy.pair;

import dev.portolan.model.AdminPolicy;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Container.ContainerPort;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.IpBlock;
import dev.portolan.model.NetworkPolicy.Port;
import dev.portolan.model.NetworkPolicy.Rule;
import dev.portolan.model.Pod;
import dev.portolan.model.PortRef;
import dev.portolan.policy.Choices;
import dev.portolan.policy.Connections;
import dev.portolan.policy.Party;
import dev.portolan.policy.PortSet;

/// What single peers match and single rules list, whatever else the policies say.
public final class RuleReach {
  private final RuleMatcher rules;
  private final AdminMatcher adminRules;

  public RuleReach(ClusterSnapshot snapshot, Choices choices) {
    World world = new World(snapshot, choices);
    this.rules = new RuleMatcher(world);
    this.adminRules = new AdminMatcher(world);
  }

  /// True when one element of a rule's `from` or `to` matches the party.
  public boolean matches(NetworkPolicy policy, NetworkPolicy.Peer peer, Party party) {
    return rules.peer(policy, peer, party).yes();
  }

  /// True when an address range matches the party.
  public boolean matches(IpBlock block, Party party) {
    return rules.inBlock(block, party).yes();
  }

  /// True when an admin policy's peer matches the party, or may.
  public boolean mayMatch(AdminPolicy.Peer peer, Party party) {
    return !adminRules.peer(peer, party).no();
  }

  /// True when the admin policy applies to the pod, or may.
  public boolean maySelect(AdminPolicy policy, Pod pod) {
    return !adminRules.selects(policy, pod).no();
  }

  /// The ports that a rule lists, as they are on one target.
  public static Connections ports(Rule rule, Party target) {
    if (rule.ports().isEmpty()) {
      return Connections.ALL;
    }
    Connections all = Connections.NONE;
    for (Port port : rule.ports()) {
      all = all.union(ports(port, target));
    }
    return all;
  }

  private static Connections ports(Port port, Party target) {
    PortRef ref = port.port();
    if (ref == null) {
      return Connections.of(port.protocol(), PortSet.ALL);
    }
    if (!ref.isNamed()) {
      int last = port.endPort() == 0 ? ref.number() : port.endPort();
      return Connections.of(port.protocol(), PortSet.of(ref.number(), last));
    }
    PortSet named = PortSet.NONE;
    for (ContainerPort declared : Ports.named(target, ref.name(), port.protocol())) {
      named = named.union(PortSet.of(declared.port()));
    }
    return Connections.of(port.protocol(), port.endPort() == 0 ? named : PortSet.NONE);
  }
}
