package dev.portolan.policy.service;

import dev.portolan.model.Service;
import dev.portolan.policy.Party;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Traffic;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.Reason;
import dev.portolan.policy.Verdict.Role;
import dev.portolan.policy.Verdict.State;
import java.util.ArrayList;
import java.util.List;

/// Traffic that comes in through a node port or a load balancer. With `externalTrafficPolicy:
/// Cluster` the backend may see the address of the node that took it in, with `Local` it sees the
/// client's (Service API, `externalTrafficPolicy`).
final class Arrival {
  private final Reachability reachability;
  private final Judging judging;

  Arrival(Reachability reachability, Judging judging) {
    this.reachability = reachability;
    this.judging = judging;
  }

  /// Judges as the client, and as each node that may stand for it; where they differ it cannot be
  /// told.
  Verdict judge(Party source, Service service, Party backend, Traffic traffic) {
    Verdict asClient = judging.of(source, backend, traffic);
    boolean taken =
        service.type() == Service.Type.NODE_PORT || service.type() == Service.Type.LOAD_BALANCER;
    if (asClient.state() == State.NOT_APPLICABLE || !taken) {
      return asClient;
    }
    if (service.exposure().routing().externalLocal()) {
      return with(asClient, "externalTrafficPolicy is Local: the pod sees the client's address");
    }
    for (Party node : substitutes(backend)) {
      Verdict asNode = reachability.judge(node, backend, traffic);
      if (asNode.state() != asClient.state()) {
        return new Verdict(State.UNDECIDED, differing(source, asClient, node, asNode));
      }
    }
    return asClient;
  }

  /// The nodes' addresses of the backend's family; without nodes, an address of every range that
  /// policies tell apart.
  private List<Party> substitutes(Party backend) {
    List<Party> nodes =
        reachability.snapshot().nodes().stream()
            .flatMap(n -> n.addresses().stream())
            .map(Party::outside)
            .filter(n -> Families.same(n, backend))
            .toList();
    if (!nodes.isEmpty()) {
      return nodes;
    }
    return reachability.outside().stream()
        .map(r -> Party.outside(r.first()))
        .filter(n -> Families.same(n, backend))
        .toList();
  }

  private static List<Reason> differing(
      Party source, Verdict asClient, Party node, Verdict asNode) {
    List<Reason> reasons = new ArrayList<>();
    reasons.add(
        Reason.general(
            "externalTrafficPolicy is Cluster: the pod may see the address of a node in place of the client's; from "
                + ServiceJudge.name(source)
                + " it is "
                + asClient.state().word()
                + " ("
                + Because.of(asClient)
                + "), from "
                + node.address()
                + " "
                + asNode.state().word()
                + " ("
                + Because.of(asNode)
                + ")"));
    return reasons;
  }

  private static Verdict with(Verdict verdict, String note) {
    List<Reason> reasons = new ArrayList<>(verdict.reasons());
    reasons.add(new Reason(Role.NOTE, null, null, -1, note));
    return new Verdict(verdict.state(), reasons);
  }
}
