package dev.portolan.policy.lint;

import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.NetworkPolicy.Port;
import dev.portolan.model.NetworkPolicy.Rule;
import dev.portolan.model.Pod;
import dev.portolan.model.PortRef;
import dev.portolan.policy.Party;
import dev.portolan.policy.lint.Report.Place;
import dev.portolan.policy.pair.RuleReach;
import java.util.List;

/// Doubts about whom a policy selects, and about the names of ports that it uses.
final class SelectionChecks {
  private final NetworkPolicy policy;
  private final Subjects subjects;
  private final Report report;

  SelectionChecks(NetworkPolicy policy, Subjects subjects, Report report) {
    this.policy = policy;
    this.subjects = subjects;
    this.report = report;
  }

  void check() {
    List<Pod> selected = subjects.selected(policy);
    if (selected.isEmpty()) {
      String selector = policy.podSelector().toString();
      report.warn(
          "selects-nothing",
          Place.of(policy.ref()),
          selector.isEmpty()
              ? "namespace " + policy.namespace() + " has no pods"
              : "no pod of namespace " + policy.namespace() + " has " + selector,
          "a policy that selects no pod does nothing; a misspelt label looks the same");
      return;
    }
    if (selected.stream().allMatch(subjects::isNode)) {
      report.warn(
          "host-network-only",
          Place.of(policy.ref()),
          "selects hostNetwork pods only: " + Subjects.names(selected),
          "such pods use their node's address, and most plugins apply no policy to them");
    }
    for (Direction direction : policy.types()) {
      List<Rule> rules = policy.rules(direction);
      for (int i = 0; i < rules.size(); i++) {
        names(selected, direction, i, rules.get(i));
      }
    }
  }

  private void names(List<Pod> selected, Direction direction, int index, Rule rule) {
    for (Port port : rule.ports()) {
      PortRef ref = port.port();
      if (ref == null || !ref.isNamed()) {
        continue;
      }
      Rule alone = new Rule(rule.peers(), List.of(port));
      boolean ingress = direction == Direction.INGRESS;
      List<Pod> targets = ingress ? selected : subjects.pods();
      boolean known =
          targets.stream()
              .filter(t -> ingress || admitsPeer(rule, t))
              .anyMatch(t -> !RuleReach.ports(alone, Party.of(t)).isEmpty());
      if (!known) {
        String who = ingress ? "no selected pod" : "no pod that the rule admits";
        report.warn(
            "port-name-unknown",
            Place.of(policy.ref(), direction).rule(index),
            who + " has a " + port.protocol() + " port named " + ref.name(),
            "a named port is looked up in the target's containers; where none has the name, the "
                + "entry allows nothing");
      }
    }
  }

  private boolean admitsPeer(Rule rule, Pod pod) {
    return rule.peers().isEmpty()
        || rule.peers().stream().anyMatch(p -> subjects.rules().matches(policy, p, Party.of(pod)));
  }
}
