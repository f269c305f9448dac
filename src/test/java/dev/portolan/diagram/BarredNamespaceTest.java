package dev.portolan.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.diagram.Diagram.Box;
import dev.portolan.diagram.Facts.Glyph;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.ObjectRef;
import dev.portolan.testkit.ClusterFixture;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What may not be seen is on the chart, and does not look like what is not there.
final class BarredNamespaceTest {
  private static final Coverage NO = new Coverage.Forbidden("pods is forbidden");

  @Test
  void aNamespaceWhosePodsMayNotBeSeenIsOneOfItsOwnKind() {
    TreeMap<String, Coverage> pods = new TreeMap<>();
    pods.put("shop", new Coverage.Complete());
    pods.put("vault", NO);
    pods.put("coming", new Coverage.Syncing(0));
    Diagram chart = chart(Map.of(Kind.POD, new Coverage.Scoped(pods)));
    assertThat(namespace(chart, "shop").facts().glyph()).isEqualTo(Glyph.NAMESPACE);
    assertThat(namespace(chart, "vault").facts().glyph()).isEqualTo(Glyph.BARRED);
    assertThat(namespace(chart, "vault").facts().note()).contains("pods not allowed");
    assertThat(namespace(chart, "coming").facts().glyph()).isEqualTo(Glyph.NAMESPACE);
    assertThat(namespace(chart, "coming").facts().note()).contains("pods loading");
  }

  @Test
  void soAreAllWherePodsMayBeSeenNowhere() {
    Diagram chart = chart(Map.of(Kind.POD, NO));
    assertThat(namespace(chart, "shop").facts().glyph()).isEqualTo(Glyph.BARRED);
  }

  private static Diagram chart(Map<Kind, Coverage> changed) {
    ClusterSnapshot shop = ClusterFixture.shop();
    Map<Kind, Coverage> coverage = new EnumMap<>(shop.coverage());
    coverage.putAll(changed);
    ClusterSnapshot partly =
        new ClusterSnapshot(shop.origin(), 1, shop.time(), coverage, shop.objects());
    return DiagramBuilder.build(partly, ChartView.ALL, null);
  }

  private static Box namespace(Diagram chart, String name) {
    return chart.box(ObjectRef.namespace(name)).orElseThrow();
  }
}
