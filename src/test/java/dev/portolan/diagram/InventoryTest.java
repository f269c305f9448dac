package dev.portolan.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.testkit.ClusterFixture;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class InventoryTest {
  private final ClusterSnapshot shop = ClusterFixture.shop();

  @Test
  void hasEverythingThatIsOnTheOpenChartOnceAndTheNodes() {
    Set<ObjectRef> chart = new HashSet<>();
    DiagramBuilder.build(shop, ChartView.ALL, null).boxes().forEach(b -> chart.add(b.ref()));
    List<ObjectRef> listed = refs(Inventory.of(shop, ChartView.ALL, Inventory.NONE));
    assertThat(listed).doesNotHaveDuplicates().containsAll(chart);
    assertThat(listed).containsAll(shop.pods().stream().map(p -> p.ref()).toList());
    assertThat(listed).containsAll(shop.nodes().stream().map(n -> n.ref()).toList());
  }

  @Test
  void aPodStandsUnderItsOwner() {
    List<Item> items = Inventory.of(shop, ChartView.ALL, Inventory.NONE).items();
    for (int i = 0; i < items.size(); i++) {
      ObjectRef owner = items.get(i).owner();
      if (owner != null) {
        List<ObjectRef> before = new ArrayList<>();
        items.subList(0, i).forEach(b -> before.add(b.ref()));
        assertThat(before).contains(owner);
      }
    }
    assertThat(items).anyMatch(i -> i.owner() != null);
  }

  @Test
  void theViewsFilterHoldsForTheTableToo() {
    Inventory some = Inventory.of(shop, ChartView.of(Set.of("shop")), Inventory.NONE);
    assertThat(some.items())
        .isNotEmpty()
        .allMatch(
            i -> i.ref().namespace().equals("shop") || i.ref().equals(ObjectRef.namespace("shop")));
    assertThat(refs(some)).noneMatch(r -> r.kind() == Kind.NODE);
  }

  @Test
  @SuppressWarnings("ReferenceEquality") // the very same is the point
  void takesOverWhatDidNotChange() {
    Inventory first = Inventory.of(shop, ChartView.ALL, Inventory.NONE);
    Inventory again = Inventory.of(shop, ChartView.ALL, first);
    assertThat(refs(again)).isEqualTo(refs(first));
    int same = 0;
    for (int i = 0; i < first.items().size(); i++) {
      same += first.items().get(i) == again.items().get(i) ? 1 : 0;
    }
    assertThat(same).isGreaterThanOrEqualTo(first.items().size() - shop.nodes().size());
  }

  private static List<ObjectRef> refs(Inventory inventory) {
    return inventory.items().stream().map(Item::ref).toList();
  }
}
