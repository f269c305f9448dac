package dev.portolan.policy;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Protocol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Predicted reachability: what the policies of one snapshot say of every pair of parties and every
/// port.
public final class Reachability {
  private final ClusterSnapshot snapshot;
  private final Choices choices;
  private final PairEngine engine;

  private Reachability(ClusterSnapshot snapshot, Choices choices) {
    this.snapshot = snapshot;
    this.choices = choices;
    this.engine = new PairEngine(snapshot, choices);
  }

  public static Reachability of(ClusterSnapshot snapshot) {
    return of(snapshot, Choices.USUAL);
  }

  public static Reachability of(ClusterSnapshot snapshot, Choices choices) {
    return new Reachability(snapshot, choices);
  }

  /// The same question of a later snapshot (or a changed copy); what has not changed is not
  /// computed anew.
  public Reachability next(ClusterSnapshot later) {
    return of(later, choices);
  }

  public ClusterSnapshot snapshot() {
    return snapshot;
  }

  public Choices choices() {
    return choices;
  }

  /// Every port of a pair. Allowed with itself; denied for a party that neither sends nor receives
  /// (see `applies`).
  public Reach reach(Party source, Party target) {
    Reach reach = Reach.DENIED;
    for (Protocol protocol : Protocol.values()) {
      int from = 0;
      for (int border : borders()) {
        Verdict v = engine.judge(source, target, new Traffic.ToPort(protocol, from));
        Connections part = Connections.of(protocol, PortSet.of(from, border - 1));
        if (v.state() == Verdict.State.ALLOWED) {
          reach = new Reach(reach.allowed().union(part), reach.undecided());
        } else if (v.state() == Verdict.State.UNDECIDED) {
          reach = new Reach(reach.allowed(), reach.undecided().union(part));
        }
        from = border;
      }
    }
    return reach;
  }

  /// One connection, with the reasons that decide.
  public Verdict judge(Party source, Party target, Traffic traffic) {
    return engine.judge(source, target, traffic);
  }

  /// One connection, with every reason: what selects, admits, and would have admitted but for a
  /// port or a label.
  public Verdict explain(Party source, Party target, Traffic traffic) {
    return engine.judge(source, target, traffic);
  }

  /// Every pair of two groups, together.
  public Spread spread(Collection<Party> sources, Collection<Party> targets) {
    Spread spread = Spread.NOTHING;
    for (Party source : sources) {
      for (Party target : targets) {
        if (applies(source) && applies(target) && !source.equals(target)) {
          spread = spread.and(Spread.of(reach(source, target)));
        }
      }
    }
    return spread;
  }

  /// False for a pod that has ended or that has no address yet.
  public boolean applies(Party party) {
    return !(party instanceof Party.PodParty p)
        || (!p.pod().ended() && (!p.address().isEmpty() || p.pod().planned()));
  }

  /// The policies that select the pod for a direction, of every kind, in the order in which they
  /// are tried.
  public List<ObjectRef> selecting(Pod pod, Direction direction) {
    return snapshot.networkPolicies().stream()
        .filter(p -> p.namespace().equals(pod.namespace()))
        .filter(p -> p.types().contains(direction) && p.podSelector().matches(pod.labels()))
        .map(NetworkPolicy::ref)
        .toList();
  }

  /// The whole address space, split wherever a policy tells addresses apart: `outside(x)` for any
  /// address of a range stands for all of them.
  public List<AddressRange> outside() {
    return List.of(
        new AddressRange("0.0.0.0", "255.255.255.255"),
        new AddressRange("::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"));
  }

  private Set<Integer> borders() {
    Set<Integer> borders = new TreeSet<>(List.of(PortSet.LAST + 1));
    List<NetworkPolicy.Rule> rules = new ArrayList<>();
    snapshot.networkPolicies().forEach(p -> rules.addAll(p.ingress()));
    snapshot.networkPolicies().forEach(p -> rules.addAll(p.egress()));
    for (NetworkPolicy.Rule rule : rules) {
      for (NetworkPolicy.Port port : rule.ports()) {
        if (port.port() != null) {
          borders.add(port.port().number());
          borders.add(Math.max(port.port().number(), port.endPort()) + 1);
        }
      }
    }
    snapshot.pods().stream()
        .flatMap(p -> p.containers().stream())
        .flatMap(c -> c.ports().stream())
        .forEach(
            p -> {
              borders.add(p.port());
              borders.add(p.port() + 1);
            });
    borders.remove(0);
    return borders;
  }
}
