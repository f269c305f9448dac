package dev.portolan.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A policy of the cluster's administrators (policy.networking.k8s.io): AdminNetworkPolicy and
/// BaselineAdminNetworkPolicy (v1alpha1), ClusterNetworkPolicy (v1alpha2). Its rules are tried in
/// order, the first that matches wins; a policy that does not match isolates nothing.
///
/// @param priority lower numbers are tried first; 0 where the kind has none
public record AdminPolicy(
    Metadata meta, Tier tier, int priority, Subject subject, List<Rule> ingress, List<Rule> egress)
    implements KubeObject {
  public AdminPolicy {
    ingress = List.copyOf(ingress);
    egress = List.copyOf(egress);
  }

  /// Whether it is tried before or after the NetworkPolicies.
  public enum Tier {
    ADMIN,
    BASELINE
  }

  /// The pods that it applies to: those that `pods` matches, all when null, in the namespaces that
  /// `namespaces` matches.
  public record Subject(LabelSelector namespaces, @Nullable LabelSelector pods) {}

  /// What a matching rule does. `Accept`, as v1alpha2 spells it, is `ALLOW`.
  public enum Action {
    ALLOW,
    DENY,
    PASS
  }

  /// One rule: it speaks of every port when `ports` is empty, of no peer when `peers` is.
  ///
  /// @param name its name, or empty
  public record Rule(String name, Action action, List<Peer> peers, List<Port> ports) {
    public Rule {
      peers = List.copyOf(peers);
      ports = List.copyOf(ports);
    }
  }

  /// One element of `from` or `to`.
  public sealed interface Peer {}

  /// Pods: all when `pods` is null, in the namespaces that `namespaces` matches.
  public record PodPeer(LabelSelector namespaces, @Nullable LabelSelector pods) implements Peer {}

  /// Nodes by labels: their addresses, not the pods on them.
  public record NodePeer(LabelSelector nodes) implements Peer {}

  /// Address ranges; pods' addresses count too.
  public record NetworkPeer(List<String> cidrs) implements Peer {
    public NetworkPeer {
      cidrs = List.copyOf(cidrs);
    }
  }

  /// Domain names, which policies alone cannot judge.
  public record DomainPeer(List<String> names) implements Peer {
    public DomainPeer {
      names = List.copyOf(names);
    }
  }

  /// A peer of a sort that is not known here; `field` is its name in the API.
  public record UnknownPeer(String field) implements Peer {}

  /// Ports `from` to `to`, inclusive, of one protocol; or, where `name` is not empty, those that
  /// the target's containers give that name, of any protocol when it is null.
  public record Port(@Nullable Protocol protocol, int from, int to, String name) {}

  public List<Rule> rules(NetworkPolicy.Direction direction) {
    return direction == NetworkPolicy.Direction.INGRESS ? ingress : egress;
  }
}
