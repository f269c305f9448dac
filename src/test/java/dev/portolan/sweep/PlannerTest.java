package dev.portolan.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Verdict.State;
import dev.portolan.testkit.ClusterFixture;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PlannerTest {
  private static final ClusterSnapshot SHOP = ClusterFixture.shop();
  private static final ObjectRef WEB = new ObjectRef(Kind.DEPLOYMENT, "shop", "web");

  @Test
  void oneOfEachWorkloadAsksEveryServiceButItsOwn() {
    Plan plan = plan(new Scope.Within(Set.of("shop")), false, 1000);

    assertThat(labels(plan))
        .containsExactlyInAnyOrder(
            "shop/web-0 → shop/db, TCP 5432",
            "shop/web-0 → shop/nobody, TCP 80",
            "shop/db-0 → shop/web, TCP 80",
            "shop/db-0 → shop/nobody, TCP 80");
    assertThat(plan.pairs()).extracting(Pair::id).containsExactly(0, 1, 2, 3);
    assertThat(plan.estimate().sources()).isEqualTo(2);
    assertThat(plan.estimate().checks()).isEqualTo(4);
  }

  @Test
  void everyPodAsksWhenThatIsWished() {
    Plan plan =
        plan(new Scope.Picked(Set.of(WEB), Set.of(ObjectRef.service("shop", "db"))), true, 1000);

    assertThat(labels(plan))
        .containsExactlyInAnyOrder(
            "shop/web-0 → shop/db, TCP 5432",
            "shop/web-1 → shop/db, TCP 5432",
            "shop/web-2 → shop/db, TCP 5432");
  }

  @Test
  void aWorkloadAsTargetIsCalledByItsServices() {
    Plan plan =
        plan(
            new Scope.Picked(Set.of(new ObjectRef(Kind.DEPLOYMENT, "shop", "db")), Set.of(WEB)),
            false,
            1000);

    assertThat(labels(plan)).containsExactly("shop/db-0 → shop/web, TCP 80");
  }

  @Test
  void theBudgetCutsABitOfEverybodyAndSaysSo() {
    Plan plan = plan(new Scope.Within(Set.of()), false, 4);

    assertThat(plan.pairs()).hasSize(4);
    assertThat(plan.pairs()).extracting(p -> p.from().pod()).contains("api-0", "db-0", "web-0");
    assertThat(plan.notes()).anyMatch(n -> n.contains("the budget is for 4 of them"));
  }

  @Test
  void noTwoSourcesBeginWithTheSameTarget() {
    Plan plan = plan(new Scope.Picked(Set.of(WEB), Set.of(ObjectRef.namespace("shop"))), true, 9);

    List<String> first = plan.pairs().stream().limit(2).map(p -> p.to().label()).toList();
    assertThat(first).doesNotHaveDuplicates();
  }

  @Test
  void predictionsStandInThePlan() {
    Plan plan = plan(new Scope.Within(Set.of("shop")), false, 1000);

    assertThat(plan.pairs())
        .filteredOn(p -> p.to().label().equals("shop/web"))
        .allSatisfy(p -> assertThat(p.predicted().state()).isEqualTo(State.ALLOWED));
  }

  @Test
  void withoutPoliciesNothingIsWiredAndThatIsSaid() {
    Plan plan = plan(new Scope.Wired(Set.of()), false, 1000);

    assertThat(plan.pairs()).isEmpty();
    assertThat(plan.notes()).singleElement().asString().contains("no pair is known to be wired");
  }

  private static List<String> labels(Plan plan) {
    return plan.pairs().stream().map(Pair::label).toList();
  }

  private static Plan plan(Scope scope, boolean everyPod, int checks) {
    Choice.Budget budget = new Choice.Budget(checks, Duration.ofMinutes(1), 4);
    return Planner.plan(Reachability.of(SHOP), new Choice(scope, everyPod, budget));
  }
}
