package dev.portolan.policy;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Namespace;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.NetworkPolicy.Rule;
import dev.portolan.model.Node;
import dev.portolan.model.Pod;
import dev.portolan.policy.Party.Outside;
import dev.portolan.policy.Party.PodParty;
import dev.portolan.policy.Verdict.Reason;
import dev.portolan.policy.Verdict.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The naive engine: judges one connection at a time by walking the NetworkPolicies
/// (networking.k8s.io/v1) of both ends. Slow for all pairs, easy to check by eye.
public final class PairEngine {
  private final Map<String, List<NetworkPolicy>> policies = new HashMap<>();
  private final Map<String, Node> nodes = new HashMap<>();
  private final Choices choices;
  private final RuleMatcher matcher;

  public PairEngine(ClusterSnapshot snapshot) {
    this(snapshot, Choices.USUAL);
  }

  public PairEngine(ClusterSnapshot snapshot, Choices choices) {
    this.choices = choices;
    snapshot
        .networkPolicies()
        .forEach(p -> policies.computeIfAbsent(p.namespace(), k -> new ArrayList<>()).add(p));
    snapshot.nodes().forEach(n -> nodes.put(n.name(), n));
    Map<String, Namespace> namespaces =
        snapshot.namespaces().stream().collect(Collectors.toMap(Namespace::name, n -> n));
    this.matcher = new RuleMatcher(namespaces, choices);
  }

  /// Whether the policies let the source open a connection to the target. Answers to it are allowed
  /// with it.
  public Verdict judge(Party source, Party target, Traffic traffic) {
    for (Party party : List.of(source, target)) {
      if (party instanceof PodParty p && (p.pod().ended() || p.address().isEmpty())) {
        String why = p.pod().ended() ? " has ended" : " has no address yet";
        return new Verdict(
            State.NOT_APPLICABLE, List.of(Reason.general(p.pod().ref().path() + why)));
      }
    }
    if (same(source, target)) {
      return allowed("a pod always reaches itself");
    }
    if (onOwnNode(source, target) || onOwnNode(target, source)) {
      return allowed("traffic between a pod and its node is always allowed");
    }
    Verdict egress = judge(Direction.EGRESS, source, target, traffic);
    Verdict ingress = judge(Direction.INGRESS, source, target, traffic);
    List<Reason> reasons = new ArrayList<>(egress.reasons());
    reasons.addAll(ingress.reasons());
    return new Verdict(worse(egress.state(), ingress.state()), reasons);
  }

  /// What the policies of one end alone say: of the source for egress, of the target for ingress.
  /// The exceptions that need both ends are not looked at.
  public Verdict judge(Direction direction, Party source, Party target, Traffic traffic) {
    Party subject = direction == Direction.EGRESS ? source : target;
    Party peer = direction == Direction.EGRESS ? target : source;
    if (!(subject instanceof PodParty(Pod pod, String ignored))) {
      return one(
          State.ALLOWED,
          new Reason(direction, null, -1, subject.address() + " is not a pod: no policy applies"));
    }
    if (pod.hostNetwork() && choices.hostNetworkIsNode()) {
      return one(
          State.ALLOWED,
          new Reason(
              direction, null, -1, "policies do not apply to hostNetwork pods (up to the plugin)"));
    }
    List<NetworkPolicy> isolating = isolating(direction, pod);
    if (isolating.isEmpty()) {
      return one(State.ALLOWED, new Reason(direction, null, -1, "no policy selects the pod"));
    }
    return walk(direction, isolating, peer, target, traffic);
  }

  private Verdict walk(
      Direction direction,
      List<NetworkPolicy> isolating,
      Party peer,
      Party target,
      Traffic traffic) {
    List<Reason> unclear = new ArrayList<>();
    for (NetworkPolicy policy : isolating) {
      List<Rule> rules = policy.rules(direction);
      for (int i = 0; i < rules.size(); i++) {
        switch (matcher.match(policy, rules.get(i), peer, target, traffic)) {
          case YES -> {
            return one(State.ALLOWED, new Reason(direction, policy.ref(), i, "the rule admits it"));
          }
          case UNCLEAR ->
              unclear.add(
                  new Reason(
                      direction,
                      policy.ref(),
                      i,
                      "the rule lists ports, and what that means for ICMP is up to the plugin"));
          case NO -> {}
        }
      }
    }
    if (!unclear.isEmpty()) {
      return new Verdict(State.UNDECIDED, unclear);
    }
    return new Verdict(
        State.DENIED,
        isolating.stream()
            .map(p -> new Reason(direction, p.ref(), -1, "isolates the pod, no rule admits it"))
            .toList());
  }

  private List<NetworkPolicy> isolating(Direction direction, Pod pod) {
    return policies.getOrDefault(pod.namespace(), List.of()).stream()
        .filter(p -> p.types().contains(direction))
        .filter(p -> p.podSelector().matches(pod.labels()))
        .toList();
  }

  private static boolean same(Party a, Party b) {
    return a instanceof PodParty(Pod one, String ignoredOne)
        && b instanceof PodParty(Pod other, String ignoredOther)
        && one.ref().equals(other.ref());
  }

  /// True when `node` is, or has the address of, the node that `party`'s pod runs on.
  private boolean onOwnNode(Party party, Party node) {
    if (!(party instanceof PodParty(Pod pod, String ignored))) {
      return false;
    }
    boolean isNode =
        switch (node) {
          case Outside ignoredHost -> true;
          case PodParty p -> p.pod().hostNetwork();
        };
    Node own = nodes.get(pod.nodeName());
    return isNode && own != null && own.addresses().contains(node.address());
  }

  private static State worse(State a, State b) {
    if (a == State.DENIED || b == State.DENIED) {
      return State.DENIED;
    }
    return a == State.UNDECIDED ? a : b;
  }

  private static Verdict allowed(String why) {
    return one(State.ALLOWED, Reason.general(why));
  }

  private static Verdict one(State state, Reason reason) {
    return new Verdict(state, List.of(reason));
  }
}
