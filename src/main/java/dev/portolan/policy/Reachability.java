package dev.portolan.policy;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.policy.pair.PairEngine;
import dev.portolan.policy.sets.SetEngine;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Predicted reachability: what the policies of one snapshot say of every pair of parties and every
/// port.
public final class Reachability {
  private final ClusterSnapshot snapshot;
  private final Choices choices;
  private final SetEngine sets;
  private final Pairs pairs;

  private Reachability(ClusterSnapshot snapshot, Choices choices, SetEngine sets, Pairs pairs) {
    this.snapshot = snapshot;
    this.choices = choices;
    this.sets = sets;
    this.pairs = pairs;
  }

  /// The engine for single pairs, made at the first question about one; all predictions that stand
  /// on the same ground share it.
  private static final class Pairs {
    private final ClusterSnapshot snapshot;
    private final Choices choices;
    private final AtomicReference<@Nullable PairEngine> engine = new AtomicReference<>();

    Pairs(ClusterSnapshot snapshot, Choices choices) {
      this.snapshot = snapshot;
      this.choices = choices;
    }

    synchronized PairEngine engine() {
      PairEngine known = engine.get();
      if (known == null) {
        known = new PairEngine(snapshot, choices);
        engine.set(known);
      }
      return known;
    }
  }

  public static Reachability of(ClusterSnapshot snapshot) {
    return of(snapshot, Choices.USUAL);
  }

  public static Reachability of(ClusterSnapshot snapshot, Choices choices) {
    return new Reachability(
        snapshot, choices, SetEngine.of(snapshot, choices), new Pairs(snapshot, choices));
  }

  /// The same question of a later snapshot (or a changed copy); what has not changed is not
  /// computed anew.
  public Reachability next(ClusterSnapshot later) {
    Pairs kept = Ground.same(snapshot, later) ? pairs : new Pairs(later, choices);
    return new Reachability(later, choices, sets.next(later), kept);
  }

  public ClusterSnapshot snapshot() {
    return snapshot;
  }

  public Choices choices() {
    return choices;
  }

  /// Every port of a pair. Denied for a party that neither sends nor receives (see `applies`).
  public Reach reach(Party source, Party target) {
    return sets.reach(source, target);
  }

  /// One connection, with the reasons that decide.
  public Verdict judge(Party source, Party target, Traffic traffic) {
    return pairs.engine().judge(source, target, traffic);
  }

  /// One connection, with every reason: what selects, admits, and would have admitted but for a
  /// port or a label.
  public Verdict explain(Party source, Party target, Traffic traffic) {
    return Freshness.note(pairs.engine().explain(source, target, traffic), snapshot);
  }

  /// Every pair of two groups, together.
  public Spread spread(Collection<Party> sources, Collection<Party> targets) {
    return GroupWalk.spread(sets, sources, targets);
  }

  /// False for a pod that has ended, that has no address yet, or that is not in the snapshot.
  public boolean applies(Party party) {
    return sets.classOf(party) >= 0;
  }

  /// Counts every pair of pods.
  public Tally tally() {
    return sets.tally();
  }

  /// How many classes stand for all parties: whom no policy tells apart is one.
  public int classes() {
    return sets.classes();
  }

  /// The policies that select the pod for a direction, of every kind, in the order in which they
  /// are tried.
  public List<ObjectRef> selecting(Pod pod, Direction direction) {
    return pairs.engine().selecting(pod, direction);
  }

  /// The whole address space, split wherever a policy tells addresses apart: `outside(x)` for any
  /// address of a range stands for all of them.
  public List<AddressRange> outside() {
    return sets.outside();
  }
}
