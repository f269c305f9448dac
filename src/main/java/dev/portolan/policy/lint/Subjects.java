package dev.portolan.policy.lint;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Namespace;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.NetworkPolicy.IpBlock;
import dev.portolan.model.NetworkPolicy.Peer;
import dev.portolan.model.NetworkPolicy.PodPeer;
import dev.portolan.model.Pod;
import dev.portolan.policy.Choices;
import dev.portolan.policy.Party;
import dev.portolan.policy.pair.RuleReach;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The pods that policies can be about: those that have not ended.
final class Subjects {
  private final ClusterSnapshot snapshot;
  private final Choices choices;
  private final RuleReach rules;
  private final List<Pod> pods;
  private final Map<String, List<Pod>> byNamespace = new HashMap<>();
  private final Map<String, List<NetworkPolicy>> policies = new HashMap<>();
  private final Map<Peer, Boolean> anywhere = new HashMap<>();

  Subjects(ClusterSnapshot snapshot, Choices choices) {
    this.snapshot = snapshot;
    this.choices = choices;
    this.rules = new RuleReach(snapshot, choices);
    this.pods = snapshot.pods().stream().filter(p -> !p.ended()).toList();
    pods.forEach(p -> byNamespace.computeIfAbsent(p.namespace(), k -> new ArrayList<>()).add(p));
    snapshot
        .networkPolicies()
        .forEach(p -> policies.computeIfAbsent(p.namespace(), k -> new ArrayList<>()).add(p));
  }

  ClusterSnapshot snapshot() {
    return snapshot;
  }

  RuleReach rules() {
    return rules;
  }

  List<Pod> pods() {
    return pods;
  }

  /// True for a pod that counts as its node, so that policies do not reach it.
  boolean isNode(Pod pod) {
    return pod.hostNetwork() && choices.hostNetworkIsNode();
  }

  /// The pods that the policy's selector matches, hostNetwork ones among them.
  List<Pod> selected(NetworkPolicy policy) {
    return byNamespace.getOrDefault(policy.namespace(), List.of()).stream()
        .filter(p -> policy.podSelector().matches(p.labels()))
        .toList();
  }

  /// The policies that isolate the pod.
  List<NetworkPolicy> isolating(Pod pod, Direction direction) {
    return policies.getOrDefault(pod.namespace(), List.of()).stream()
        .filter(p -> p.types().contains(direction) && p.podSelector().matches(pod.labels()))
        .toList();
  }

  /// True when a peer that is no `ipBlock` matches a pod.
  boolean matchesPod(NetworkPolicy policy, PodPeer peer) {
    if (peer.namespaces() == null) {
      return byNamespace.getOrDefault(policy.namespace(), List.of()).stream()
          .anyMatch(p -> rules.matches(policy, peer, Party.of(p)));
    }
    return anywhere.computeIfAbsent(
        peer, k -> pods.stream().anyMatch(p -> rules.matches(policy, peer, Party.of(p))));
  }

  /// True when the address of a pod that is not its node's lies in the block, whatever the plugin
  /// makes of that.
  boolean holdsPods(IpBlock block) {
    return anywhere.computeIfAbsent(
        block,
        k ->
            pods.stream()
                .filter(p -> !p.hostNetwork())
                .flatMap(p -> p.ips().stream())
                .anyMatch(ip -> rules.matches(block, Party.outside(ip))));
  }

  List<Namespace> namespaces() {
    return snapshot.namespaces();
  }

  /// A few of the pods by name: `shop/web-1, shop/web-2 and 3 more`.
  static String names(List<Pod> pods) {
    List<String> first = pods.stream().limit(3).map(p -> p.ref().path()).toList();
    String more =
        pods.size() > first.size() ? " and " + (pods.size() - first.size()) + " more" : "";
    return String.join(", ", first) + more;
  }
}
