package dev.portolan.ui.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.ChartView;
import dev.portolan.diagram.Diagram.Health;
import dev.portolan.diagram.Inventory;
import dev.portolan.diagram.Item;
import dev.portolan.testkit.ClusterFixture;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SiftingTest {
  private final List<Item> shop =
      Inventory.of(ClusterFixture.shop(), ChartView.ALL, Inventory.NONE).items();

  @ParameterizedTest
  @CsvSource({
    "web-2,web-10,-1",
    "web-10,web-9,1",
    "10.0.0.9,10.0.0.10,-1",
    "a,B,-1",
    "web,web,0",
    "web,web-1,-1",
    "007,7,-1",
    "99999999999999999999998,99999999999999999999999,-1",
    "'',z,1",
    "z,'',-1",
  })
  void countsAsPeopleDo(String a, String b, int order) {
    assertThat(Integer.signum(NaturalOrder.TEXTS.compare(a, b))).isEqualTo(order);
    assertThat(Integer.signum(NaturalOrder.TEXTS.compare(b, a))).isEqualTo(-order);
  }

  @Test
  void everyWordOfEveryColumnHasToOccurInWhateverCase() {
    Sifting sifting = Sifting.ALL.with(Field.KIND, "POD").with(Field.NAME, "b d");
    assertThat(names(sifting)).isNotEmpty().allMatch(n -> n.contains("b") && n.contains("d"));
    assertThat(sifting.sift(shop)).allMatch(i -> Field.KIND.text(i).equals("Pod"));
  }

  @Test
  void aWordAfterAnExclamationMarkMustNotOccur() {
    List<String> pods = names(Sifting.ALL.with(Field.KIND, "pod"));
    List<String> others = names(Sifting.ALL.with(Field.KIND, "!pod"));
    assertThat(others).isNotEmpty();
    assertThat(pods.size() + others.size()).isEqualTo(shop.size());
  }

  @Test
  void blankFiltersAskNothing() {
    assertThat(new Sifting(Map.of(Field.NAME, "  "), null, false)).isEqualTo(Sifting.ALL);
    assertThat(names(Sifting.ALL.with(Field.NAME, "!"))).hasSize(shop.size());
  }

  @Test
  void sortsBothWaysAndKeepsTheMapsOrderOtherwise() {
    assertThat(names(Sifting.ALL)).isEqualTo(shop.stream().map(i -> i.ref().name()).toList());
    List<String> up = names(Sifting.ALL.sorted(Field.NAME, false));
    assertThat(up).isSortedAccordingTo(NaturalOrder.TEXTS).hasSize(shop.size());
    assertThat(names(Sifting.ALL.sorted(Field.NAME, true)))
        .isSortedAccordingTo(NaturalOrder.TEXTS.reversed());
  }

  @Test
  void whatWorksLeastComesFirstByStatus() {
    List<Item> rows = Sifting.ALL.sorted(Field.STATUS, false).sift(shop);
    assertThat(rows).extracting(Item::health).isSortedAccordingTo(SiftingTest::worst);
  }

  private static int worst(Health a, Health b) {
    List<Health> order = List.of(Health.BAD, Health.WARN, Health.GOOD, Health.IDLE);
    return Integer.compare(order.indexOf(a), order.indexOf(b));
  }

  private List<String> names(Sifting sifting) {
    return sifting.sift(shop).stream().map(i -> i.ref().name()).toList();
  }
}
