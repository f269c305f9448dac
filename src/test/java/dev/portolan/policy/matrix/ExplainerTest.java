package dev.portolan.policy.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Protocol;
import dev.portolan.policy.Reachability;
import dev.portolan.policy.matrix.Answer.Line;
import dev.portolan.policy.matrix.Answer.Of;
import dev.portolan.policy.matrix.Cell.Look;
import dev.portolan.testkit.GuardedShop;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ExplainerTest {
  private static final Key SHOP = Key.of(ObjectRef.namespace("shop"));
  private static final Key PAYMENTS = Key.of(ObjectRef.namespace("payments"));

  private final Matrix matrix =
      Matrix.of(Reachability.of(GuardedShop.snapshot()), Arrangement.START);

  @Test
  void aPairIsExplainedByTheRulesThatDecide() {
    Answer answer = explain(pod("web-0"), pod("db-0"), "");
    assertThat(answer.pair()).isTrue();
    assertThat(answer.cell().look()).isEqualTo(Look.SOME);
    assertThat(answer.lines()).extracting(Line::of).containsExactly(Of.ALLOWED, Of.DENIED);
    Line allowed = line(answer, Of.ALLOWED);
    assertThat(allowed.ports()).hasToString("TCP 5432");
    assertThat(allowed.reasons())
        .anyMatch(r -> r.rule() == 0 && policyIs(r.policy(), "shop/db-from-web"));
    Line denied = line(answer, Of.DENIED);
    assertThat(denied.ports().contains(Protocol.TCP, 8080)).isTrue();
    assertThat(denied.ports().contains(Protocol.TCP, 5432)).isFalse();
    assertThat(denied.example()).isEqualTo("TCP 8080");
    assertThat(denied.reasons()).anyMatch(r -> policyIs(r.policy(), "shop/db-from-web"));
  }

  @Test
  void onlyThePortsAskedForAreExplained() {
    Answer answer = explain(pod("web-0"), pod("db-0"), "TCP 5432");
    assertThat(answer.lines()).extracting(Line::of).containsExactly(Of.ALLOWED);
    assertThat(answer.lines().getFirst().ports()).hasToString("TCP 5432");
  }

  @Test
  void groupsAreExplainedByThePairsThatDiffer() {
    Answer answer = explain(PAYMENTS, SHOP, "");
    assertThat(answer.lines()).extracting(Line::of).containsExactly(Of.ALLOWED_FOR_SOME);
    assertThat(answer.parts()).hasSize(2);
    Answer.Part open = answer.parts().getFirst();
    Answer.Part closed = answer.parts().getLast();
    assertThat(open.cell().look()).isEqualTo(Look.ALL);
    assertThat(open.count()).isEqualTo(2);
    assertThat(closed.target().key().path()).isEqualTo("shop/db");
    assertThat(closed.cell().look()).isEqualTo(Look.DENIED);
    assertThat(answer.complete()).isTrue();
  }

  @Test
  void groupsWhosePairsAgreeHaveAnExample() {
    Answer answer = explain(SHOP, PAYMENTS, "");
    assertThat(answer.lines()).extracting(Line::of).containsExactly(Of.DENIED_FOR_ALL);
    assertThat(answer.parts()).hasSize(1);
    Answer.Part example = answer.parts().getFirst();
    assertThat(example.source().key()).isEqualTo(pod("bare"));
    assertThat(example.target().key().path()).isEqualTo("payments/api-0");
    Answer within = explain(PAYMENTS, PAYMENTS, "");
    assertThat(within.parts().getFirst().source().key())
        .isNotEqualTo(within.parts().getFirst().target().key());
  }

  @Test
  void drillingDownEndsAtAPair() {
    Answer answer = explain(PAYMENTS, SHOP, "");
    while (!answer.pair()) {
      Answer.Part part = answer.parts().getLast();
      answer = explain(part.source().key(), part.target().key(), "");
    }
    assertThat(answer.cell().look()).isEqualTo(Look.DENIED);
    assertThat(answer.lines().getFirst().reasons()).isNotEmpty();
  }

  @Test
  void nothingIsSaidWhereNothingIsJudged() {
    Answer answer = explain(new Key.Outside(), new Key.Outside(), "");
    assertThat(answer.cell().look()).isEqualTo(Look.NOT_APPLICABLE);
    assertThat(answer.lines()).isEmpty();
  }

  @Test
  void whatIsGoneIsNotExplained() {
    Explainer explainer = new Explainer(matrix, PortFilter.ALL);
    assertThat(explainer.explain(pod("gone"), SHOP)).isEmpty();
  }

  private Answer explain(Key source, Key target, String ports) {
    PortFilter filter = PortFilter.parse(ports).orElseThrow();
    return new Explainer(matrix, filter).explain(source, target).orElseThrow();
  }

  private static Line line(Answer answer, Of of) {
    return answer.lines().stream().filter(l -> l.of() == of).findFirst().orElseThrow();
  }

  private static boolean policyIs(@Nullable ObjectRef policy, String path) {
    return policy != null
        && policy.kind() == Kind.NETWORK_POLICY
        && Objects.equals(policy.path(), path);
  }

  private static Key pod(String name) {
    return Key.of(ObjectRef.pod("shop", name));
  }
}
