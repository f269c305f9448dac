package dev.portolan.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.portolan.checkset.Expect;
import dev.portolan.cluster.manifests.CheckSetFile;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Verdict.State;
import dev.portolan.probe.Outcome;
import dev.portolan.sweep.Verified.Case;
import dev.portolan.sweep.Verified.Status;
import dev.portolan.testkit.ClusterFixture;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VerifiedTest {
  private static final ClusterSnapshot SHOP = ClusterFixture.shop();

  @ParameterizedTest
  @CsvSource({
    "ANSWERED, false, 'ALLOWED ANSWERED'",
    "SENT, false, 'ALLOWED'",
    "REFUSED, false, 'ALLOWED REFUSED'",
    "REFUSED, true, 'DENIED REFUSED'",
    "TIMED_OUT, false, 'DENIED TIMEOUT'",
    "UNREACHABLE, false, 'DENIED'",
    "UNRESOLVED, false, ''",
  })
  void eachOutcomeMeetsItsExpectations(Outcome outcome, boolean rejected, String met) {
    for (Expect expect : Expect.values()) {
      assertThat(expect.meets(outcome, rejected))
          .as(outcome + " meets " + expect)
          .isEqualTo(List.of(met.split(" ", -1)).contains(expect.name()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ALLOWED, ANSWERED, false, AGREES",
    "ALLOWED, TIMED_OUT, false, SHUT",
    "ALLOWED, REFUSED, false, SHUT",
    "DENIED, ANSWERED, false, OPEN",
    "DENIED, TIMED_OUT, false, AGREES",
    "DENIED, REFUSED, true, AGREES",
    "DENIED, REFUSED, false, OPEN",
    "UNDECIDED, ANSWERED, false, UNPREDICTED",
    "ALLOWED, TOOL_MISSING, false, UNKNOWN",
    "DENIED, NOT_PERMITTED, false, UNKNOWN",
    "DENIED, FAILED, false, UNKNOWN",
  })
  void standsToThePrediction(State predicted, Outcome outcome, boolean rejects, Standing expected) {
    Predicted said = new Predicted(predicted, "", rejects);
    assertThat(Standing.of(Knock.tcp(80), said, outcome)).isEqualTo(expected);
  }

  @Test
  void aCheckBecomesAsManyCasesAsItsSelectorsFindAndWhatIsNotThereIsUnknown() {
    CheckSetFile file =
        CheckSetFile.read(
            "c.yaml",
            """
            checks:
            - name: shop
              from: {namespace: shop, selector: app=web}
              to: svc/shop/db
              port: 5432
              expect: allowed
            - {from: deploy/shop/db, to: shop/web-1, port: 8080, expect: denied}
            - {from: shop/nowhere, to: svc/shop/db, expect: denied}
            - {from: {namespace: shop, selector: app=none}, to: svc/shop/db, expect: denied}
            """);
    assertThat(file.problems()).isEmpty();
    SetPlanner.Drawn drawn =
        SetPlanner.plan(file.set(), Reachability.of(SHOP), Choice.Budget.USUAL);
    List<Result> results =
        drawn.plan().pairs().stream()
            .map(
                p ->
                    new Result(
                        p, p.id() == 1 ? Outcome.TIMED_OUT : Outcome.ANSWERED, "so", "", List.of()))
            .toList();
    Verified verified = Verified.of(file.set(), drawn, results);

    assertThat(verified.cases())
        .extracting(Case::line, Case::status)
        .containsExactly(
            tuple(2, Status.PASSED),
            tuple(2, Status.FAILED),
            tuple(2, Status.PASSED),
            tuple(7, Status.FAILED),
            tuple(8, Status.UNKNOWN),
            tuple(9, Status.UNKNOWN));
    assertThat(verified.cases().get(1).name()).isEqualTo("shop: shop/web-1 → shop/db, tcp 5432");
    assertThat(Verified.of(file.set(), drawn, List.of()).count(Status.UNKNOWN)).isEqualTo(6);
    assertThat(Verified.predicted(file.set(), drawn).cases())
        .extracting(Case::status)
        .startsWith(Status.PASSED, Status.PASSED, Status.PASSED, Status.FAILED);
  }

  @Test
  void aSweepSavedAsACheckSetExpectsWhatItSaw() {
    Choice all = new Choice(new Scope.Within(Set.of("shop")), true, Choice.Budget.USUAL);
    List<Result> results =
        Planner.plan(Reachability.of(SHOP), all).pairs().stream()
            .map(
                p ->
                    new Result(
                        p,
                        p.to().label().equals("shop/nobody") ? Outcome.REFUSED : Outcome.ANSWERED,
                        "",
                        "",
                        List.of()))
            .toList();
    String text = SweepChecks.save(SHOP, results).text();

    assertThat(text)
        .contains("- from: deploy/shop/web\n  to: svc/shop/db\n  port: 5432\n  expect: answered\n")
        .contains("to: svc/shop/nobody\n  port: 80\n  expect: refused\n");
    CheckSetFile again = CheckSetFile.read("again.yaml", text);
    assertThat(again.problems()).isEmpty();
    assertThat(SetPlanner.plan(again.set(), Reachability.of(SHOP), Choice.Budget.USUAL).problems())
        .isEmpty();
  }

  @Test
  void whatIsUndecidedIsNotExpectedAndItsWorkloadIsNamedByThePodsThatAre() {
    Choice all = new Choice(new Scope.Within(Set.of("shop")), true, Choice.Budget.USUAL);
    List<Result> results =
        Planner.plan(Reachability.of(SHOP), all).pairs().stream()
            .filter(p -> p.to().label().equals("shop/db"))
            .map(p -> p.from().pod().equals("web-1") ? unsure(p, "it depends on the backend") : p)
            .map(p -> new Result(p, Outcome.ANSWERED, "", "", List.of()))
            .toList();
    SweepChecks.Saved saved = SweepChecks.save(SHOP, results);

    assertThat(saved.text())
        .contains("# 1 check with an undecided prediction: left out")
        .contains("#   1: it depends on the backend\n")
        .contains("- from: pod/shop/web-2\n  to: svc/shop/db\n")
        .doesNotContain("web-1")
        .doesNotContain("deploy/shop/web");
    assertThat(saved.leftOut()).hasSize(1);
    assertThat(CheckSetFile.read("s.yaml", saved.text()).problems()).isEmpty();
  }

  private static Pair unsure(Pair p, String because) {
    Predicted open = new Predicted(State.UNDECIDED, because, false);
    return new Pair(p.id(), p.from(), p.to(), p.knock(), open, p.wish());
  }
}
