package dev.portolan.policy.pair;

import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.IpBlock;
import dev.portolan.model.NetworkPolicy.Peer;
import dev.portolan.model.NetworkPolicy.PodPeer;
import dev.portolan.model.NetworkPolicy.Port;
import dev.portolan.model.NetworkPolicy.Rule;
import dev.portolan.model.Pod;
import dev.portolan.model.PortRef;
import dev.portolan.policy.Party;
import dev.portolan.policy.Party.Outside;
import dev.portolan.policy.Party.PodParty;
import dev.portolan.policy.Traffic.Icmp;
import dev.portolan.policy.Traffic.ToPort;

/// Says whether one rule of one NetworkPolicy admits one connection.
final class RuleMatcher {
  private final World world;

  RuleMatcher(World world) {
    this.world = world;
  }

  /// Unclear where the rule lists ports and the traffic has none, or where a label is not known.
  Match match(NetworkPolicy policy, Rule rule, Question question) {
    Match peers = rule.peers().isEmpty() ? Match.YES : Match.NO;
    for (Peer peer : rule.peers()) {
      peers = peers.or(peer(policy, peer, question.peer()));
    }
    return peers.no() ? Match.NO : peers.and(ports(rule, question));
  }

  Match peer(NetworkPolicy policy, Peer peer, Party party) {
    return switch (peer) {
      case IpBlock block -> inBlock(block, party);
      case PodPeer pods when pods.pods() == null && pods.namespaces() == null -> Match.NO;
      case PodPeer pods ->
          party instanceof PodParty(Pod pod, String ignored) ? pod(policy, pods, pod) : Match.NO;
    };
  }

  Match ports(Rule rule, Question question) {
    if (rule.ports().isEmpty()) {
      return Match.YES;
    }
    return switch (question.traffic()) {
      case Icmp ignored ->
          Match.unclear("the rule lists ports, and what that means for ICMP is up to the plugin");
      case ToPort to ->
          Match.of(rule.ports().stream().anyMatch(p -> covers(p, question.target(), to)));
    };
  }

  private Match pod(NetworkPolicy policy, PodPeer peer, Pod pod) {
    if (pod.hostNetwork() && world.choices().hostNetworkIsNode()) {
      return Match.NO;
    }
    if (peer.pods() != null && !peer.pods().matches(pod.labels())) {
      return Match.NO;
    }
    return peer.namespaces() == null
        ? Match.of(pod.namespace().equals(policy.namespace()))
        : world.namespace(peer.namespaces(), pod);
  }

  Match inBlock(IpBlock block, Party party) {
    boolean in =
        world.inRange(block.cidr(), party)
            && block.except().stream().noneMatch(e -> world.inRange(e, party));
    if (!in || world.choices().ipBlocksMatchPods()) {
      return Match.of(in);
    }
    return switch (party) {
      case Outside outside when world.mayBeNode(outside) ->
          Match.unclear(
              "the nodes cannot be listed: whether "
                  + outside.address()
                  + " is one, which no ipBlock matches here, is not known");
      case Outside outside -> Match.of(!world.isNode(outside));
      case PodParty ignored -> Match.NO;
    };
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
      return port.endPort() == 0 && Ports.isNamed(target, ref.name(), port.protocol(), to);
    }
    int last = port.endPort() == 0 ? ref.number() : port.endPort();
    return ref.number() <= to.port() && to.port() <= last;
  }
}
