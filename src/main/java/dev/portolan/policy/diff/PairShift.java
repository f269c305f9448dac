package dev.portolan.policy.diff;

import dev.portolan.policy.Connections;
import dev.portolan.policy.Party;
import dev.portolan.policy.Reach;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Spread;
import dev.portolan.policy.service.Families;
import dev.portolan.policy.subject.AllPairs;
import dev.portolan.policy.subject.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Compares what was said of two groups with what is said now, pod by pod where their pods are the
/// same and do not agree with each other.
final class PairShift {
  private final Reachability before;
  private final Reachability after;
  private final AllPairs pairsBefore;
  private final AllPairs pairsAfter;

  PairShift(Reachability before, Reachability after) {
    this.before = before;
    this.after = after;
    this.pairsBefore = new AllPairs(before);
    this.pairsAfter = new AllPairs(after);
  }

  /// Two groups on one side of the change; null for one that is not there.
  record Ends(@Nullable Group from, @Nullable Group to) {}

  /// One pair of pods.
  record Pair(Party source, Party target) {}

  /// What changes, and a pair on each side that shows it; none where there is none.
  record Found(Shift shift, Optional<Pair> before, Optional<Pair> after) {}

  Found of(Ends old, Ends now) {
    Spread a = spread(pairsBefore, old);
    Spread b = spread(pairsAfter, now);
    if (single(a) && single(b)) {
      return new Found(Shift.between(reach(a), reach(b)), first(before, old), first(after, now));
    }
    List<Pair> pairsOld = pairs(before, old);
    List<Pair> pairsNow = pairs(after, now);
    return pairsOld.equals(pairsNow)
        ? podByPod(pairsOld, pairsNow)
        : new Found(together(a, b), first(before, old), first(after, now));
  }

  private static Spread spread(AllPairs pairs, Ends ends) {
    return ends.from() == null || ends.to() == null
        ? Spread.NOTHING
        : pairs.spread(ends.from(), ends.to());
  }

  /// True when one reach says it all.
  private static boolean single(Spread spread) {
    return spread.pairs() < 2
        || (spread.every().equals(spread.some()) && spread.undecided().isEmpty());
  }

  private static Reach reach(Spread spread) {
    return spread.pairs() == 0 ? Reach.DENIED : new Reach(spread.some(), spread.undecided());
  }

  private Found podByPod(List<Pair> old, List<Pair> now) {
    Shift all = Shift.NONE;
    int shown = -1;
    for (int i = 0; i < old.size(); i++) {
      Reach a = before.reach(old.get(i).source(), old.get(i).target());
      Reach b = after.reach(now.get(i).source(), now.get(i).target());
      Shift shift = Shift.between(a, b);
      all = all.and(shift);
      shown = shown < 0 && !shift.isEmpty() ? i : shown;
    }
    return shown < 0
        ? new Found(Shift.NONE, Optional.empty(), Optional.empty())
        : new Found(all, Optional.of(old.get(shown)), Optional.of(now.get(shown)));
  }

  /// Groups of different pods are compared as wholes: by what every pair has, and what any has.
  private static Shift together(Spread a, Spread b) {
    Connections everyBefore = a.pairs() == 0 ? Connections.NONE : a.every();
    Connections everyAfter = b.pairs() == 0 ? Connections.NONE : b.every();
    Connections gained =
        b.some().minus(a.some()).union(everyAfter.minus(everyBefore)).minus(a.undecided());
    Connections lost =
        a.some().minus(b.some()).union(everyBefore.minus(everyAfter)).minus(b.undecided());
    return new Shift(
        gained, lost, b.undecided().minus(a.undecided()), a.undecided().minus(b.undecided()));
  }

  private static Optional<Pair> first(Reachability side, Ends ends) {
    return pairs(side, ends, 1).stream().findFirst();
  }

  private static List<Pair> pairs(Reachability side, Ends ends) {
    return pairs(side, ends, Integer.MAX_VALUE);
  }

  private static List<Pair> pairs(Reachability side, Ends ends, int most) {
    List<Pair> pairs = new ArrayList<>();
    if (ends.from() == null || ends.to() == null) {
      return pairs;
    }
    for (Party source : ends.from().parties()) {
      for (Party target : ends.to().parties()) {
        boolean counts =
            !source.equals(target)
                && Families.same(source, target)
                && side.applies(source)
                && side.applies(target);
        if (counts) {
          pairs.add(new Pair(source, target));
        }
        if (pairs.size() == most) {
          return pairs;
        }
      }
    }
    return pairs;
  }
}
