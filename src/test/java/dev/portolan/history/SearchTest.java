package dev.portolan.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.probe.CheckKind;
import dev.portolan.probe.Outcome;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SearchTest {
  private static final Row LATE = Row.of(Kept.entry(Kept.connect(3, -1)));
  private static final Row FAST = Row.of(Kept.entry(Kept.connect(2, 0.4)));
  private static final Row PING = Row.of(Kept.entry(Kept.ping(1, 5, 1)));

  @Test
  void findsByWordsKindOutcomeAndPod() {
    assertThat(found(Search.ALL)).containsExactly(LATE, FAST, PING);
    assertThat(found(Search.ALL.with("  NC  5432 "))).containsExactly(LATE, FAST);
    assertThat(found(Search.ALL.with("n1 sha256:00ff ping"))).containsExactly(PING);
    assertThat(found(Search.ALL.with("nothing like it"))).isEmpty();
    assertThat(found(Search.ALL.withKinds(Set.of(CheckKind.PING)))).containsExactly(PING);
    assertThat(found(Search.ALL.withOutcomes(Set.of(Outcome.TIMED_OUT)))).containsExactly(LATE);
    assertThat(found(Search.ALL.withPod("shop/web-0"))).hasSize(3);
    assertThat(found(Search.ALL.withPod("shop/db"))).hasSize(3);
    assertThat(found(Search.ALL.withPod("shop/web"))).isEmpty();
    assertThat(found(Search.ALL.with("5432").withOutcomes(Set.of(Outcome.ANSWERED))))
        .containsExactly(FAST);
  }

  @Test
  void aRowTellsItsFigure() {
    assertThat(FAST.figure()).isEqualTo("0.40 ms");
    assertThat(LATE.figure()).isEmpty();
    assertThat(FAST.route()).isEqualTo("shop/web-0 → shop/db:5432");
    assertThat(Row.of(Kept.entry(Kept.ping(1, 0, 1))).figure()).isEqualTo("100 % lost");
    assertThat(Row.of(Kept.entry(Kept.trace(1, "10.0.0.1"))).figure()).isEqualTo("1 hop");
  }

  private static List<Row> found(Search search) {
    return search.of(List.of(LATE, FAST, PING));
  }
}
