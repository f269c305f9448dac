package dev.portolan.ui.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.Kind;
import dev.portolan.model.LabelQueryParser;
import dev.portolan.topology.Condition;
import dev.portolan.topology.Filter;
import dev.portolan.ui.filter.Chips.Chip;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ChipsTest {
  private static final Filter MUCH =
      new Filter(
          Set.of("shop", "pay"),
          Set.of(Kind.POD, Kind.SERVICE),
          Objects.requireNonNull(LabelQueryParser.read("app=web,!canary").query()),
          Set.of("*web*", "api-?"),
          Set.of("node-1"),
          Set.of(Condition.BAD, Condition.WARN),
          true);

  @Test
  void saysAFilterPieceByPiece() {
    assertThat(Chips.of(MUCH))
        .extracting(Chip::words)
        .containsExactly(
            "problems only",
            "namespace pay",
            "namespace shop",
            "kind Pod, Service",
            "label app=web",
            "label !canary",
            "name *web*",
            "name api-?",
            "node node-1",
            "health impaired, broken");
    assertThat(Chips.of(Filter.ALL)).isEmpty();
  }

  @Test
  void eachPieceCanBeTakenAwayUntilNothingIsLeft() {
    Filter filter = MUCH;
    List<String> words = new ArrayList<>();
    while (!filter.all()) {
      Chip first = Chips.of(filter).getFirst();
      assertThat(Chips.of(first.without())).hasSize(Chips.of(filter).size() - 1);
      words.add(first.words());
      filter = first.without();
    }
    assertThat(words).hasSize(10);
  }

  @Test
  void manyNamespacesAreCounted() {
    Filter many = Filter.ALL.withNamespaces(Set.of("a", "b", "c", "d"));
    assertThat(Chips.of(many)).extracting(Chip::words).containsExactly("namespace one of 4");
    assertThat(Chips.of(many).getFirst().without()).isEqualTo(Filter.ALL);
  }
}
