package dev.portolan.policy.lint;

import dev.portolan.model.AdminPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.Pod;
import dev.portolan.policy.Party;
import dev.portolan.policy.lint.Report.Place;
import java.util.List;

/// Doubts about admin policies.
final class AdminChecks {
  private final Subjects subjects;
  private final Report report;

  AdminChecks(Subjects subjects, Report report) {
    this.subjects = subjects;
    this.report = report;
  }

  void check() {
    List<AdminPolicy> policies = subjects.snapshot().adminPolicies();
    for (int i = 0; i < policies.size(); i++) {
      AdminPolicy policy = policies.get(i);
      if (selected(policy).isEmpty()) {
        report.warn(
            "selects-nothing",
            Place.of(policy.ref()),
            "its subject is no pod",
            "a policy that selects no pod does nothing; a misspelt label looks the same");
      }
      peers(policy);
      policies.subList(i + 1, policies.size()).forEach(other -> tie(policy, other));
    }
  }

  private List<Pod> selected(AdminPolicy policy) {
    return subjects.pods().stream().filter(p -> subjects.rules().maySelect(policy, p)).toList();
  }

  private void peers(AdminPolicy policy) {
    for (Direction direction : Direction.values()) {
      List<AdminPolicy.Rule> rules = policy.rules(direction);
      for (int i = 0; i < rules.size(); i++) {
        List<AdminPolicy.Peer> peers = rules.get(i).peers();
        for (int j = 0; j < peers.size(); j++) {
          peer(peers.get(j), Place.of(policy.ref(), direction).rule(i).peer(j));
        }
      }
    }
  }

  private void peer(AdminPolicy.Peer peer, Place place) {
    boolean pods = peer instanceof AdminPolicy.PodPeer;
    if (pods
        && subjects.pods().stream().noneMatch(p -> subjects.rules().mayMatch(peer, Party.of(p)))) {
      report.warn(
          "peer-matches-nothing",
          place,
          "it matches no pod",
          "a peer that matches nobody makes its rule do nothing for it");
    }
  }

  private void tie(AdminPolicy policy, AdminPolicy other) {
    boolean same = policy.tier() == other.tier() && policy.priority() == other.priority();
    boolean meet =
        same
            && (bothSpeak(policy, other, Direction.INGRESS)
                || bothSpeak(policy, other, Direction.EGRESS))
            && selected(policy).stream().anyMatch(p -> subjects.rules().maySelect(other, p));
    if (meet) {
      report.warn(
          "equal-priority",
          Place.of(policy.ref()),
          "has priority "
              + policy.priority()
              + ", as "
              + other.ref().path()
              + ", and both select "
              + "the same pods",
          "the API leaves open which of two is tried first; where they disagree, anything may hold");
    }
  }

  private static boolean bothSpeak(AdminPolicy a, AdminPolicy b, Direction direction) {
    return !a.rules(direction).isEmpty() && !b.rules(direction).isEmpty();
  }
}
