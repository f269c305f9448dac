package dev.portolan.policy.pair;

import dev.portolan.model.AdminPolicy;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.Namespace;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.Node;
import dev.portolan.model.Pod;
import dev.portolan.policy.Choices;
import dev.portolan.policy.Party;
import dev.portolan.policy.Party.Outside;
import dev.portolan.policy.Party.PodParty;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What matching looks up in one snapshot: namespaces' labels, nodes, address ranges, and what
/// could not be listed.
final class World {
  private final Choices choices;
  private final Map<String, Namespace> namespaces = new HashMap<>();
  private final Coverage namespaceCoverage;
  private final Map<String, Node> nodesByName = new HashMap<>();
  private final Map<Address, Node> nodesByAddress = new HashMap<>();
  private final boolean nodesKnown;
  private final boolean nodesHidden;
  private final Map<String, Cidr> ranges = new HashMap<>();
  private final Map<Kind, Coverage> policies = new EnumMap<>(Kind.class);

  World(ClusterSnapshot snapshot, Choices choices) {
    this.choices = choices;
    snapshot.namespaces().forEach(n -> namespaces.put(n.name(), n));
    this.namespaceCoverage = snapshot.coverage(Kind.NAMESPACE);
    for (Node node : snapshot.nodes()) {
      nodesByName.put(node.name(), node);
      node.addresses().forEach(a -> Address.parse(a).ifPresent(p -> nodesByAddress.put(p, node)));
    }
    this.nodesKnown = snapshot.coverage(Kind.NODE).complete();
    this.nodesHidden = snapshot.coverage(Kind.NODE).hidden();
    for (Kind kind : Kind.values()) {
      Coverage coverage = snapshot.coverage(kind);
      boolean seen = coverage.complete() || coverage instanceof Coverage.Syncing;
      if (kind.isPolicy() && !seen) {
        policies.put(kind, coverage);
      }
    }
    cidrs(snapshot).forEach(c -> Cidr.parse(c).ifPresent(parsed -> ranges.put(c, parsed)));
  }

  Choices choices() {
    return choices;
  }

  /// A sentence for each kind of policy that could not be listed where the pod is: there may be
  /// ones that are not known, and they may select it.
  List<String> unlisted(Pod pod) {
    List<String> sentences = new ArrayList<>();
    policies.forEach(
        (kind, coverage) -> {
          boolean apart = coverage instanceof Coverage.Scoped;
          Coverage here = coverage.in(kind.namespaced() ? pod.namespace() : "");
          String where = apart ? " in namespace " + pod.namespace() : "";
          String what = kind.title() + " objects cannot be listed" + where + ": ";
          switch (here) {
            case Coverage.Forbidden f -> sentences.add(what + f.message());
            case Coverage.Failed f -> sentences.add(what + f.message());
            case Coverage.Complete c -> {}
            case Coverage.Syncing c -> {}
            case Coverage.Scoped c -> {}
          }
        });
    return sentences;
  }

  /// Whether a selector of namespaces matches the pod's. Where that may not be read, only one that
  /// matches all of them can be judged.
  Match namespace(LabelSelector selector, Pod pod) {
    if (!namespaceKnown(pod) && !selector.isEmpty()) {
      return Match.unclear("the labels of namespace " + pod.namespace() + " are not known");
    }
    return Match.of(selector.matches(namespaceLabels(pod.namespace())));
  }

  /// False where the labels of the pod's namespace may not be read.
  boolean namespaceKnown(Pod pod) {
    return !namespaceCoverage.in(pod.namespace()).hidden();
  }

  /// A namespace's labels, as far as they are known.
  Map<String, String> namespaceLabels(String name) {
    Namespace namespace = namespaces.get(name);
    return namespace == null ? Map.of() : namespace.labels();
  }

  /// True when a range that a policy names contains the party's address. An address that is not
  /// known yet lies in `0.0.0.0/0` and in no other range.
  boolean inRange(String cidr, Party party) {
    Cidr range = ranges.get(cidr);
    if (range == null) {
      return false;
    }
    return isPlanned(party) ? range.wholeV4() : range.contains(party.address());
  }

  /// True for a pod whose address is not known yet.
  static boolean isPlanned(Party party) {
    return party instanceof PodParty p && p.pod().planned() && p.address().isEmpty();
  }

  /// True when `other` is, or has the address of, the node that the pod runs on.
  boolean isNodeOf(Pod pod, Party other) {
    Node own = nodesByName.get(pod.nodeName());
    boolean itsAddress =
        own != null
            && Address.parse(other.address())
                .map(nodesByAddress::get)
                .filter(own::equals)
                .isPresent();
    return switch (other) {
      case Outside ignored -> itsAddress;
      case PodParty(Pod host, String ignored) ->
          host.hostNetwork()
              && (itsAddress
                  || (!pod.nodeName().isEmpty() && host.nodeName().equals(pod.nodeName())));
    };
  }

  /// Why it cannot be told that an address is not the pod's own node; empty where it can.
  Optional<String> ownNodeDoubt(Pod pod, Party other) {
    boolean doubt =
        other instanceof Outside outside
            && mayBeNode(outside)
            && !pod.nodeName().isEmpty()
            && !nodesByName.containsKey(pod.nodeName());
    return doubt
        ? Optional.of(
            "the nodes cannot be listed: "
                + other.address()
                + " may be the node of "
                + pod.ref().path()
                + ", which always reaches it and is reached by it")
        : Optional.empty();
  }

  /// True for an address that may be a node's, for all that is known.
  boolean mayBeNode(Outside outside) {
    return nodesHidden && !isNode(outside);
  }

  /// True for an address of a node that the snapshot knows.
  boolean isNode(Outside outside) {
    return Address.parse(outside.address()).map(nodesByAddress::containsKey).orElse(false);
  }

  /// Whether the party has the address of a node that the selector matches, as hostNetwork pods
  /// have; the addresses of other pods are none.
  Match node(LabelSelector selector, Party party) {
    if (party instanceof PodParty p && !p.pod().hostNetwork()) {
      return Match.NO;
    }
    if (!nodesKnown) {
      return Match.unclear("the nodes are not known");
    }
    return Match.of(
        Address.parse(party.address())
            .map(nodesByAddress::get)
            .filter(n -> selector.matches(n.labels()))
            .isPresent());
  }

  private static List<String> cidrs(ClusterSnapshot snapshot) {
    List<String> all = new ArrayList<>();
    for (NetworkPolicy policy : snapshot.networkPolicies()) {
      Stream.concat(policy.ingress().stream(), policy.egress().stream())
          .flatMap(r -> r.peers().stream())
          .filter(NetworkPolicy.IpBlock.class::isInstance)
          .map(NetworkPolicy.IpBlock.class::cast)
          .forEach(
              b -> {
                all.add(b.cidr());
                all.addAll(b.except());
              });
    }
    for (AdminPolicy policy : snapshot.adminPolicies()) {
      Stream.concat(policy.ingress().stream(), policy.egress().stream())
          .flatMap(r -> r.peers().stream())
          .filter(AdminPolicy.NetworkPeer.class::isInstance)
          .forEach(p -> all.addAll(((AdminPolicy.NetworkPeer) p).cidrs()));
    }
    return all;
  }
}
