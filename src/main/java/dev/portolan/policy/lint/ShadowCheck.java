package dev.portolan.policy.lint;

import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.NetworkPolicy.Rule;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.policy.Connections;
import dev.portolan.policy.Party;
import dev.portolan.policy.lint.Report.Place;
import dev.portolan.policy.pair.RuleReach;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Rules that admit nothing that others do not admit too, and policies that change nothing:
/// compared exactly, pod by pod and port by port, as things stand.
final class ShadowCheck {
  private final Subjects subjects;
  private final Report report;
  private final Sample sample;

  ShadowCheck(Subjects subjects, Report report, Sample sample) {
    this.subjects = subjects;
    this.report = report;
    this.sample = sample;
  }

  void check() {
    List<NetworkPolicy> skipped = new ArrayList<>();
    for (NetworkPolicy policy : subjects.snapshot().networkPolicies()) {
      List<Pod> selected =
          sample.distinct(
              subjects.selected(policy).stream().filter(p -> !subjects.isNode(p)).toList());
      if (selected.isEmpty()) {
        continue;
      }
      if (!sample.affords(policy, selected.size())) {
        skipped.add(policy);
        continue;
      }
      if (!redundant(policy, selected)) {
        policy.types().forEach(d -> rules(policy, d, selected));
      }
    }
    if (!skipped.isEmpty()) {
      report.inform(
          "not-compared",
          Place.of(skipped.getFirst().ref()),
          "this policy, and " + (skipped.size() - 1) + " more, were not compared with the others",
          "comparing them all would take too long; whether their rules say anything new is open");
    }
  }

  /// One rule of one policy.
  private record Placed(NetworkPolicy policy, int index) {
    Rule rule(Direction direction) {
      return policy.rules(direction).get(index);
    }

    String name() {
      return policy.ref().path() + "[" + index + "]";
    }
  }

  private boolean redundant(NetworkPolicy policy, List<Pod> selected) {
    Set<ObjectRef> instead = new TreeSet<>();
    for (Direction direction : policy.types()) {
      for (Pod pod : selected) {
        List<NetworkPolicy> others = new ArrayList<>(subjects.isolating(pod, direction));
        others.remove(policy);
        if (others.isEmpty()) {
          return false;
        }
        List<Placed> rules = placed(others, direction);
        for (Placed own : placed(List.of(policy), direction)) {
          Cover cover = cover(own, rules, direction, pod);
          if (!cover.whole()) {
            return false;
          }
        }
        others.forEach(o -> instead.add(o.ref()));
      }
    }
    report.inform(
        "policy-redundant",
        Place.of(policy.ref()),
        "changes nothing beside "
            + String.join(", ", instead.stream().map(ObjectRef::path).toList()),
        "others isolate the same pods, and admit all that it admits, as things stand");
    return true;
  }

  private void rules(NetworkPolicy policy, Direction direction, List<Pod> selected) {
    for (Placed own : placed(List.of(policy), direction)) {
      Set<String> by = new TreeSet<>();
      boolean shadowed = true;
      boolean admits = false;
      for (Pod pod : selected) {
        List<Placed> others =
            new ArrayList<>(placed(subjects.isolating(pod, direction), direction));
        others.remove(own);
        Cover cover = cover(own, others, direction, pod);
        shadowed &= cover.whole();
        admits |= !cover.by().isEmpty();
        by.addAll(cover.by());
      }
      if (shadowed && admits) {
        report.inform(
            "rule-shadowed",
            Place.of(policy.ref(), direction).rule(own.index()),
            "admits nothing that is not admitted by " + String.join(", ", by),
            "a rule that says what others say can be left out, or was meant to say something else");
      }
    }
  }

  private static List<Placed> placed(List<NetworkPolicy> policies, Direction direction) {
    List<Placed> rules = new ArrayList<>();
    for (NetworkPolicy policy : policies) {
      for (int i = 0; i < policy.rules(direction).size(); i++) {
        rules.add(new Placed(policy, i));
      }
    }
    return rules;
  }

  /// Whether others admit all that a rule admits for one pod, and which of them take part.
  private record Cover(boolean whole, Set<String> by) {}

  private Cover cover(Placed own, List<Placed> others, Direction direction, Pod pod) {
    Set<String> by = new TreeSet<>();
    Rule rule = own.rule(direction);
    BitSet matched = sample.matching(own.policy(), rule);
    for (int i = matched.nextSetBit(0); i >= 0; i = matched.nextSetBit(i + 1)) {
      Party target = direction == Direction.INGRESS ? Party.of(pod) : sample.party(i);
      Connections left = RuleReach.ports(rule, target);
      for (Placed other : others) {
        if (!left.isEmpty() && sample.matching(other.policy(), other.rule(direction)).get(i)) {
          Connections rest = left.minus(RuleReach.ports(other.rule(direction), target));
          if (!rest.equals(left)) {
            by.add(other.name());
          }
          left = rest;
        }
      }
      if (!left.isEmpty()) {
        return new Cover(false, by);
      }
    }
    return new Cover(true, by);
  }
}
