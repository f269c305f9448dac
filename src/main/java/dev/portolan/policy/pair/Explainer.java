package dev.portolan.policy.pair;

import dev.portolan.model.AdminPolicy;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.ObjectRef;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.Reason;
import dev.portolan.policy.Verdict.Role;
import dev.portolan.policy.Verdict.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Adds to one end's verdict what does not decide it: which policies select the pod, what else
/// admits the connection, and which rules come nearest to admitting it.
final class Explainer {
  private static final int MOST_NEAREST = 5;

  private final Tiers tiers;
  private final AdminMatcher adminMatcher;
  private final RuleMatcher ruleMatcher;
  private final Gaps gaps;

  Explainer(Tiers tiers) {
    this.tiers = tiers;
    this.adminMatcher = new AdminMatcher(tiers.world());
    this.ruleMatcher = new RuleMatcher(tiers.world());
    this.gaps = new Gaps(tiers.world());
  }

  /// The verdict of one end with every reason: what decides first, notes last.
  Verdict explain(Verdict half, Question question) {
    List<Reason> reasons = new ArrayList<>();
    half.reasons().stream().filter(r -> r.role() != Role.NOTE).forEach(reasons::add);
    for (ObjectRef policy : tiers.selecting(question.subject(), question.direction())) {
      addNew(reasons, reason(Role.SELECTS, question, policy, -1, "selects the pod"));
    }
    admitting(question).forEach(r -> addNew(reasons, r));
    if (half.state() == State.DENIED) {
      reasons.addAll(nearest(question));
    }
    half.reasons().stream().filter(r -> r.role() == Role.NOTE).forEach(reasons::add);
    return new Verdict(half.state(), reasons);
  }

  /// Says what is assumed of a pod without an address where a policy speaks of ranges.
  Optional<Reason> addressNote(Question question) {
    if (!World.isPlanned(question.peer())) {
      return Optional.empty();
    }
    Stream<Object> peers =
        Stream.concat(
            network(question).flatMap(o -> o.rule().peers().stream()),
            admin(question).flatMap(o -> o.rule().peers().stream()));
    boolean ranges =
        peers.anyMatch(
            p -> p instanceof NetworkPolicy.IpBlock || p instanceof AdminPolicy.NetworkPeer);
    String text = "the peer has no address yet: taken to lie in no range but 0.0.0.0/0";
    return ranges
        ? Optional.of(new Reason(Role.NOTE, question.direction(), null, -1, text))
        : Optional.empty();
  }

  /// A rule with its place.
  private record Placed<P, R>(P policy, int index, R rule) {}

  private Stream<Placed<NetworkPolicy, NetworkPolicy.Rule>> network(Question question) {
    return tiers.network().isolating(question.direction(), question.subject()).stream()
        .flatMap(p -> placed(p, p.rules(question.direction())));
  }

  private Stream<Placed<AdminPolicy, AdminPolicy.Rule>> admin(Question question) {
    return Stream.of(tiers.admin(), tiers.baseline())
        .flatMap(t -> t.selecting(question.direction(), question.subject()).stream())
        .flatMap(p -> placed(p, p.rules(question.direction())));
  }

  private static <P, R> Stream<Placed<P, R>> placed(P policy, List<R> rules) {
    List<Placed<P, R>> placed = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      placed.add(new Placed<>(policy, i, rules.get(i)));
    }
    return placed.stream();
  }

  private List<Reason> admitting(Question question) {
    Stream<Reason> network =
        network(question)
            .filter(o -> ruleMatcher.match(o.policy(), o.rule(), question).yes())
            .map(o -> reason(Role.ADMITS, question, o.policy().ref(), o.index(), "admits it too"));
    Stream<Reason> admin =
        admin(question)
            .filter(o -> o.rule().action() == AdminPolicy.Action.ALLOW)
            .filter(o -> adminMatcher.match(o.rule(), question).yes())
            .map(
                o ->
                    reason(
                        Role.ADMITS,
                        question,
                        o.policy().ref(),
                        o.index(),
                        AdminTier.describe(o.policy(), o.rule().action())));
    return Stream.concat(admin, network).toList();
  }

  /// A rule that does not admit the connection, and what is between.
  private record Near(ObjectRef policy, int index, Gap gap) {}

  /// The rules that would admit the connection if least were different, best first.
  private List<Reason> nearest(Question question) {
    List<Near> near = new ArrayList<>();
    network(question)
        .forEach(
            o ->
                gaps.between(o.policy(), o.rule(), question)
                    .ifPresent(g -> near.add(new Near(o.policy().ref(), o.index(), g))));
    admin(question)
        .filter(o -> o.rule().action() == AdminPolicy.Action.ALLOW)
        .forEach(
            o ->
                gaps.between(o.rule(), question)
                    .ifPresent(g -> near.add(new Near(o.policy().ref(), o.index(), g))));
    return near.stream()
        .filter(n -> n.gap().size() > 0)
        .sorted(Comparator.comparingInt(n -> n.gap().size()))
        .limit(MOST_NEAREST)
        .map(n -> reason(Role.NEAREST, question, n.policy(), n.index(), n.gap().text()))
        .toList();
  }

  /// Adds a reason unless one about the same rule is there already.
  private static void addNew(List<Reason> reasons, Reason reason) {
    if (reasons.stream().noneMatch(r -> r.id().equals(reason.id()))) {
      reasons.add(reason);
    }
  }

  private static Reason reason(
      Role role, Question question, ObjectRef policy, int rule, String text) {
    return new Reason(role, question.direction(), policy, rule, text);
  }
}
