package dev.portolan.sweep;

import dev.portolan.checkset.CheckSet;
import dev.portolan.checkset.CheckSet.Check;
import dev.portolan.checkset.Expect;
import dev.portolan.policy.Verdict.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A check set held against what was observed, or where nothing is asked, against what is
/// predicted.
public record Verified(List<Case> cases) {
  public Verified {
    cases = List.copyOf(cases);
  }

  /// How one pair of a check stands.
  public enum Status {
    PASSED,
    FAILED,
    /// It could not be found out.
    UNKNOWN
  }

  /// One pair of a check.
  ///
  /// @param line of the check in its file
  /// @param expected what the set says, such as `denied`
  /// @param found what was found instead or as well, in one line
  /// @param result what was observed, or null
  public record Case(
      int line,
      String name,
      Status status,
      String expected,
      String found,
      @Nullable Result result) {}

  public long count(Status status) {
    return cases.stream().filter(c -> c.status() == status).count();
  }

  /// Held against results; what has none could not be found out.
  public static Verified of(CheckSet set, SetPlanner.Drawn drawn, List<Result> results) {
    Map<Integer, Result> byPair = new HashMap<>();
    results.forEach(r -> byPair.put(r.pair().id(), r));
    return each(set, drawn, p -> observed(p, byPair.get(p.id())));
  }

  /// Held against the predictions alone.
  public static Verified predicted(CheckSet set, SetPlanner.Drawn drawn) {
    return each(set, drawn, Verified::predicted);
  }

  /// Judges one pair that has a wish.
  private interface Judging {
    Judged of(Pair pair);
  }

  private record Judged(Status status, String found, @Nullable Result result) {}

  private static Verified each(CheckSet set, SetPlanner.Drawn drawn, Judging judging) {
    List<Case> cases = new ArrayList<>();
    for (Pair pair : drawn.plan().pairs()) {
      Wish wish = pair.wish();
      if (wish != null) {
        Judged judged = judging.of(pair);
        Check check = set.checks().get(wish.check());
        cases.add(
            new Case(
                check.line(),
                wish.name(),
                judged.status(),
                wish.expect().word(),
                judged.found(),
                judged.result()));
      }
    }
    for (SetPlanner.Problem problem : drawn.unfit()) {
      Check check = set.checks().get(problem.check());
      cases.add(
          new Case(
              check.line(),
              check.title(),
              Status.UNKNOWN,
              check.expect().word(),
              problem.text(),
              null));
    }
    cases.sort(Comparator.comparingInt(Case::line));
    return new Verified(cases);
  }

  private static Judged observed(Pair pair, @Nullable Result result) {
    if (result == null) {
      return new Judged(Status.UNKNOWN, "it was not asked", null);
    }
    String found = result.outcome().text() + ": " + result.summary();
    if (!result.outcome().aboutThePath()) {
      return new Judged(Status.UNKNOWN, found, result);
    }
    Wish wish = pair.wish();
    boolean met = wish != null && wish.met(result.outcome(), pair.predicted());
    return new Judged(met ? Status.PASSED : Status.FAILED, found, result);
  }

  /// Policies say who may pass, not who listens: a refusal or a time limit they do not foretell.
  private static Judged predicted(Pair pair) {
    State state = pair.predicted().state();
    String found = "predicted " + state.word() + ": " + pair.predicted().because();
    Optional<Boolean> wished = passes(pair.wish());
    boolean certain = state == State.ALLOWED || state == State.DENIED;
    if (wished.isEmpty() || !certain) {
      return new Judged(Status.UNKNOWN, found, null);
    }
    boolean met = wished.get() == (state == State.ALLOWED);
    return new Judged(met ? Status.PASSED : Status.FAILED, found, null);
  }

  private static Optional<Boolean> passes(@Nullable Wish wish) {
    Expect expect = wish == null ? Expect.REFUSED : wish.expect();
    return switch (expect) {
      case ALLOWED, ANSWERED -> Optional.of(true);
      case DENIED, TIMEOUT -> Optional.of(false);
      case REFUSED -> Optional.empty();
    };
  }
}
