package dev.portolan.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.Ties.Bundle;
import dev.portolan.diagram.Ties.Mark;
import dev.portolan.diagram.Ties.Tie;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.Verdict.State;
import dev.portolan.policy.service.Because;
import dev.portolan.testkit.ClusterFixture;
import dev.portolan.testkit.Policies;
import dev.portolan.workspace.Neighbourhood.Peer;
import dev.portolan.workspace.Survey.Question;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// A shop whose db admits web on TCP 8080 alone, and whose cache admits nobody.
final class SurveyorTest {
  private static final ObjectRef WEB = new ObjectRef(Kind.DEPLOYMENT, "shop", "web");
  private static final ObjectRef DB = new ObjectRef(Kind.DEPLOYMENT, "shop", "db");
  private static final ObjectRef CACHE = new ObjectRef(Kind.DEPLOYMENT, "shop", "cache");
  private static final ClusterSnapshot SHOP =
      new ClusterFixture()
          .namespace("shop")
          .namespace("pay")
          .deployment("shop", "web", 2)
          .deployment("shop", "db", 2)
          .deployment("shop", "cache", 1)
          .deployment("pay", "api", 2)
          .deployment("pay", "ledger", 1)
          .service("shop", "db", "10.2.0.11", Map.of("app", "db"), 5432, 8080)
          .add(Policies.allow("shop", "db-from-web", "db", "web", 8080))
          .add(Policies.deny("shop", "nobody", "cache"))
          .build();

  private final Surveyor surveyor = new Surveyor(Reachability.of(SHOP));

  @Test
  void tellsWhomAWorkloadMayReachAndWhoMayReachIt() {
    Neighbourhood around = around(DB);
    assertThat(around.pods()).isEqualTo(2);
    assertThat(peer(around, WEB).in().every()).hasToString("TCP 8080");
    assertThat(ReachWords.of(peer(around, WEB).in())).isEqualTo("TCP 8080 allowed; rest denied");
    assertThat(ReachWords.of(peer(around, WEB).out())).isEqualTo("every port allowed");
    assertThat(ReachWords.mark(peer(around, CACHE).in())).isEqualTo(Mark.DENIED);
    assertThat(ReachWords.mark(peer(around, CACHE).out())).isEqualTo(Mark.DENIED);
    assertThat(peer(around, DB).out().pairs()).as("its own pods, each with the other").isEqualTo(2);
    assertThat(around.isolation().ingress()).containsExactly(Policies.ref("shop", "db-from-web"));
    assertThat(around.isolation().egress()).isEmpty();
  }

  @Test
  void aServiceStandsForThePodsBehindIt() {
    assertThat(around(ObjectRef.service("shop", "db")).peers()).isEqualTo(around(DB).peers());
  }

  @Test
  void aPodIsNoPeerOfItself() {
    ObjectRef lone = ObjectRef.pod("shop", "cache-0");
    assertThat(around(lone).peers()).extracting(Peer::ref).doesNotContain(CACHE);
  }

  @Test
  void theOutsideIsSaidOf() {
    Neighbourhood around = around(CACHE);
    assertThat(around.abroad())
        .singleElement()
        .satisfies(
            a -> {
              assertThat(a.name()).isEqualTo("everywhere");
              assertThat(a.out().allowed().isAll()).isTrue();
              assertThat(a.in().denied().isAll()).isTrue();
            });
  }

  @Test
  void workloadsOfAnotherNamespaceThatAgreeShareALine() {
    Bundle pay = bundle(CACHE, "pay");
    assertThat(pay.parts()).isEmpty();
    Tie all = Objects.requireNonNull(pay.rest());
    assertThat(all.peer()).isEqualTo(ObjectRef.namespace("pay"));
    assertThat(all.out()).isEqualTo(Mark.ALLOWED);
    assertThat(all.in()).isEqualTo(Mark.DENIED);
    assertThat(all.tip().in()).first().isEqualTo("pay (2 workloads) → shop/cache: denied");
    assertThat(all.tip().in().getLast()).contains("shop/nobody");
  }

  @Test
  void workloadsThatDifferHaveLinesOfTheirOwn() {
    Bundle shop = bundle(DB, "shop");
    assertThat(shop.rest()).isNull();
    assertThat(shop.parts()).extracting(Tie::peer).contains(WEB, CACHE);
    Tie web = shop.parts().stream().filter(t -> WEB.equals(t.peer())).findFirst().orElseThrow();
    assertThat(web.in()).isEqualTo(Mark.LIMITED);
    assertThat(web.out()).isEqualTo(Mark.ALLOWED);
  }

  @Test
  void theOutsideIsDrawnOnlyWherePoliciesSpeakOfIt() {
    assertThat(surveyor.answer(ask(WEB)).bundles()).noneMatch(b -> b.namespace() == null);
    assertThat(surveyor.answer(ask(CACHE)).bundles()).anyMatch(b -> b.namespace() == null);
  }

  @Test
  void judgesEachDeclaredPortBetweenTwoObjects() {
    PairVerdict pair =
        Objects.requireNonNull(surveyor.answer(new Question(List.of(WEB, DB), null)).pair());
    assertThat(pair.ports())
        .extracting(p -> p.name() + " " + p.verdict().state())
        .containsExactly("TCP 8080 (http) ALLOWED", "other ports, as TCP 1 DENIED");
    assertThat(Because.of(pair.ports().getFirst().verdict())).contains("shop/db-from-web[0]");
  }

  @Test
  void theCallerOfChecksIsTheOtherEndWhenOneIsSelected() {
    Question question = new Question(List.of(DB), ObjectRef.pod("pay", "api-0"));
    Survey survey = surveyor.answer(question);
    assertThat(survey.around()).isNotNull();
    assertThat(Objects.requireNonNull(survey.pair()).spread().state()).isEqualTo(State.DENIED);
  }

  @Test
  void groupsWhosePairsDifferArePartlyAllowed() {
    Question question = new Question(List.of(ObjectRef.namespace("shop"), DB), null);
    PairVerdict pair = Objects.requireNonNull(surveyor.answer(question).pair());
    assertThat(pair.ports().getFirst().verdict().state()).isEqualTo(State.UNDECIDED);
    assertThat(Because.of(pair.ports().getFirst().verdict())).startsWith("partly allowed");
  }

  @Test
  void saysWhyThereIsNothingToSay() {
    assertThat(around(new ObjectRef(Kind.DEPLOYMENT, "shop", "gone")).problem())
        .isEqualTo("It has no pods that run.");
    assertThat(surveyor.answer(ask(Policies.ref("shop", "nobody"))).around()).isNull();
  }

  private Neighbourhood around(ObjectRef ref) {
    return Objects.requireNonNull(surveyor.answer(ask(ref)).around());
  }

  private Bundle bundle(ObjectRef subject, String namespace) {
    return surveyor.answer(ask(subject)).bundles().stream()
        .filter(b -> ObjectRef.namespace(namespace).equals(b.namespace()))
        .findFirst()
        .orElseThrow();
  }

  private static Peer peer(Neighbourhood around, ObjectRef ref) {
    return around.peers().stream().filter(p -> p.ref().equals(ref)).findFirst().orElseThrow();
  }

  private static Question ask(ObjectRef ref) {
    return new Question(List.of(ref), null);
  }
}
