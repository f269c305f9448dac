package dev.portolan.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Container;
import dev.portolan.model.Kind;
import dev.portolan.model.Metadata;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Verdict.State;
import dev.portolan.testkit.ClusterFixture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
    assertThat(plan.notes()).first().asString().isEqualTo("No pair is known to be wired.");
  }

  /// As the cluster's DNS would read the names from there; what leads outside is not asked.
  @Test
  void whatEnvironmentsNameIsWired() {
    ClusterFixture f = new ClusterFixture().namespace("shop").namespace("data");
    f.deployment("shop", "web", 2).deployment("data", "db", 1);
    f.service("data", "db", "10.2.0.11", Map.of("app", "db"), 5432, 8080);
    f.service("shop", "cart", "10.2.0.12", Map.of("app", "nobody"), 80, 8080);
    ObjectRef caller = ObjectRef.pod("shop", "caller");
    f.add(
        naming(
            caller,
            "db.data.svc.cluster.local:5432",
            "db-0.db.data.svc:5432",
            "cart",
            "db",
            "db.data.example.org",
            "cart.shop:9999"));
    Choice choice = new Choice(new Scope.Wired(Set.of("data")), false, Choice.Budget.USUAL);
    Plan data = Planner.plan(Reachability.of(f.build()), choice);
    assertThat(labels(data)).containsExactly("shop/caller → data/db, TCP 5432");
    Choice all = new Choice(new Scope.Wired(Set.of()), false, Choice.Budget.USUAL);
    Plan plan = Planner.plan(Reachability.of(f.build()), all);
    assertThat(labels(plan))
        .containsExactlyInAnyOrder(
            "shop/caller → data/db, TCP 5432", "shop/caller → shop/cart, TCP 80");
    assertThat(plan.notes()).anyMatch(n -> n.contains("secrets and config maps are not read"));
  }

  private static Pod naming(ObjectRef ref, String... callees) {
    Pod plain = ClusterFixture.pod(Metadata.of(ref, Map.of()), "node-1", "10.1.1.99", true);
    Container c = plain.containers().getFirst();
    Container names =
        new Container(
            c.name(),
            c.role(),
            c.image(),
            c.imageId(),
            c.ports(),
            c.status(),
            c.reason(),
            List.of(callees));
    return new Pod(
        plain.meta(),
        plain.nodeName(),
        plain.ips(),
        plain.hostNetwork(),
        plain.phase(),
        plain.health(),
        List.of(names));
  }

  private static List<String> labels(Plan plan) {
    return plan.pairs().stream().map(Pair::label).toList();
  }

  private static Plan plan(Scope scope, boolean everyPod, int checks) {
    Choice.Budget budget = new Choice.Budget(checks, Duration.ofMinutes(1), 4);
    return Planner.plan(Reachability.of(SHOP), new Choice(scope, everyPod, budget));
  }
}
