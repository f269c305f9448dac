package dev.portolan.policy.service;

import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.policy.Party;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Traffic;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.Reason;
import dev.portolan.policy.Verdict.Role;
import dev.portolan.policy.Verdict.State;
import java.util.ArrayList;
import java.util.List;

/// Traffic that comes in through a node port, a load balancer or an external address. With
/// `externalTrafficPolicy: Cluster` the backend may see the address of the node that took it in,
/// with `Local` it sees the client's (Service API, `externalTrafficPolicy`); a pod's that is on its
/// way to another node may be its own node's, where the network plugin masquerades.
final class Arrival {
  private final Reachability reachability;
  private final SnapshotIndex index;
  private final Judging judging;

  Arrival(Reachability reachability, SnapshotIndex index, Judging judging) {
    this.reachability = reachability;
    this.index = index;
    this.judging = judging;
  }

  /// Judges as the client, and as each node that may stand for it; where they differ it cannot be
  /// told.
  ///
  /// @param address that was asked, or empty
  Verdict judge(Party source, Service service, String address, Party backend, Traffic traffic) {
    Verdict asClient = judging.of(source, backend, traffic);
    boolean taken =
        service.type() == Service.Type.NODE_PORT
            || service.type() == Service.Type.LOAD_BALANCER
            || service.exposure().has(address);
    if (asClient.state() == State.NOT_APPLICABLE || !taken || mayNotLeave(asClient)) {
      return asClient;
    }
    boolean local = service.exposure().routing().externalLocal();
    for (Party node : local ? own(source, address, backend) : any(backend)) {
      Verdict asNode = reachability.judge(node, backend, traffic);
      if (asNode.state() != asClient.state()) {
        String why =
            local
                ? "the pod's packets may reach another node under the address of their own"
                : "externalTrafficPolicy is Cluster: the pod may see the address of a node in place"
                    + " of the client's";
        return new Verdict(State.UNDECIDED, differing(why, source, asClient, node, asNode));
      }
    }
    return local
        ? with(asClient, "externalTrafficPolicy is Local: the pod sees the client's address")
        : asClient;
  }

  /// True where the caller's own end denies it: that judges before the address may change.
  private static boolean mayNotLeave(Verdict asClient) {
    return asClient.state() == State.DENIED
        && asClient.reasons().stream()
            .anyMatch(r -> r.role() == Role.DECIDES && r.direction() == Direction.EGRESS);
  }

  /// The addresses of the caller's node, where its packets leave it to come in at another.
  private List<Party> own(Party source, String address, Party backend) {
    Pod caller = Nearby.pod(source);
    if (caller == null || service(address)) {
      return List.of();
    }
    boolean stays =
        index.nodeByIp(address).filter(n -> n.name().equals(caller.nodeName())).isPresent();
    return stays
        ? List.of()
        : reachability.snapshot().find(ObjectRef.node(caller.nodeName())).stream()
            .flatMap(n -> ((Node) n).addresses().stream())
            .map(Party::outside)
            .filter(n -> Families.same(n, backend))
            .toList();
  }

  /// True for an address that the caller's own node translates.
  private boolean service(String address) {
    return index.serviceByIp(address).isPresent();
  }

  /// The nodes' addresses of the backend's family; without nodes, an address of every range that
  /// policies tell apart.
  private List<Party> any(Party backend) {
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
      String why, Party source, Verdict asClient, Party node, Verdict asNode) {
    return List.of(
        Reason.general(
            "%s; from %s it is %s (%s), from %s %s (%s)"
                .formatted(
                    why,
                    ServiceJudge.name(source),
                    asClient.state().word(),
                    Because.of(asClient),
                    node.address(),
                    asNode.state().word(),
                    Because.of(asNode))));
  }

  private static Verdict with(Verdict verdict, String note) {
    List<Reason> reasons = new ArrayList<>(verdict.reasons());
    reasons.add(new Reason(Role.NOTE, null, null, -1, note));
    return new Verdict(verdict.state(), reasons);
  }
}
