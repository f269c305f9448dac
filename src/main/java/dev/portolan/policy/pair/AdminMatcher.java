package dev.portolan.policy.pair;

import dev.portolan.model.AdminPolicy;
import dev.portolan.model.AdminPolicy.DomainPeer;
import dev.portolan.model.AdminPolicy.NetworkPeer;
import dev.portolan.model.AdminPolicy.NodePeer;
import dev.portolan.model.AdminPolicy.Peer;
import dev.portolan.model.AdminPolicy.PodPeer;
import dev.portolan.model.AdminPolicy.Port;
import dev.portolan.model.AdminPolicy.Rule;
import dev.portolan.model.AdminPolicy.UnknownPeer;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.Pod;
import dev.portolan.policy.Party;
import dev.portolan.policy.Party.Outside;
import dev.portolan.policy.Party.PodParty;
import dev.portolan.policy.Traffic.Icmp;
import dev.portolan.policy.Traffic.ToPort;
import org.jspecify.annotations.Nullable;

/// Says whether an admin policy selects a pod, and whether one of its rules matches one connection.
/// hostNetwork pods are neither subjects nor pod peers here, whatever the plugin does elsewhere:
/// the API says so.
final class AdminMatcher {
  private final World world;

  AdminMatcher(World world) {
    this.world = world;
  }

  /// Whether the policy applies to the pod.
  Match selects(AdminPolicy policy, Pod pod) {
    return pod(policy.subject().namespaces(), policy.subject().pods(), pod);
  }

  Match match(Rule rule, Question question) {
    Match peers = Match.NO;
    for (Peer peer : rule.peers()) {
      peers = peers.or(peer(peer, question.peer()));
    }
    return peers.no() ? Match.NO : peers.and(ports(rule, question));
  }

  Match peer(Peer peer, Party party) {
    return switch (peer) {
      case PodPeer pods ->
          party instanceof PodParty(Pod pod, String ignored)
              ? pod(pods.namespaces(), pods.pods(), pod)
              : Match.NO;
      case NodePeer nodes -> world.node(nodes.nodes(), party);
      case NetworkPeer networks ->
          Match.of(networks.cidrs().stream().anyMatch(c -> world.inRange(c, party)));
      case DomainPeer domains ->
          party instanceof Outside
              ? Match.unclear(
                  "which addresses "
                      + String.join(", ", domains.names())
                      + " stands for is not known")
              : Match.NO;
      case UnknownPeer unknown ->
          Match.unclear("peers of the sort \"" + unknown.field() + "\" are not understood");
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

  private Match pod(LabelSelector namespaces, @Nullable LabelSelector pods, Pod pod) {
    if (pod.hostNetwork() || (pods != null && !pods.matches(pod.labels()))) {
      return Match.NO;
    }
    return world.namespace(namespaces, pod);
  }

  private static boolean covers(Port port, Party target, ToPort to) {
    if (!port.name().isEmpty()) {
      return Ports.isNamed(target, port.name(), port.protocol(), to);
    }
    return (port.protocol() == null || port.protocol() == to.protocol())
        && port.from() <= to.port()
        && to.port() <= port.to();
  }
}
