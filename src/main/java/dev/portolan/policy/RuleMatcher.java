package dev.portolan.policy;

import dev.portolan.model.Container;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.Namespace;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.IpBlock;
import dev.portolan.model.NetworkPolicy.Peer;
import dev.portolan.model.NetworkPolicy.PodPeer;
import dev.portolan.model.NetworkPolicy.Port;
import dev.portolan.model.NetworkPolicy.Rule;
import dev.portolan.model.Pod;
import dev.portolan.model.PortRef;
import dev.portolan.policy.Party.Outside;
import dev.portolan.policy.Party.PodParty;
import dev.portolan.policy.Traffic.Icmp;
import dev.portolan.policy.Traffic.ToPort;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Says whether one rule of one policy admits one connection.
final class RuleMatcher {
  private final Map<String, Namespace> namespaces;
  private final Choices choices;

  RuleMatcher(Map<String, Namespace> namespaces, Choices choices) {
    this.namespaces = Map.copyOf(namespaces);
    this.choices = choices;
  }

  /// A rule's answer.
  enum Match {
    YES,
    NO,
    /// The peer matches, but the rule lists ports and the traffic has none.
    UNCLEAR
  }

  /// @param peer the end that the rule's `from` or `to` speaks of
  /// @param target the end that is connected to, in whose containers named ports are looked up
  Match match(NetworkPolicy policy, Rule rule, Party peer, Party target, Traffic traffic) {
    boolean peers =
        rule.peers().isEmpty() || rule.peers().stream().anyMatch(p -> admits(policy, p, peer));
    if (!peers) {
      return Match.NO;
    }
    if (rule.ports().isEmpty()) {
      return Match.YES;
    }
    return switch (traffic) {
      case Icmp ignored -> Match.UNCLEAR;
      case ToPort to ->
          rule.ports().stream().anyMatch(p -> covers(p, target, to)) ? Match.YES : Match.NO;
    };
  }

  private boolean admits(NetworkPolicy policy, Peer peer, Party party) {
    return switch (peer) {
      case IpBlock block -> inBlock(block, party);
      case PodPeer pods when pods.pods() == null && pods.namespaces() == null -> false;
      case PodPeer pods ->
          party instanceof PodParty p
              && !(choices.hostNetworkIsNode() && p.pod().hostNetwork())
              && inNamespace(policy, pods.namespaces(), p.pod())
              && (pods.pods() == null || pods.pods().matches(p.pod().labels()));
    };
  }

  private boolean inBlock(IpBlock block, Party party) {
    boolean seen =
        switch (party) {
          case Outside ignored -> true;
          case PodParty p -> p.pod().hostNetwork() || choices.ipBlocksMatchPods();
        };
    return seen
        && within(block.cidr(), party.address())
        && block.except().stream().noneMatch(e -> within(e, party.address()));
  }

  private static boolean within(String cidr, String address) {
    return Cidr.parse(cidr).map(c -> c.contains(address)).orElse(false);
  }

  private boolean inNamespace(NetworkPolicy policy, @Nullable LabelSelector selector, Pod pod) {
    if (selector == null) {
      return pod.namespace().equals(policy.namespace());
    }
    Namespace namespace = namespaces.get(pod.namespace());
    return selector.matches(namespace == null ? Map.of() : namespace.labels());
  }

  private static boolean covers(Port port, Party target, ToPort to) {
    PortRef ref = port.port();
    if (port.protocol() != to.protocol()) {
      return false;
    }
    if (ref == null) {
      return true;
    }
    if (ref.isNamed()) {
      return port.endPort() == 0 && target instanceof PodParty p && names(p.pod(), ref, to);
    }
    int last = port.endPort() == 0 ? ref.number() : port.endPort();
    return ref.number() <= to.port() && to.port() <= last;
  }

  private static boolean names(Pod pod, PortRef ref, ToPort to) {
    for (Container container : pod.servingContainers()) {
      for (Container.ContainerPort declared : container.ports()) {
        if (declared.name().equals(ref.name())
            && declared.protocol() == to.protocol()
            && declared.port() == to.port()) {
          return true;
        }
      }
    }
    return false;
  }
}
