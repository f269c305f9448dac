package dev.portolan.policy.pair;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.policy.Choices;
import dev.portolan.policy.Party;
import dev.portolan.policy.Party.Outside;
import dev.portolan.policy.Party.PodParty;
import dev.portolan.policy.Traffic;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.Reason;
import dev.portolan.policy.Verdict.Role;
import dev.portolan.policy.Verdict.State;
import dev.portolan.policy.pair.Fate.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The naive engine: judges one connection at a time by walking the policies of both ends, tier by
/// tier. Slow for all pairs, easy to check by eye.
///
/// What cannot be told is kept as several possible fates. The verdict is Undecided only where they
/// end differently; what different rules leave open counts as independent.
public final class PairEngine {
  private final Tiers tiers;
  private final Explainer explainer;

  public PairEngine(ClusterSnapshot snapshot) {
    this(snapshot, Choices.USUAL);
  }

  public PairEngine(ClusterSnapshot snapshot, Choices choices) {
    this.tiers = Tiers.of(snapshot, choices);
    this.explainer = new Explainer(tiers);
  }

  /// Whether the policies let the source open a connection to the target, with the reasons that
  /// decide. Answers to it are allowed with it.
  public Verdict judge(Party source, Party target, Traffic traffic) {
    for (Party party : List.of(source, target)) {
      if (party instanceof PodParty(Pod pod, String address)) {
        if (pod.ended()) {
          return general(State.NOT_APPLICABLE, pod.ref().path() + " has ended");
        }
        if (address.isEmpty() && !pod.planned()) {
          return general(State.NOT_APPLICABLE, pod.ref().path() + " has no address yet");
        }
      }
    }
    if (same(source, target)) {
      return general(State.ALLOWED, "a pod always reaches itself");
    }
    if (onOwnNode(source, target) || onOwnNode(target, source)) {
      return general(State.ALLOWED, "traffic between a pod and its node is always allowed");
    }
    Verdict egress = judge(Direction.EGRESS, source, target, traffic);
    Verdict ingress = judge(Direction.INGRESS, source, target, traffic);
    return orOwnNode(join(egress, ingress), source, target);
  }

  /// The same with every reason: which policies select each end, what else admits the connection,
  /// and for a denial the rules that come nearest to admitting it.
  public Verdict explain(Party source, Party target, Traffic traffic) {
    Verdict verdict = judge(source, target, traffic);
    if (verdict.reasons().getFirst().direction() == null) {
      return verdict;
    }
    Verdict both =
        join(
            explain(Direction.EGRESS, source, target, traffic),
            explain(Direction.INGRESS, source, target, traffic));
    return orOwnNode(both, source, target);
  }

  private Verdict explain(Direction direction, Party source, Party target, Traffic traffic) {
    Verdict half = judge(direction, source, target, traffic);
    return question(direction, source, target, traffic)
        .map(q -> explainer.explain(half, q))
        .orElse(half);
  }

  /// What the policies of one end alone say: of the source for egress, of the target for ingress.
  /// The exceptions that need both ends are not looked at.
  public Verdict judge(Direction direction, Party source, Party target, Traffic traffic) {
    Party end = direction == Direction.EGRESS ? source : target;
    return question(direction, source, target, traffic)
        .map(this::judge)
        .orElseGet(
            () ->
                new Verdict(
                    State.ALLOWED,
                    List.of(new Reason(direction, null, -1, whyBeyondPolicies(end)))));
  }

  /// The policies of every kind that select the pod for a direction, in the order in which they are
  /// asked.
  public List<ObjectRef> selecting(Pod pod, Direction direction) {
    return beyondPolicies(pod) ? List.of() : tiers.selecting(pod, direction);
  }

  /// The question to the policies of one end, or none where they do not apply.
  private Optional<Question> question(
      Direction direction, Party source, Party target, Traffic traffic) {
    Party end = direction == Direction.EGRESS ? source : target;
    Party peer = direction == Direction.EGRESS ? target : source;
    return end instanceof PodParty(Pod pod, String ignored) && !beyondPolicies(pod)
        ? Optional.of(new Question(direction, pod, peer, target, traffic))
        : Optional.empty();
  }

  private boolean beyondPolicies(Pod pod) {
    return pod.hostNetwork() && tiers.world().choices().hostNetworkIsNode();
  }

  private static String whyBeyondPolicies(Party end) {
    return switch (end) {
      case Outside outside -> outside.address() + " is not a pod: no policy applies";
      case PodParty ignored -> "policies do not apply to hostNetwork pods (up to the plugin)";
    };
  }

  private Verdict judge(Question question) {
    List<Reason> unknown = new ArrayList<>();
    for (String text : tiers.world().unlisted(question.subject())) {
      unknown.add(new Reason(question.direction(), null, -1, text));
    }
    unknown.addAll(tiers.plugins().reasons(question.direction(), question.subject()));
    Verdict verdict =
        unknown.isEmpty() ? verdict(fates(question)) : new Verdict(State.UNDECIDED, unknown);
    List<Reason> reasons = new ArrayList<>(verdict.reasons());
    explainer.addressNote(question).ifPresent(reasons::add);
    return new Verdict(verdict.state(), reasons);
  }

  /// Every fate that is possible, tier after tier.
  private List<Fate> fates(Question question) {
    List<Fate> fates = new ArrayList<>();
    boolean goesOn = collect(tiers.admin().fates(question), fates);
    goesOn = goesOn && collect(tiers.network().fates(question), fates);
    goesOn = goesOn && collect(tiers.baseline().fates(question), fates);
    if (goesOn) {
      boolean none = tiers.selecting(question.subject(), question.direction()).isEmpty();
      String text =
          none ? "no policy selects the pod" : "nothing isolates the pod, and no rule matches";
      fates.add(new Fate(Outcome.ALLOW, true, new Reason(question.direction(), null, -1, text)));
    }
    return fates;
  }

  /// Adds the fates to those before; true when one of them lets the next tier be asked.
  private static boolean collect(List<Fate> more, List<Fate> fates) {
    more.stream().filter(f -> f.reason() != null).forEach(fates::add);
    return more.stream().anyMatch(f -> !f.ends());
  }

  /// The one end that is possible, with every way to it; Undecided, with what cannot be told, where
  /// both are.
  private static Verdict verdict(List<Fate> fates) {
    boolean allow = fates.stream().anyMatch(f -> f.outcome() == Outcome.ALLOW);
    boolean deny = fates.stream().anyMatch(f -> f.outcome() == Outcome.DENY);
    State state = allow ? (deny ? State.UNDECIDED : State.ALLOWED) : State.DENIED;
    List<Reason> reasons =
        fates.stream()
            .filter(f -> state == State.UNDECIDED ? !f.sure() : f.ends())
            .map(Fate::reason)
            .filter(Objects::nonNull)
            .toList();
    return new Verdict(state, reasons);
  }

  private static boolean same(Party a, Party b) {
    return a instanceof PodParty(Pod one, String ignoredOne)
        && b instanceof PodParty(Pod other, String ignoredOther)
        && one.ref().equals(other.ref());
  }

  private boolean onOwnNode(Party party, Party node) {
    return party instanceof PodParty(Pod pod, String ignored) && tiers.world().isNodeOf(pod, node);
  }

  /// Where one end may be the other's own node, policies have the last word only if they allow.
  private Verdict orOwnNode(Verdict verdict, Party source, Party target) {
    List<String> doubts =
        Stream.concat(ownNodeDoubt(source, target), ownNodeDoubt(target, source)).toList();
    if (doubts.isEmpty() || verdict.state() == State.ALLOWED) {
      return verdict;
    }
    boolean undecided = verdict.state() == State.UNDECIDED;
    List<Reason> reasons = new ArrayList<>();
    for (Reason reason : verdict.reasons()) {
      boolean aside = !undecided && reason.role() == Role.DECIDES;
      reasons.add(aside ? aside(verdict.state(), reason) : reason);
    }
    doubts.forEach(d -> reasons.add(Reason.general(d)));
    return new Verdict(State.UNDECIDED, reasons);
  }

  private Stream<String> ownNodeDoubt(Party party, Party node) {
    return party instanceof PodParty(Pod pod, String ignored)
        ? tiers.world().ownNodeDoubt(pod, node).stream()
        : Stream.empty();
  }

  /// Both ends must allow: denied by either is denied. Where one end decides alone, the other's
  /// reasons are kept, but no longer as deciding.
  private static Verdict join(Verdict egress, Verdict ingress) {
    State state = egress.state();
    if (state == State.ALLOWED || ingress.state() == State.DENIED) {
      state = ingress.state();
    }
    List<Reason> reasons = new ArrayList<>();
    for (Verdict half : List.of(egress, ingress)) {
      for (Reason reason : half.reasons()) {
        boolean aside = half.state() != state && reason.role() == Role.DECIDES;
        reasons.add(aside ? aside(half.state(), reason) : reason);
      }
    }
    return new Verdict(state, reasons);
  }

  private static Reason aside(State state, Reason reason) {
    boolean admits = state == State.ALLOWED && reason.policy() != null;
    Role role = admits ? Role.ADMITS : Role.NOTE;
    return new Reason(role, reason.direction(), reason.policy(), reason.rule(), reason.text());
  }

  private static Verdict general(State state, String why) {
    return new Verdict(state, List.of(Reason.general(why)));
  }
}
