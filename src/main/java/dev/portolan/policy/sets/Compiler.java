package dev.portolan.policy.sets;

import dev.portolan.model.AdminPolicy;
import dev.portolan.model.AdminPolicy.Action;
import dev.portolan.model.KubeObject;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import dev.portolan.policy.Connections;
import dev.portolan.policy.PortSet;
import java.util.ArrayList;
import java.util.List;

/// Turns policies into rules over numbered terms.
final class Compiler {
  private final TermTable terms;

  Compiler(TermTable terms) {
    this.terms = terms;
  }

  Policy compile(KubeObject policy) {
    return switch (policy) {
      case NetworkPolicy p -> new Policy(p, network(p, p.ingress()), network(p, p.egress()));
      case AdminPolicy p -> new Policy(p, admin(p.ingress()), admin(p.egress()));
      default -> new Policy(policy, List.of(), List.of());
    };
  }

  private List<Rule> network(NetworkPolicy policy, List<NetworkPolicy.Rule> rules) {
    return rules.stream()
        .map(
            r -> {
              List<Integer> peers =
                  r.peers().stream().map(p -> terms.number(term(policy, p))).toList();
              Ports ports = new Ports();
              r.ports().forEach(ports::add);
              return ports.rule(Action.ALLOW, peers.isEmpty(), peers, r.ports().isEmpty());
            })
        .toList();
  }

  private static Term term(NetworkPolicy policy, NetworkPolicy.Peer peer) {
    return switch (peer) {
      case NetworkPolicy.IpBlock b -> Term.Addresses.block(b.cidr(), b.except());
      case NetworkPolicy.PodPeer p when p.pods() == null && p.namespaces() == null ->
          Term.Addresses.networks(List.of());
      case NetworkPolicy.PodPeer p -> {
        LabelSelector pods = p.pods() == null ? LabelSelector.EVERYTHING : p.pods();
        yield p.namespaces() == null
            ? new Term.Pods(policy.namespace(), LabelSelector.EVERYTHING, pods, true)
            : new Term.Pods(null, p.namespaces(), pods, true);
      }
    };
  }

  private List<Rule> admin(List<AdminPolicy.Rule> rules) {
    return rules.stream()
        .map(
            r -> {
              List<Integer> peers = r.peers().stream().map(p -> terms.number(term(p))).toList();
              Ports ports = new Ports();
              r.ports().forEach(ports::add);
              return ports.rule(r.action(), false, peers, r.ports().isEmpty());
            })
        .toList();
  }

  private static Term term(AdminPolicy.Peer peer) {
    return switch (peer) {
      case AdminPolicy.PodPeer p ->
          new Term.Pods(
              null, p.namespaces(), p.pods() == null ? LabelSelector.EVERYTHING : p.pods(), false);
      case AdminPolicy.NetworkPeer p -> Term.Addresses.networks(p.cidrs());
      case AdminPolicy.NodePeer p -> new Term.Nodes(p.nodes());
      case AdminPolicy.DomainPeer p -> new Term.Unknown(Term.Scope.OUTSIDE);
      case AdminPolicy.UnknownPeer p -> new Term.Unknown(Term.Scope.EVERYBODY);
    };
  }

  /// Gathers the ports of one rule.
  private static final class Ports {
    private final List<Connections> numbers = new ArrayList<>();
    private final List<Rule.Name> names = new ArrayList<>();

    void add(NetworkPolicy.Port port) {
      PortRef ref = port.port();
      if (ref == null) {
        numbers.add(Connections.of(port.protocol(), PortSet.ALL));
      } else if (!ref.isNamed()) {
        int last = port.endPort() == 0 ? ref.number() : port.endPort();
        numbers.add(Connections.of(port.protocol(), PortSet.of(ref.number(), last)));
      } else if (port.endPort() == 0) {
        names.add(new Rule.Name(ref.name(), port.protocol()));
      }
    }

    void add(AdminPolicy.Port port) {
      if (!port.name().isEmpty()) {
        names.add(new Rule.Name(port.name(), port.protocol()));
      } else {
        PortSet range = PortSet.of(port.from(), port.to());
        for (Protocol protocol : Protocol.values()) {
          if (port.protocol() == null || port.protocol() == protocol) {
            numbers.add(Connections.of(protocol, range));
          }
        }
      }
    }

    Rule rule(Action action, boolean everybody, List<Integer> peers, boolean everyPort) {
      Connections all =
          everyPort
              ? Connections.ALL
              : numbers.stream().reduce(Connections.NONE, Connections::union);
      return new Rule(action, everybody, peers, all, names);
    }
  }
}
