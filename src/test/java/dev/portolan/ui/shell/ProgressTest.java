package dev.portolan.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.testkit.ClusterFixture;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ProgressTest {
  private static final Coverage DONE = new Coverage.Complete();

  @Test
  void countsEachKindAgainstWhatTheServerPromised() {
    Progress progress =
        progress(
            Map.of(
                Kind.NODE, DONE,
                Kind.POD, new Coverage.Syncing(12_500, 150_000),
                Kind.SERVICE, new Coverage.Syncing(400)));
    assertThat(progress.done()).isEqualTo(1);
    assertThat(progress.text()).isEqualTo("Reading pods 12,500 of 150,000, services 400");
    assertThat(progress.lines().getFirst().share()).isEqualTo(12_500 / 150_000.0);
    assertThat(progress.lines().getLast().share()).isNegative();
  }

  @Test
  void sumsAllKindsUp() {
    Progress progress =
        progress(Map.of(Kind.NODE, DONE, Kind.POD, new Coverage.Syncing(12_500, 25_000)));
    assertThat(progress.sum())
        .isEqualTo("1 of 2 kinds are read, 12,500 objects of the others so far");
    assertThat(progress.share()).isEqualTo(0.75);
  }

  @Test
  void sumsTheNamespacesThatAreReadOneByOne() {
    TreeMap<String, Coverage> pods = new TreeMap<>();
    pods.put("a", new Coverage.Syncing(10, 30));
    pods.put("b", new Coverage.Syncing(5, 10));
    pods.put("c", DONE);
    pods.put("d", new Coverage.Forbidden("no"));
    assertThat(progress(Map.of(Kind.POD, new Coverage.Scoped(pods))).text())
        .isEqualTo("Reading pods 15 of 40");
  }

  @Test
  void isOverWhenNothingComesAnyMore() {
    assertThat(progress(Map.of(Kind.POD, new Coverage.Failed("no"), Kind.NODE, DONE)).reading())
        .isFalse();
  }

  private static Progress progress(Map<Kind, Coverage> coverage) {
    ClusterSnapshot shop = ClusterFixture.shop();
    return Progress.of(
        new ClusterSnapshot(shop.origin(), 1, shop.time(), coverage, shop.objects()));
  }
}
