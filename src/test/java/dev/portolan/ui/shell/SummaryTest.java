package dev.portolan.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.testkit.ClusterFixture;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SummaryTest {
  private final ClusterSnapshot shop = ClusterFixture.shop();

  @Test
  void countsWhatIsThere() {
    assertThat(Summary.counts(shop))
        .isEqualTo("3 namespaces   7 pods (1 not ready)   4 services   1 ingress   2 nodes");
    assertThat(Summary.gaps(shop, false)).isEmpty();
  }

  @Test
  void countsUnreadyPodsFromOneSnapshotToTheNext() {
    ClusterSnapshot less =
        new ClusterFixture()
            .namespace("shop")
            .deployment("shop", "web", 3)
            .ready("shop", "web-1", false)
            .build();
    assertThat(Unready.of(shop).next(less)).isEqualTo(Unready.of(less));
    assertThat(Unready.of(less).next(shop)).isEqualTo(Unready.of(shop));
    assertThat(Unready.of(less).count()).isEqualTo(1);
  }

  @Test
  void namesWhatMayNotAndWhatCouldNotBeSeen() {
    Map<Kind, Coverage> coverage = new EnumMap<>(shop.coverage());
    coverage.put(Kind.NODE, new Coverage.Forbidden("no nodes for you"));
    coverage.put(Kind.INGRESS, new Coverage.Failed("500"));
    ClusterSnapshot partly =
        new ClusterSnapshot(shop.origin(), 1, shop.time(), coverage, shop.objects());
    assertThat(Summary.gapText(Summary.gaps(partly, false)))
        .isEqualTo("not allowed to see nodes; could not read ingresses");
    assertThat(Summary.gaps(partly, false))
        .extracting(Summary.Gap::why)
        .containsExactly("no nodes for you", "500");
    assertThat(Summary.gaps(partly, true))
        .as("while nothing can be read the state says why, once")
        .extracting(Summary.Gap::why)
        .containsExactly("no nodes for you");
  }

  @Test
  void namesWhereSomethingMayNotBeSeen() {
    Map<Kind, Coverage> coverage = new EnumMap<>(shop.coverage());
    Coverage no = new Coverage.Forbidden("no");
    coverage.put(Kind.NODE, no);
    coverage.put(Kind.POD, new Coverage.Scoped(new TreeMap<>(Map.of("a", no, "b", no))));
    assertThat(gapText(coverage)).isEqualTo("not allowed to see nodes, pods in 2 namespaces");
    coverage.put(
        Kind.POD,
        new Coverage.Scoped(new TreeMap<>(Map.of("a", new Coverage.Complete(), "b", no))));
    assertThat(gapText(coverage)).isEqualTo("not allowed to see nodes, pods in b");
  }

  private String gapText(Map<Kind, Coverage> coverage) {
    return Summary.gapText(
        Summary.gaps(
            new ClusterSnapshot(shop.origin(), 1, shop.time(), coverage, shop.objects()), false));
  }

  @Test
  void tellsWhenItChangedLast() {
    Instant noon = Instant.parse("2026-07-01T12:05:59Z");

    assertThat(Summary.updated(noon, ZoneOffset.UTC)).isEqualTo("updated 12:05");
    assertThat(Summary.updated(noon, ZoneOffset.ofHours(2))).isEqualTo("updated 14:05");
  }
}
